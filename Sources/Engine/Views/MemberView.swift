package import Membership

/// A member as the CLI and the RPC show it.
package struct MemberView: Hashable, Sendable {
    package let member: String
    package let zone: String
    package let joinedAt: Instant
    package let name: String?
    package let email: String?
    package let balances: [PrepaidBalance]
    package let subscriptions: [SubscriptionView]
}
