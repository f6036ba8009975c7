/// A pair of state and event that may not happen; never a silent no-op.
package enum TransitionError: Error, Hashable, Sendable {
    case notAllowed(state: StateName, event: SubscriptionEvent.Name)
    /// A charge has no outcome yet, so nothing else may be decided.
    case paymentInFlight
    /// The member turned renewal off before.
    case autoRenewAlreadyOff
    /// Nothing was due at that time.
    case nothingDue
}
