/// The transfers each business fact means; the only place where accounts are paired.
package enum Posting {
    /// A term was billed.
    package static func invoiced(
        _ amount: Money,
        member: MemberID,
        plan: String,
        invoice: InvoiceID,
        on day: CivilDate
    ) -> [Transfer] {
        transfer(
            .receivable(member),
            .deferredRevenue(plan),
            amount,
            .invoice,
            invoice.number,
            day
        )
    }

    /// A gateway's charge succeeded.
    package static func paid(
        _ amount: Money,
        member: MemberID,
        invoice: InvoiceID,
        on day: CivilDate
    ) -> [Transfer] {
        transfer(.gatewayClearing, .receivable(member), amount, .payment, invoice.number, day)
    }

    /// The prepaid balance paid an invoice: granted credit first, then money paid ahead.
    package static func drawn(
        _ draw: PrepaidDraw,
        member: MemberID,
        invoice: InvoiceID,
        on day: CivilDate
    ) -> [Transfer] {
        transfer(
            .prepaidGranted(member),
            .receivable(member),
            draw.granted,
            .balance,
            invoice.number,
            day
        )
            + transfer(
                .prepaidPaid(member),
                .receivable(member),
                draw.paid,
                .balance,
                invoice.number,
                day
            )
    }

    /// A member paid ahead.
    package static func prepaid(
        _ amount: Money,
        member: MemberID,
        prepayment: Int64,
        on day: CivilDate
    ) -> [Transfer] {
        transfer(.gatewayClearing, .prepaidPaid(member), amount, .prepayment, prepayment, day)
    }

    /// The shop gave a member credit to spend.
    package static func granted(
        _ amount: Money,
        member: MemberID,
        prepayment: Int64,
        on day: CivilDate
    ) -> [Transfer] {
        transfer(.discounts, .prepaidGranted(member), amount, .credit, prepayment, day)
    }

    /// An unpaid invoice was given up; nothing of it was ever earned.
    package static func writtenOff(
        _ amount: Money,
        member: MemberID,
        plan: String,
        invoice: InvoiceID,
        on day: CivilDate
    ) -> [Transfer] {
        transfer(
            .deferredRevenue(plan),
            .receivable(member),
            amount,
            .writeOff,
            invoice.number,
            day
        )
    }

    /// One day of a plan's paid terms was served.
    package static func recognized(
        _ amount: Money,
        plan: String,
        on day: CivilDate
    ) -> [Transfer] {
        transfer(.deferredRevenue(plan), .revenue(plan), amount, .recognition, nil, day)
    }

    /// Nothing moves for a zero amount.
    private static func transfer(
        _ debit: Account,
        _ credit: Account,
        _ amount: Money,
        _ code: Transfer.Code,
        _ reference: Int64?,
        _ day: CivilDate
    ) -> [Transfer] {
        guard amount.minorUnits != 0 else { return [] }
        return [
            Transfer(
                debit: debit,
                credit: credit,
                amount: amount,
                code: code,
                reference: reference,
                effective: day
            )
        ]
    }
}
