package import Membership

/// One line of what a member was billed, with the subscription and the invoice it is on.
package struct BilledLineRow: Hashable, Sendable {
    package let member: MemberID
    package let subscription: SubscriptionID
    package let invoice: InvoiceID
    package let isPaid: Bool
    package let kind: InvoiceLine.Kind
    package let price: PriceVersionID
    package let period: Period
    package let days: Int
    package let ofDays: Int
    /// Without tax; a discount is negative.
    package let amount: Money
}
