/// Where a subscription stands; each case carries only the facts that are true in it.
package enum SubscriptionState: Hashable, Sendable {
    /// Starts on a later day.
    case scheduled(startsOn: CivilDate, withTrial: Bool)
    /// The first payment has not arrived; given up at `expires`.
    case incomplete(expires: Instant)
    /// Free days; the first term begins on `until`.
    case trialing(until: CivilDate)
    /// Paid for, until the subscription's `paidUntil`.
    case active
    /// A charge failed; access goes on through grace.
    case pastDue(Dunning)
    /// A charge failed and grace is over: no access, tries go on.
    case onHold(Dunning)
    /// Resting: no access, nothing billed.
    case paused(Pause)
    /// Over for good; a rejoin is a new subscription.
    case ended(EndReason, at: Instant)

    /// The state's name in the store, the RPC and the CLI.
    package var name: StateName {
        switch self {
        case .scheduled: .scheduled
        case .incomplete: .incomplete
        case .trialing: .trialing
        case .active: .active
        case .pastDue: .pastDue
        case .onHold: .onHold
        case .paused: .paused
        case .ended: .ended
        }
    }

    package var isEnded: Bool { name == .ended }
}
