/// A rest from billing: from now, or from the end of the paid term.
extension Subscription {
    func pausing(terms: Int, today: CivilDate) throws(TransitionError) -> Decision {
        guard inFlight == nil else { throw .paymentInFlight }
        switch state {
        case .active:
            try checkPause(terms)
            guard autoRenew else { throw .autoRenewOff }
            // An overdue renewal is billed or cancelled, and not rested away; nor are the free days
            // before terms that were bought ahead.
            guard let paidUntil, today < paidUntil, agreement.billingStart <= today else {
                throw .notAllowed(state: .active, event: .paused)
            }
            let cadence = agreement.cycle.cadence
            let until = BillingCycle.starting(on: today, cadence: cadence).boundary(terms)
            var decision = resting(from: today, until: until)
            decision.next.paidUntil = today
            decision.effects.insert(.giveBackTime(from: today), at: 0)
            return decision
        case .scheduled, .incomplete, .trialing, .pastDue, .onHold, .paused, .ended:
            throw .notAllowed(state: state.name, event: .paused)
        }
    }

    func pausingNext(terms: Int?) throws(TransitionError) -> Decision {
        guard inFlight == nil else { throw .paymentInFlight }
        switch state {
        case .active:
            var next = self
            next.pauseNext = terms
            if let terms {
                try checkPause(terms)
                guard autoRenew else { throw .autoRenewOff }
            } else if pauseNext == nil {
                throw .nothingPending
            }
            if let paidUntil { next.accessUntil = next.access(paidUntil: paidUntil) }
            return Decision(next, [.note(terms == nil ? .pauseCleared : .pauseScheduled)])
        case .scheduled, .incomplete, .trialing, .pastDue, .onHold, .paused, .ended:
            throw .notAllowed(state: state.name, event: .pausesNext)
        }
    }

    func resuming(today: CivilDate) throws(TransitionError) -> Decision {
        guard inFlight == nil else { throw .paymentInFlight }
        switch state {
        case .paused(let pause):
            // Who moved west meanwhile has an earlier day, and paid for it before the rest.
            return goingOn(from: max(min(today, pause.until), pause.since))
        case .scheduled, .incomplete, .trialing, .active, .pastDue, .onHold, .ended:
            throw .notAllowed(state: state.name, event: .resumed)
        }
    }

    /// Rests from a day on.
    func resting(from day: CivilDate, until: CivilDate) -> Decision {
        var next = self
        next.state = .paused(Pause(since: day, until: until))
        next.accessUntil = day
        next.pauseNext = nil
        next.heldUntil = nil
        next.series += 1
        return Decision(next, [.note(.paused)])
    }

    /// Bills the first term after a rest: the rest of the period the day falls in, or a whole term
    /// from that day on. Access comes back with its payment.
    func goingOn(from day: CivilDate) -> Decision {
        var next = self
        next.agreement.billingStart = day
        switch agreement.pause?.resume ?? .stub {
        case .stub:
            next.nextTerm = agreement.cycle.index(containing: day)
        case .fresh:
            next.agreement.cycle = .starting(on: day, cadence: agreement.cycle.cadence)
            next.nextTerm = 0
        }
        return Decision(next).billing(next.agreement.term(next.nextTerm))
    }

    /// The day on which a rest ends that waits for the end of the paid time; `nil` when none waits.
    package var endOfNextRest: CivilDate? {
        pauseNext.map { agreement.cycle.boundary(nextTerm + $0) }
    }

    /// As it rests from the end of the paid time on.
    package func rested(until: CivilDate) -> Subscription {
        let start = agreement.billingStart
        return resting(from: max(paidUntil ?? start, start), until: until).next
    }

    /// As it goes on after a rest, before its first term is paid.
    package func goneOn(from day: CivilDate) -> Subscription { goingOn(from: day).next }

    private func checkPause(_ terms: Int) throws(TransitionError) {
        guard agreement.renews || agreement.isLifetime else { throw .doesNotRenew }
        guard let rules = agreement.pause, (1...rules.longest).contains(terms), agreement.renews
        else { throw .pauseNotAllowed }
    }
}
