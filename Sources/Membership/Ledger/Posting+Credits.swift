/// Money that is given back: by a change of plan, by a credit note.
extension Posting {
    /// A change of plan was paid for: the new plan is billed, and the old ones give unused time back.
    ///
    /// What the member owes only ever rises before it falls, so no step overdraws it: first what is
    /// billed and the part of the credit that goes to the balance, then the credits.
    ///
    /// - Parameters:
    ///   - bill: the invoice of the change.
    ///   - plan: the plan changed to.
    ///   - credits: what the bill's credits take out of the books; per plan once or more.
    ///   - leftOver: what the bill puts on the balance, as it came.
    package static func changed(
        bill: Bill,
        member: MemberID,
        plan: String,
        credits: [CreditedRevenue],
        leftOver: PrepaidDraw,
        invoice: InvoiceID,
        on day: CivilDate
    ) throws(MoneyError) -> [Transfer] {
        let owed = Account.receivable(member)
        let number = invoice.number
        return try invoiced(bill: bill, member: member, plan: plan, invoice: invoice, on: day)
            + both(leftOver, from: owed, toBalanceOf: member, .leftOver, number, day)
            + given(credits, to: owed, .changeCredit, number, day)
    }

    /// A credit note was issued: what it gives back is owed to the member until it has arrived.
    package static func creditNote(
        _ credits: [CreditedRevenue],
        member: MemberID,
        creditNote: Int64,
        on day: CivilDate
    ) throws(MoneyError) -> [Transfer] {
        try given(credits, to: .refundPayable(member), .creditNote, creditNote, day)
    }

    /// A gateway or a clerk gave the money back.
    package static func refunded(
        _ amount: Money,
        member: MemberID,
        creditNote: Int64,
        on day: CivilDate
    ) -> [Transfer] {
        transfer(.refundPayable(member), .gatewayClearing, amount, .refund, creditNote, day)
    }

    /// The member's balance got the money back, paid and granted apart.
    package static func refundedToBalance(
        _ parts: PrepaidDraw,
        member: MemberID,
        creditNote: Int64,
        on day: CivilDate
    ) -> [Transfer] {
        let owed = Account.refundPayable(member)
        return both(parts, from: owed, toBalanceOf: member, .refundToBalance, creditNote, day)
    }

    /// One transfer per plan and account, and one for all taxes.
    private static func given(
        _ credits: [CreditedRevenue],
        to account: Account,
        _ code: Transfer.Code,
        _ reference: Int64,
        _ day: CivilDate
    ) throws(MoneyError) -> [Transfer] {
        guard let currency = credits.first?.tax.currency else { return [] }
        var transfers: [Transfer] = []
        var tax = Money.zero(currency)
        var plans: [String] = []
        for credit in credits where !plans.contains(credit.plan) { plans.append(credit.plan) }
        for plan in plans {
            var fromDeferred = Money.zero(currency)
            var fromEarned = Money.zero(currency)
            for credit in credits where credit.plan == plan {
                fromDeferred = try fromDeferred.adding(credit.fromDeferred)
                fromEarned = try fromEarned.adding(credit.fromEarned)
                tax = try tax.adding(credit.tax)
            }
            let deferred = Account.deferredRevenue(plan)
            transfers += transfer(deferred, account, fromDeferred, code, reference, day)
            transfers += transfer(.refunds(plan), account, fromEarned, code, reference, day)
        }
        return transfers + transfer(.taxPayable, account, tax, code, reference, day)
    }
}
