import Membership

/// What a random life must come to: which terms were billed and paid, and which days are secured.
///
/// It decides nothing by a subscription's state; it reads that only to say what must hold in it.
struct HistoryModel {
    /// The bill that has no end yet.
    private(set) var open: ScheduledTerm?
    /// The charge on the way is for a change and for no term.
    private(set) var isChanging = false
    private(set) var settled: [ScheduledTerm] = []

    private var billed: Set<BillKey> = []
    private var paidEnd: CivilDate?
    private var termsPaid = 0
    /// Time went by that nobody is to be billed for.
    private var hasGap = false
    /// No automatic try may come until there is a new method.
    private var isStopped = false
    /// The day of the latest try, for the debt that is open.
    private var lastTried: CivilDate?
    private let firstDay: CivilDate

    /// A day is billed once in one run of terms.
    private struct BillKey: Hashable {
        let series: Int
        let start: CivilDate
    }

    init(_ agreement: Agreement) { firstDay = agreement.billingStart }

    /// A change that another plan could bring: another price, or another cycle from today on.
    func amendment(
        of subscription: Subscription,
        today: CivilDate,
        _ random: inout SplitMix64
    ) -> Amendment {
        var agreement = subscription.agreement
        agreement.price = Sample.money(Int64(random.int(in: 0...9_999)))
        guard subscription.state == .active, !agreement.isLifetime, random.int(in: 0...1) == 0
        else {
            return Amendment(
                agreement: agreement,
                nextTerm: subscription.nextTerm,
                paidUntil: subscription.paidUntil
            )
        }
        agreement.cycle = .starting(on: today, cadence: agreement.cycle.cadence)
        agreement.billingStart = today
        return Amendment(
            agreement: agreement,
            nextTerm: 1,
            paidUntil: agreement.cycle.boundary(1)
        )
    }

    mutating func note(
        _ event: SubscriptionEvent,
        _ before: Subscription,
        today: CivilDate
    ) throws {
        switch event {
        case .paid(let term, today: _): try notePaid(term, before, today)
        case .declined(let kind, term: _, today: _, now: _):
            isStopped =
                isStopped || (kind == .hard && before.agreement.dunning.hardDecline == .stop)
            lastTried = today
        case .awaiting: isStopped = true
        case .changed(let amendment):
            if before.state == .active { paidEnd = amendment.paidUntil }
            isChanging = false
        case .changing: isChanging = true
        case .changeDeclined:
            isChanging = false
            // The invoice given up is the change's own.
            open = nil
        case .terminated(_, let paidUntil, today: _, now: _): paidEnd = paidUntil
        case .methodChanged: isStopped = false
        case .fellDue, .unanswered, .held, .canceled, .uncanceled, .replaced, .paused,
            .pausesNext, .resumed, .extended, .changesNext:
            break
        }
    }

    private mutating func notePaid(
        _ term: ScheduledTerm,
        _ before: Subscription,
        _ today: CivilDate
    ) throws {
        guard term == open else { throw HistoryFault("paid what was not billed: \(term)") }
        let start = paidEnd ?? firstDay
        guard term.period.start == start || (hasGap && term.period.start > start),
            !term.period.isEmpty
        else { throw HistoryFault("a gap or an overlap at \(start): \(term.period)") }
        open = nil
        settled.append(term)
        paidEnd = term.period.end
        termsPaid += term.count
        let policy = before.agreement.dunning
        hasGap =
            before.state.name == .onHold && term.period.end < today
            && today >= policy.holdEnd(due: term.period.start)
        isStopped = false
        lastTried = nil
    }

    mutating func carryOut(_ effect: Effect, _ after: Subscription) throws {
        switch effect {
        case .bill(let term):
            guard open == nil else { throw HistoryFault("two open bills: \(term)") }
            let key = BillKey(series: after.series, start: term.period.start)
            guard billed.insert(key).inserted else {
                throw HistoryFault("a second bill for \(term.period)")
            }
            open = term
            isStopped = false
            lastTried = nil
        case .tryAgain:
            guard open != nil else { throw HistoryFault("a try without a bill") }
        case .giveUp(let end):
            if let open, end == .void {
                billed.remove(BillKey(series: after.series, start: open.period.start))
            }
            open = nil
        case .giveBackTime(let from): paidEnd = from
        case .note(.paused): hasGap = true
        case .note(.ended), .fallBack:
            guard after.state.isEnded else { throw HistoryFault("a false end") }
        case .note: break
        }
    }

