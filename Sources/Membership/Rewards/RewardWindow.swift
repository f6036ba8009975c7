/// One window of a reward, with what was bought in it and what was issued for it so far.
package struct RewardWindow: Hashable, Sendable {
    package let period: Period
    /// Spend in scope, less what came back.
    package let spend: Money
    package let issued: Money

    package init(period: Period, spend: Money, issued: Money) {
        self.period = period
        self.spend = spend
        self.issued = issued
    }
}
