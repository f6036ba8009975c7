package import Membership

/// One try to give back what a credit note owes to a payment method; its idempotency key is the
/// note's number and the attempt's.
package struct RefundAttemptRow: Hashable, Sendable {
    package let creditNote: Int64
    /// Counts from 1 within the credit note.
    package let attempt: Int
    /// The attempt at the note's invoice whose money goes back.
    package let chargeAttempt: Int
    /// What that charge was paid with.
    package let payWith: String
    /// What goes back, above zero.
    package let amount: Money
    package var state: State
    package let requestedAt: Instant
    package var resolvedAt: Instant?

    package init(
        creditNote: Int64,
        attempt: Int,
        chargeAttempt: Int,
        payWith: String,
        amount: Money,
        state: State,
        requestedAt: Instant,
        resolvedAt: Instant?
    ) {
        self.creditNote = creditNote
        self.attempt = attempt
        self.chargeAttempt = chargeAttempt
        self.payWith = payWith
        self.amount = amount
        self.state = state
        self.requestedAt = requestedAt
        self.resolvedAt = resolvedAt
    }

    /// What is known about a refund attempt.
    package enum State: Hashable, Sendable {
        /// Committed; the gateway may or may not have heard of it.
        case pending
        /// The gateway gave no answer; it is asked by key, never refunded again under another.
        case unknown
        case succeeded
        case declined(code: String)

        /// As it is stored and shown.
        package var name: String {
            switch self {
            case .pending: "pending"
            case .unknown: "unknown"
            case .succeeded: "succeeded"
            case .declined: "declined"
            }
        }

        /// Why it was declined; `nil` unless it was.
        package var declineCode: String? {
            switch self {
            case .pending, .unknown, .succeeded: nil
            case .declined(let code): code
            }
        }
    }
}
