/// A pair of state and event that may not happen; never a silent no-op.
package enum TransitionError: Error, Hashable, Sendable {
    case notAllowed(state: StateName, event: SubscriptionEvent.Name)
    /// A charge has no outcome yet, so nothing else may be decided.
    case paymentInFlight
    /// The member turned renewal off before.
    case autoRenewAlreadyOff
    /// Renewal is on, so there is nothing to undo.
    case autoRenewAlreadyOn
    /// The member turned renewal off, so there is no next term to decide about.
    case autoRenewOff
    /// It was agreed for a fixed time.
    case doesNotRenew
    /// Nothing was due at that time.
    case nothingDue
    /// The plan allows no pause, or none that long.
    case pauseNotAllowed
    /// There is no pause, or no change, to take back.
    case nothingPending
}
