package import Membership

/// Money of one invoice that is given back, and where it goes.
///
/// What goes to the balance arrives with the note; what goes to the payment method is owed until a
/// refund succeeds. A note without such a part is settled from the start.
package struct CreditNoteRow: Hashable, Sendable {
    package let id: Int64
    package let subscription: SubscriptionID
    package let invoice: InvoiceID
    /// Who gets it: whoever paid the invoice.
    package let payer: MemberID
    package let reason: Reason
    package let toMethod: Money
    /// To the balance, as money paid ahead.
    package let toPaid: Money
    /// To the balance, as credit the shop gives.
    package let toGranted: Money
    package let issuedAt: Instant
    /// `nil` while money is still owed.
    package var settledAt: Instant?

    package init(
        id: Int64,
        subscription: SubscriptionID,
        invoice: InvoiceID,
        payer: MemberID,
        reason: Reason,
        toMethod: Money,
        toPaid: Money,
        toGranted: Money,
        issuedAt: Instant,
        settledAt: Instant?
    ) {
        self.id = id
        self.subscription = subscription
        self.invoice = invoice
        self.payer = payer
        self.reason = reason
        self.toMethod = toMethod
        self.toPaid = toPaid
        self.toGranted = toGranted
        self.issuedAt = issuedAt
        self.settledAt = settledAt
    }

    /// As it is stored and shown.
    package var state: State { settledAt == nil ? .pending : .settled }

    /// Why money is given back.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case refund
        /// The paid days that a pause cuts off.
        case pause
        case giftRefund = "gift_refund"
        case goodwill
    }

    /// How a credit note stands.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case pending
        case settled
    }
}
