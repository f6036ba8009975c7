/// Money of an invoice that the shop gives back because it wants to; the time is kept.
package struct GoodwillCredit: Hashable, Sendable {
    /// What is given back of each line, without any of its time.
    package let credits: [LineCredit]
    /// The same by destination; the parts add up to the amount.
    package let goesTo: MoneySources

    /// Shares an amount out over the lines of an invoice, in proportion to what is left of each.
    ///
    /// - Parameters:
    ///   - amount: with tax; above zero.
    ///   - debited: all lines of the invoice.
    ///   - brought: what was paid for it, less what went back before.
    /// - Returns: `nil` when that is more than was paid and not given back.
    package static func sharing(
        _ amount: Money,
        over debited: [DebitedLine],
        brought: MoneySources,
        to destination: RefundDestination
    ) throws(MoneyError) -> GoodwillCredit? {
        let whole = try Debit.all(debited).map { debit in
            LineCredit(line: debit.id, amount: debit.amountLeft, tax: debit.taxLeft, from: nil)
        }
        let left = try LineCredit.total(whole, amount.currency)
            .lesser(brought.total().orNothing)
        guard amount.minorUnits <= left.minorUnits else { return nil }
        let settled = try LineCredit.settling(
            LineCredit.sharing(amount, over: whole),
            brought,
            destination
        )
        return GoodwillCredit(credits: settled.credits, goesTo: settled.goesTo)
    }
}
