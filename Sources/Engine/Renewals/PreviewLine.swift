package import Membership

/// What a run would begin with for one subscription.
package struct PreviewLine: Hashable, Sendable {
    package let subscription: SubscriptionID
    package let member: String
    package let plan: String
    package let action: NextAction.Kind
    package let dueAt: Instant
    /// What would be charged; `nil` when nothing is.
    package let amount: Money?
    package let payWith: String
}
