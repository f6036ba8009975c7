import Membership

/// A state together with the facts beside it that change what an event does.
///
/// All are the sample subscription: its first term runs from 2026-01-31 to 2026-02-28, and where a
/// charge is on the way or failed it is that of the term after it, unless the name says otherwise.
enum Variant: String, Sendable, CaseIterable {
    case scheduled
    case incomplete, incompleteCharging, incompleteUnanswered
    /// Its first invoice is out and is paid some other way.
    case incompletePaidLater
    case trialing, trialingCharging, trialingUnanswered
    case trialingCanceled
    /// Nobody said how the terms after it are to be paid.
    case trialingWithoutMethod
    case active, activeCharging, activeUnanswered
    case activeCanceled
    /// Renewal was turned off while the gateway kept silent about the next term.
    case activeLeaving
    case activePausesNext
    case activeChangesNext
    /// A notice has to come before its next charge.
    case activeHeld
    /// Charged ten days before a term begins, and the next one is paid for.
    case activePaidAhead
    /// Charged ten days before a term begins, and that charge is on the way.
    case activeChargingAhead
    /// At a price that does not renew.
    case activeFixed
    case activeForLife
    case activeComplimentary
    case pastDue, pastDueCharging, pastDueUnanswered
    /// After a hard decline.
    case pastDueHard
    /// Charged ten days before the term begins, and declined.
    case pastDueAhead
    case onHold, onHoldCharging, onHoldUnanswered
    /// Under a policy that never ends it, with no try left.
    case onHoldForGood
    /// Under a policy that falls back to a free plan, with no try left.
    case onHoldFallback
    case paused, pausedCharging, pausedUnanswered
    /// A resumption begins a whole term.
    case pausedFresh
    case ended

    /// The variant's subscription.
    var subscription: Subscription {
        switch self {
        case .scheduled: Sample.subscription(.scheduled)
        case .incomplete: Sample.subscription(.incomplete)
        case .incompleteCharging: Sample.subscription(.incomplete, inFlight: .pending)
        case .incompleteUnanswered: Sample.subscription(.incomplete, inFlight: Sample.unanswered)
        case .incompletePaidLater: Self.incompletePaidLaterSample
        case .trialing: Sample.subscription(.trialing)
        case .trialingCharging: Sample.subscription(.trialing, inFlight: .pending)
        case .trialingUnanswered: Sample.subscription(.trialing, inFlight: Sample.unanswered)
        case .trialingCanceled: Self.with(.trialing) { $0.turnOff(until: "2026-01-31") }
        case .trialingWithoutMethod: Self.trialingWithoutMethodSample
        case .active: Sample.subscription(.active)
        case .activeCharging: Sample.subscription(.active, inFlight: .pending)
        case .activeUnanswered: Sample.subscription(.active, inFlight: Sample.unanswered)
        case .activeCanceled: Self.with(.active) { $0.turnOff(until: "2026-02-28") }
        case .activeLeaving: Self.activeLeavingSample
        case .activePausesNext: Self.activePausesNextSample
        case .activeChangesNext: Self.with(.active) { $0.pendingChange = Sample.change }
        case .activeHeld: Self.with(.active) { $0.heldUntil = Sample.heldUntil }
        case .activePaidAhead: Self.activePaidAheadSample
        case .activeChargingAhead: Self.activeChargingAheadSample
        case .activeFixed: Self.activeFixedSample
        case .activeForLife: Self.activeForLifeSample
        case .activeComplimentary: Self.with(.active) { $0.agreement.payWith = .complimentary }
        case .pastDue: Sample.subscription(.pastDue)
        case .pastDueCharging: Sample.subscription(.pastDue, inFlight: .pending)
        case .pastDueUnanswered: Sample.subscription(.pastDue, inFlight: Sample.unanswered)
        case .pastDueHard: Self.pastDueHardSample
        case .pastDueAhead: Self.pastDueAheadSample
        case .onHold: Sample.subscription(.onHold)
        case .onHoldCharging: Sample.subscription(.onHold, inFlight: .pending)
        case .onHoldUnanswered: Sample.subscription(.onHold, inFlight: Sample.unanswered)
        case .onHoldForGood: Self.onHold(.hold)
        case .onHoldFallback: Self.onHold(Self.fallback)
        case .paused: Sample.subscription(.paused)
        case .pausedCharging: Self.resuming(.pending)
        case .pausedUnanswered: Self.resuming(Sample.unanswered)
        case .pausedFresh: Self.pausedFreshSample
        case .ended: Sample.subscription(.ended)
        }
    }