    /// What one step may and may not do.
    func compare(
        _ before: Subscription,
        _ decision: Decision,
        _ event: SubscriptionEvent,
        today: CivilDate
    ) throws {
        let after = decision.next
        guard after.series >= before.series, after.termsBilled >= before.termsBilled else {
            throw HistoryFault("a count fell: \(after)")
        }
        guard case .fellDue = event else { return }
        for effect in decision.effects {
            switch effect {
            case .bill(let term):
                guard before.autoRenew, before.agreement.chargeDay(of: term.period.start) <= today
                else { throw HistoryFault("billed without being wanted, or too early: \(term)") }
            case .tryAgain:
                guard !isStopped, let lastTried, lastTried < today else {
                    throw HistoryFault("a try that was stopped, or two on one day")
                }
            case .giveUp, .giveBackTime, .fallBack, .note: break
            }
        }
    }

    /// What holds of a subscription at any time.
    func check(_ after: Subscription, today: CivilDate) throws {
        guard after.paidUntil == paidEnd, after.termsBilled == termsPaid else {
            throw HistoryFault("paid until \(paidEnd as Any), \(termsPaid) terms: \(after)")
        }
        guard (after.nextAction == nil) == rests(after) else {
            throw HistoryFault("nothing waits, or too much: \(after)")
        }
        try checkOpen(after)
        try checkAccess(after, today)
    }

    /// Nothing is awaited: it is over, a charge decides, or it is held with no try left.
    private func rests(_ after: Subscription) -> Bool {
        switch after.inFlight {
        case .pending: return true
        case .unanswered: return false
        case nil: break
        }
        switch after.state {
        case .ended: return true
        case .onHold(let debt):
            let policy = after.agreement.dunning
            guard policy.end == .hold else { return false }
            let charged = after.agreement.chargeDay(of: debt.due)
            let left = policy.retryOffsets.map(charged.adding(days:)).contains {
                $0 > debt.lastTried && $0 <= policy.holdEnd(due: debt.due)
            }
            return !left || !debt.retriesAutomatically
        case .scheduled, .incomplete, .trialing, .active, .pastDue, .paused: return false
        }
    }

    private func checkOpen(_ after: Subscription) throws {
        let isOwed: Bool
        switch after.state {
        case .incomplete, .pastDue, .onHold: isOwed = true
        case .scheduled, .ended: isOwed = false
        case .trialing, .active, .paused: isOwed = after.inFlight != nil && !isChanging
        }
        guard (open != nil) == isOwed else {
            throw HistoryFault("an open bill that nobody owes, or a debt without one: \(after)")
        }
    }

    /// Access is never beyond what was promised, and never short of it.
    private func checkAccess(_ after: Subscription, _ today: CivilDate) throws {
        let policy = after.agreement.dunning
        let promised: CivilDate?
        switch after.state {
        case .scheduled, .incomplete: promised = nil
        case .trialing(let until):
            // Turned off in silence: what becomes of grace waits for the outcome.
            if after.inFlight != nil { return }
            let hasMethod = after.agreement.payWith != .none || after.agreement.price.isZero
            promised = after.autoRenew && hasMethod ? policy.graceEnd(due: until) : until
        case .active:
            if after.inFlight != nil { return }
            let renews = after.autoRenew && after.pauseNext == nil
            promised = paidEnd.map { renews ? policy.graceEnd(due: $0) : $0 }
        case .pastDue(let debt): promised = policy.graceEnd(due: debt.due)
        case .onHold, .paused, .ended:
            // Nothing from today on, but for what was paid, or free in a trial that was canceled.
            guard let access = after.accessUntil else { return }
            guard access <= max(today, paidEnd ?? firstDay) else {
                throw HistoryFault("access to \(access) without a right: \(after)")
            }
            if case .ended = after.state { return try checkEnd(after, access, today) }
            guard access <= today else { throw HistoryFault("access at rest: \(after)") }
            return
        }
        guard after.accessUntil == promised else {
            throw HistoryFault("access should end on \(promised as Any): \(after)")
        }
    }

    /// After the end there is access for what is paid or free, and no day of grace.
    private func checkEnd(
        _ after: Subscription,
        _ access: CivilDate,
        _ today: CivilDate
    ) throws {
        guard !after.autoRenew, after.inFlight == nil, after.pauseNext == nil,
            after.pendingChange == nil, after.heldUntil == nil
        else { throw HistoryFault("the end leaves something planned: \(after)") }
        guard access <= max(paidEnd ?? firstDay, settled.last?.period.end ?? firstDay) else {
            throw HistoryFault("the end keeps time that nobody paid for: \(after)")
        }
    }
}
