package import Membership

/// What a gateway says about a key.
package enum QueryAnswer: Hashable, Sendable {
    case succeeded
    case declined(DeclineKind, code: String)
    /// The gateway never saw the key, so the same key may be charged now.
    case neverSeen
    case unknown
}
