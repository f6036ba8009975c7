package import Membership
package import Store

/// What an added prepayment came to.
package struct PrepaymentView: Hashable, Sendable {
    package let member: String
    package let kind: PrepaymentRow.Kind
    package let amount: Money
    /// What is left to spend in that currency.
    package let balance: PrepaidBalance
    /// The subscriptions whose debt it paid.
    package let paid: [SubscriptionView]
}
