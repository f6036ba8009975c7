package import Membership

/// One try to collect one invoice; its idempotency key is the invoice's id and the attempt's number.
package struct AttemptRow: Hashable, Sendable {
    package let invoice: InvoiceID
    /// Counts from 1 within the invoice.
    package let attempt: Int
    /// What is asked: a payment method, or `recorded:REFERENCE` for what a clerk took.
    package let payWith: String
    /// What it is asked for, above zero.
    package let amount: Money
    /// Beside a gateway's charge, what the balance adds and holds until the outcome. Of an attempt
    /// with the balance itself that succeeded, how the amount was made up.
    package let fromBalance: PrepaidDraw
    package var state: AttemptState
    package let requestedAt: Instant
    package var resolvedAt: Instant?

    /// - Parameter fromBalance: nothing when left out.
    package init(
        invoice: InvoiceID,
        attempt: Int,
        payWith: String,
        amount: Money,
        fromBalance: PrepaidDraw? = nil,
        state: AttemptState,
        requestedAt: Instant,
        resolvedAt: Instant?
    ) {
        let nothing = Money.zero(amount.currency)
        self.invoice = invoice
        self.attempt = attempt
        self.payWith = payWith
        self.amount = amount
        self.fromBalance = fromBalance ?? PrepaidDraw(granted: nothing, paid: nothing)
        self.state = state
        self.requestedAt = requestedAt
        self.resolvedAt = resolvedAt
    }
}

/// What is known about a payment attempt.
package enum AttemptState: Hashable, Sendable {
    /// Committed; the gateway may or may not have heard of it.
    case pending
    /// The gateway gave no answer; it is asked by key, never charged again under another.
    case unknown
    case succeeded
    case declined(DeclineKind, code: String)

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
    package var decline: (kind: String, code: String)? {
        switch self {
        case .pending, .unknown, .succeeded: nil
        case .declined(let kind, let code): (kind.rawValue, code)
        }
    }
}
