/// How the source stands, in the terms an answer is explained by.
package enum Standing: String, Hashable, Sendable, CaseIterable {
    case scheduled
    case incomplete
    case trialing
    /// Paid, and renewing at the end.
    case renewing
    /// Paid, and ending at the end of the paid time.
    case ending
    case pastDue = "past_due"
    case onHold = "on_hold"
    case paused
    case ended
}
