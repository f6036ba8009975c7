/// What a refund came to.
package enum RefundOutcome: Hashable, Sendable {
    case succeeded
    case declined(code: String)
    /// No answer; the money may or may not have gone back. Never an excuse to refund again.
    case unknown
}
