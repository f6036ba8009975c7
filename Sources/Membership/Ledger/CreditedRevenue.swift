/// What credits take out of one plan's books.
package struct CreditedRevenue: Hashable, Sendable {
    package let plan: String
    /// What was billed and is not earned yet; without tax.
    package let fromDeferred: Money
    /// What was earned; without tax.
    package let fromEarned: Money
    package let tax: Money

    package init(plan: String, fromDeferred: Money, fromEarned: Money, tax: Money) {
        self.plan = plan
        self.fromDeferred = fromDeferred
        self.fromEarned = fromEarned
        self.tax = tax
    }

    /// Everything that is given back.
    package func total() throws(MoneyError) -> Money {
        try fromDeferred.adding(fromEarned).adding(tax)
    }
}
