/// What a pause gives back of the paid time it cuts off; all of it goes to the balance.
package struct UnusedCredit: Hashable, Sendable {
    /// What is given back of each line; also where its time is worth nothing.
    package let credits: [LineCredit]
    /// All credits with their tax; zero or more.
    package let total: Money
    /// Real money as paid credit, granted credit as granted credit.
    package let goesTo: PrepaidDraw

    /// The paid time from a day on, by the arithmetic of a refund by days.
    ///
    /// - Parameters:
    ///   - debited: all lines of the invoices that reach past `day`.
    ///   - brought: what was paid for those invoices, less what went back before.
    ///   - secondsLeft: for plans that count seconds: from now to the end of the current period, of
    ///     the full period.
    package init(
        _ debited: [DebitedLine],
        from day: CivilDate,
        brought: MoneySources,
        secondsLeft: InvoiceLine.Share? = nil
    ) throws(MoneyError) {
        let debits = try Debit.all(debited).filter { $0.hasTime(from: day) }
        let credits = try debits.map { (debit) throws(MoneyError) in
            try debit.credit(from: day, secondsLeft: secondsLeft)
        }
        let settled = try LineCredit.settling(credits, brought, .balance)
        self.credits = settled.credits
        total = settled.total
        goesTo = PrepaidDraw(granted: settled.goesTo.granted, paid: settled.goesTo.paid)
    }
}