    var state: StateName { subscription.state.name }

    static let fallback = DunningEnd.fallback(plan: "free", price: "monthly")

    /// The sample's tries and days under another end or another meaning of a hard decline.
    static func policy(
        _ end: DunningEnd = .cancel,
        hardDecline: HardDecline = .stop
    ) -> DunningPolicy {
        DunningPolicy(
            retryOffsets: [1, 3, 7, 14],
            graceDays: 7,
            holdDays: 14,
            hardDecline: hardDecline,
            end: end
        )
    }

    private static func with(
        _ state: StateName,
        _ change: (inout Subscription) -> Void
    ) -> Subscription {
        var sample = Sample.subscription(state)
        change(&sample)
        return sample
    }

    private static let incompletePaidLaterSample = with(.incomplete) {
        $0.agreement = Sample.agreement(payWith: Sample.account, isPaidLater: true)
        $0.state = .incomplete(expires: Sample.instant("2026-02-21T00:00:00Z"))
    }

    private static let trialingWithoutMethodSample = with(.trialing) {
        $0.agreement.payWith = .none
        $0.accessUntil = Sample.firstDay
    }

    private static let activeLeavingSample = with(.active) {
        $0.autoRenew = false
        $0.inFlight = Sample.unanswered
    }

    private static let activePausesNextSample = with(.active) {
        $0.pauseNext = 2
        $0.accessUntil = Sample.day("2026-02-28")
    }

    private static let activePaidAheadSample = with(.active) {
        $0.agreement.chargeLead = 10
        $0.paidUntil = Sample.day("2026-03-31")
        $0.accessUntil = Sample.day("2026-04-07")
        $0.nextTerm = 2
        $0.termsBilled = 2
    }

    private static let activeChargingAheadSample = with(.active) {
        $0.agreement.chargeLead = 10
        $0.inFlight = .pending
    }

    private static let activeFixedSample = with(.active) {
        $0.agreement.renews = false
        $0.turnOff(until: "2026-02-28")
    }

    private static let activeForLifeSample = with(.active) {
        $0.agreement.renews = false
        $0.agreement.isLifetime = true
        $0.paidUntil = .lifetimeEnd
        $0.turnOff(until: "9999-12-31")
    }

    private static let pastDueHardSample = with(.pastDue) {
        $0.state = .pastDue(Sample.debt(lastTried: "2026-02-28", retries: false))
    }

    private static let pastDueAheadSample = with(.pastDue) {
        $0.agreement.chargeLead = 10
        $0.state = .pastDue(Sample.debt(lastTried: "2026-02-18"))
    }

    private static func onHold(_ end: DunningEnd) -> Subscription {
        with(.onHold) {
            $0.agreement.dunning = policy(end)
            $0.state = .onHold(Sample.debt(lastTried: "2026-03-14"))
        }
    }

    /// The rest is over on its own day and the first term after it is charged.
    private static func resuming(_ charge: InFlight) -> Subscription {
        with(.paused) {
            $0.agreement.billingStart = Sample.day("2026-03-10")
            $0.inFlight = charge
        }
    }

    private static let pausedFreshSample = with(.paused) {
        $0.agreement.pause = PauseRules(longest: 3, resume: .fresh, creditsUnusedTime: true)
    }
}

extension Subscription {
    /// Renewal is off and access ends with the secured time.
    fileprivate mutating func turnOff(until text: String) {
        autoRenew = false
        accessUntil = Sample.day(text)
    }
}
