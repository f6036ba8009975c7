/// How far a charge without an outcome has come.
package enum InFlight: Hashable, Sendable {
    /// Committed as pending; the gateway may or may not have heard of it.
    case pending
    /// The gateway gave no answer; it is asked by key from this instant on.
    case unanswered(askAgain: Instant)
}
