/// The transfers each business fact means; the only place where accounts are paired.
package enum Posting {
    /// An amount was billed, without tax.
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

    /// A term was billed: what it earns, its tax, and what was carried forward to it.
    package static func invoiced(
        bill: Bill,
        member: MemberID,
        plan: String,
        invoice: InvoiceID,
        on day: CivilDate
    ) throws(MoneyError) -> [Transfer] {
        let owed = Account.receivable(member)
        let number = invoice.number
        return try invoiced(
            bill.earnable(),
            member: member,
            plan: plan,
            invoice: invoice,
            on: day
        )
            + transfer(owed, .taxPayable, bill.tax(), .tax, number, day)
            + transfer(owed, .carriedForward(member), bill.carried(), .carried, number, day)
    }

    /// An unpaid amount was given up; nothing of it was ever earned.
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

    /// An unpaid invoice was given up: the mirror of its bill. What had been carried forward to it is
    /// carried forward again.
    package static func writtenOff(
        bill: Bill,
        member: MemberID,
        plan: String,
        invoice: InvoiceID,
        on day: CivilDate
    ) throws(MoneyError) -> [Transfer] {
        let owed = Account.receivable(member)
        return try writtenOff(
            bill.earnable(),
            member: member,
            plan: plan,
            invoice: invoice,
            on: day
        )
            + transfer(.taxPayable, owed, bill.tax(), .writeOff, invoice.number, day)
            + carriedForward(bill.carried(), member: member, invoice: invoice, on: day)
    }

    /// One day of a plan's paid terms was served; a negative amount takes served days back.
    package static func recognized(
        _ amount: Money,
        plan: String,
        on day: CivilDate
    ) -> [Transfer] {
        let deferred = Account.deferredRevenue(plan)
        let revenue = Account.revenue(plan)
        guard amount.isNegative else {
            return transfer(deferred, revenue, amount, .recognition, nil, day)
        }
        let opposite = Money(
            minorUnits: Int64(clamping: amount.minorUnits.magnitude),
            currency: amount.currency
        )
        return transfer(revenue, deferred, opposite, .recognition, nil, day)
    }

    /// Nothing moves for a zero amount.
    static func transfer(
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
