package import Membership
package import Store

/// What an added prepayment came to.
package struct PrepaymentView: Hashable, Sendable {
    package let member: String
    package let kind: PrepaymentRow.Kind
    package let amount: Money
    /// The first day on which what is left of granted credit is gone; `nil` for never.
    package let expiresOn: CivilDate?
    /// What is left to spend in that currency.
    package let balance: PrepaidBalance
    /// The subscriptions whose debt it paid.
    package let paid: [SubscriptionView]
}
