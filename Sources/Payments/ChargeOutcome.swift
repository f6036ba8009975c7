package import Membership

/// What a charge came to.
package enum ChargeOutcome: Hashable, Sendable {
    case succeeded
    case declined(DeclineKind, code: String)
    /// No answer; the money may or may not have moved. Never an excuse to charge again.
    case unknown
}
