/// What a gateway says about a refund's key.
package enum RefundAnswer: Hashable, Sendable {
    case succeeded
    case declined(code: String)
    /// The gateway never saw the key, so the same key may be refunded now.
    case neverSeen
    case unknown
}
