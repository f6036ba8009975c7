package import Membership

/// An amount of one plan in one currency.
package struct PlanAmount: Hashable, Sendable {
    package let plan: String
    package let amount: Money

    package init(plan: String, amount: Money) {
        self.plan = plan
        self.amount = amount
    }
}
