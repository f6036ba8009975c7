/// Money that comes in, and invoices that are settled.
extension Posting {
    /// A gateway's charge succeeded, or a clerk recorded the money.
    package static func paid(
        _ amount: Money,
        member: MemberID,
        invoice: InvoiceID,
        on day: CivilDate
    ) -> [Transfer] {
        transfer(.gatewayClearing, .receivable(member), amount, .payment, invoice.number, day)
    }

    /// The prepaid balance paid an invoice: granted credit first, then money paid ahead.
    ///
    /// - Parameter member: whose balance and debt it is.
    package static func drawn(
        _ draw: PrepaidDraw,
        member: MemberID,
        invoice: InvoiceID,
        on day: CivilDate
    ) -> [Transfer] {
        both(draw, of: member, to: .receivable(member), .balance, invoice.number, day)
    }

    /// The balance's part of a charge is set aside until the gateway has answered.
    package static func held(
        _ draw: PrepaidDraw,
        member: MemberID,
        invoice: InvoiceID,
        on day: CivilDate
    ) -> [Transfer] {
        both(draw, of: member, to: .prepaidHeld(member), .hold, invoice.number, day)
    }

    /// The charge was declined: what was set aside is the member's to spend again.
    package static func released(
        _ draw: PrepaidDraw,
        member: MemberID,
        invoice: InvoiceID,
        on day: CivilDate
    ) -> [Transfer] {
        both(draw, from: .prepaidHeld(member), toBalanceOf: member, .release, invoice.number, day)
    }

    /// The charge succeeded: what was set aside pays its part of the invoice.
    package static func drawnHeld(
        _ draw: PrepaidDraw,
        member: MemberID,
        invoice: InvoiceID,
        on day: CivilDate
    ) throws(MoneyError) -> [Transfer] {
        let held = Account.prepaidHeld(member)
        let amount = try draw.total()
        return transfer(held, .receivable(member), amount, .balance, invoice.number, day)
    }

    /// An invoice was too small to charge and waits for the next one.
    package static func carriedForward(
        _ amount: Money,
        member: MemberID,
        invoice: InvoiceID,
        on day: CivilDate
    ) -> [Transfer] {
        transfer(
            .carriedForward(member),
            .receivable(member),
            amount,
            .carry,
            invoice.number,
            day
        )
    }

    /// What was carried forward is given up: no invoice will bill it any more.
    package static func carryOff(
        _ amount: Money,
        member: MemberID,
        subscription: SubscriptionID,
        on day: CivilDate
    ) -> [Transfer] {
        let number = subscription.number
        return transfer(.discounts, .carriedForward(member), amount, .carryOff, number, day)
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

    /// Granted credit ran out unused.
    ///
    /// - Parameter prepayment: the grant it is left of.
    package static func expired(
        _ amount: Money,
        member: MemberID,
        prepayment: Int64,
        on day: CivilDate
    ) -> [Transfer] {
        transfer(.prepaidGranted(member), .breakage, amount, .expiry, prepayment, day)
    }

    /// Money paid ahead was paid out to the member.
    package static func payout(
        _ amount: Money,
        member: MemberID,
        prepayment: Int64,
        on day: CivilDate
    ) -> [Transfer] {
        transfer(.prepaidPaid(member), .gatewayClearing, amount, .payout, prepayment, day)
    }

    /// Both parts of a member's balance to one account, granted credit first.
    static func both(
        _ draw: PrepaidDraw,
        of member: MemberID,
        to account: Account,
        _ code: Transfer.Code,
        _ reference: Int64,
        _ day: CivilDate
    ) -> [Transfer] {
        transfer(.prepaidGranted(member), account, draw.granted, code, reference, day)
            + transfer(.prepaidPaid(member), account, draw.paid, code, reference, day)
    }

    /// The same the other way.
    static func both(
        _ draw: PrepaidDraw,
        from account: Account,
        toBalanceOf member: MemberID,
        _ code: Transfer.Code,
        _ reference: Int64,
        _ day: CivilDate
    ) -> [Transfer] {
        transfer(account, .prepaidGranted(member), draw.granted, code, reference, day)
            + transfer(account, .prepaidPaid(member), draw.paid, code, reference, day)
    }
}
