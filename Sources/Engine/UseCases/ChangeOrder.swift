package import Membership

/// A wish to change a subscription's plan or price.
package struct ChangeOrder: Hashable, Sendable {
    package let subscription: SubscriptionID
    package let plan: String
    package let price: String
    /// Whether it waits for the end of the term even where the plan's rules would make it at once.
    package let atTermEnd: Bool
    /// What it is expected to cost now; another total is refused. `nil` for whatever it costs.
    package let expected: Money?
    /// The code of an invitation to the plan; `nil` for the member's own, where one is asked for.
    package let invitation: String?

    package init(
        subscription: SubscriptionID,
        plan: String,
        price: String,
        atTermEnd: Bool = false,
        expected: Money? = nil,
        invitation: String? = nil
    ) {
        self.subscription = subscription
        self.plan = plan
        self.price = price
        self.atTermEnd = atTermEnd
        self.expected = expected
        self.invitation = invitation
    }
}
