package import Membership

/// What recording a payment came to.
package struct RecordedPayment: Hashable, Sendable {
    package let invoice: InvoiceView
    package let subscription: SubscriptionView
    /// What was more than owed and is the payer's to spend; zero or more.
    package let toBalance: Money
    /// Whether the reference was recorded before, so that nothing changed.
    package let isKnown: Bool
}
