/// What the outcome of a charge does.
extension Subscription {
    func paying(_ term: ScheduledTerm, today: CivilDate) throws(TransitionError) -> Decision {
        guard canSettle(term) else { throw .notAllowed(state: state.name, event: .paid) }
        var next = self
        next.inFlight = nil
        next.state = .active
        next.paidUntil = term.period.end
        next.nextTerm = term.index + term.count
        next.termsBilled += term.count
        // A price that does not renew is wanted until its one term is paid, and no longer.
        next.autoRenew = autoRenew && agreement.renews
        next.accessUntil = next.access(paidUntil: term.period.end)
        // Held beyond its dunning, time went by without access: nobody is billed for that.
        if case .onHold(let dunning) = state, next.autoRenew, term.period.end < today,
            today >= agreement.dunning.holdEnd(due: dunning.due)
        {
            next.agreement.billingStart = today
            next.nextTerm = agreement.cycle.index(containing: today)
            next.series += 1
        }
        switch state {
        case .incomplete, .trialing: return Decision(next, [.note(.activated)])
        case .active: return Decision(next, [.note(.renewed)])
        case .pastDue, .onHold: return Decision(next, [.note(.recovered)])
        case .paused: return Decision(next, [.note(.resumed)])
        case .scheduled, .ended: throw .notAllowed(state: state.name, event: .paid)
        }
    }

    func declining(
        _ kind: DeclineKind,
        _ term: ScheduledTerm,
        today: CivilDate,
        now: Instant
    ) throws(TransitionError) -> Decision {
        guard canSettle(term) else { throw .notAllowed(state: state.name, event: .declined) }
        let helps = kind == .soft || agreement.dunning.hardDecline == .retry
        switch state {
        case .incomplete:
            var next = self
            next.inFlight = nil
            return Decision(next)
        case .trialing, .active, .paused:
            // Terms bought before they were due, or before a rest: the purchase failed and nothing
            // else did.
            if today < chargeDay(of: term.period.start) || pauseNext != nil {
                var next = self
                next.inFlight = nil
                next.settleAccess()
                return Decision(next, [.giveUp(.void), .note(.purchaseDeclined)])
            }
            return owing(term, retries: helps, .wentPastDue, today: today, now: now)
        case .pastDue(let before), .onHold(let before):
            var next = self
            next.inFlight = nil
            let dunning = Dunning(
                due: before.due,
                lastTried: today,
                retriesAutomatically: before.retriesAutomatically && helps
            )
            next.state = state.name == .pastDue ? .pastDue(dunning) : .onHold(dunning)
            return next.dunned(dunning, today: today, now: now)
        case .scheduled, .ended:
            throw .notAllowed(state: state.name, event: .declined)
        }
    }

    /// The invoice is out and its money is on the way by itself: the same days of grace and hold
    /// as after a decline, and no tries.
    func awaiting(
        _ term: ScheduledTerm,
        today: CivilDate,
        now: Instant
    ) throws(TransitionError) -> Decision {
        guard canSettle(term) else { throw .notAllowed(state: state.name, event: .awaiting) }
        switch state {
        case .incomplete:
            var next = self
            next.inFlight = nil
            return Decision(next, [.note(.awaitingPayment)])
        case .trialing, .active, .paused:
            return owing(term, retries: false, .awaitingPayment, today: today, now: now)
        case .pastDue(let before), .onHold(let before):
            var next = self
            next.inFlight = nil
            // Trying again collects nothing: the money comes by itself or not at all.
            let dunning = Dunning(
                due: before.due,
                lastTried: before.lastTried,
                retriesAutomatically: false
            )
            next.state = state.name == .pastDue ? .pastDue(dunning) : .onHold(dunning)
            return next.dunned(dunning, today: today, now: now)
        case .scheduled, .ended:
            throw .notAllowed(state: state.name, event: .awaiting)
        }
    }

    /// Whether an outcome for this term can be this subscription's: it is the open term, and where no
    /// debt is known a charge for it is on the way. An outcome that is told twice counts once, also
    /// when a rest in between has opened the rest of the same period.
    private func canSettle(_ term: ScheduledTerm) -> Bool {
        guard term.index == nextTerm,
            term.period.start == agreement.term(nextTerm).period.start
        else { return false }
        switch state {
        case .incomplete, .pastDue, .onHold: return true
        case .trialing, .active, .paused: return inFlight != nil
        case .scheduled, .ended: return false
        }
    }

    /// A term stays unpaid: dunning begins on the day it was due.
    private func owing(
        _ term: ScheduledTerm,
        retries: Bool,
        _ happening: Happening,
        today: CivilDate,
        now: Instant
    ) -> Decision {
        var next = self
        next.inFlight = nil
        // Renewal was turned off while the gateway kept silent: there is no debt to chase.
        guard autoRenew else {
            next.settleAccess()
            if today < term.period.start { return Decision(next, [.giveUp(.void)]) }
            return next.ending(.canceled, at: now, givingUp: .uncollectible)
        }
        let dunning = Dunning(
            due: term.period.start,
            lastTried: today,
            retriesAutomatically: retries
        )
        // Grace keeps access, and a rest has none to keep: it comes back with its payment.
        if state.name == .paused {
            next.state = .onHold(dunning)
            var decision = next.dunned(dunning, today: today, now: now)
            decision.effects.insert(contentsOf: [.note(happening), .note(.wentOnHold)], at: 0)
            return decision
        }
        next.state = .pastDue(dunning)
        // The first failure sets access to the end of grace; later ones move nothing.
        next.accessUntil = agreement.dunning.graceEnd(due: dunning.due)
        var decision = next.dunned(dunning, today: today, now: now)
        decision.effects.insert(.note(happening), at: 0)
        return decision
    }

    /// Where an unpaid term stands today: still in grace, on hold, or over.
    func dunned(_ dunning: Dunning, today: CivilDate, now: Instant) -> Decision {
        if today >= agreement.dunning.holdEnd(due: dunning.due) {
            switch agreement.dunning.end {
            case .cancel:
                return ending(.nonpayment, at: now, givingUp: .uncollectible)
            case .fallback(let plan, let price):
                var decision = ending(.nonpayment, at: now, givingUp: .uncollectible)
                decision.effects.append(.fallBack(plan: plan, price: price))
                return decision
            case .hold:
                break
            }
        }
        var next = self
        if today >= agreement.dunning.graceEnd(due: dunning.due), state.name != .onHold {
            next.state = .onHold(dunning)
            return Decision(next, [.note(.wentOnHold)])
        }
        return Decision(next)
    }
}
