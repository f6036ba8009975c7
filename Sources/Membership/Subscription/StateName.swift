/// The names of the states, without their facts.
package enum StateName: String, Hashable, Sendable, CaseIterable {
    case scheduled
    case incomplete
    case trialing
    case active
    case pastDue = "past_due"
    case onHold = "on_hold"
    case paused
    case ended
}
