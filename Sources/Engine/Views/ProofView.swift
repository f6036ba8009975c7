package import Membership

/// A member who showed a proof, and what it is good for.
package struct ProofView: Hashable, Sendable {
    package let member: MemberView
    /// Lower prices that the member's subscriptions may change to now; none comes by itself.
    package let lowerPrices: [LowerPrice]
}

/// A price that a subscription may change to, and that is lower than what it pays.
package struct LowerPrice: Hashable, Sendable {
    package let subscription: SubscriptionID
    package let plan: String
    package let price: String
    package let amount: Money
    /// What it pays a term today.
    package let insteadOf: Money
}
