/// The life cycle: every pair of state and event is answered, explicitly, in one of these files.
extension Subscription {
    /// How long a first payment may stay outstanding.
    package static let firstPaymentWindow = 23 * Instant.millisecondsPerHour

    /// Opens a subscription: scheduled, on trial, or with its first term billed.
    ///
    /// - Parameter draft: the subscription with any state; its state is replaced.
    package static func opening(
        _ draft: Subscription,
        startsOn: CivilDate,
        withTrial: Bool,
        today: CivilDate,
        now: Instant
    ) -> Decision {
        var next = draft
        if startsOn > today {
            next.state = .scheduled(startsOn: startsOn, withTrial: withTrial)
            return Decision(next, [.note(.scheduled)])
        }
        return next.starting(withTrial: withTrial, now: now)
    }

    /// Decides what an event does to this subscription. Pure: the event brings every date it needs.
    ///
    /// - Throws: ``TransitionError`` for a pair that may not happen.
    package func applying(_ event: SubscriptionEvent) throws(TransitionError) -> Decision {
        switch event {
        case .fellDue(let today, let now): try fallingDue(today: today, now: now)
        case .paid(let term, let today): try paying(term, today: today)
        case .declined(let kind, let term, let today, let now):
            try declining(kind, term, today: today, now: now)
        case .awaiting(let term, let today, let now): try awaiting(term, today: today, now: now)
        case .unanswered(let askAgain): try waiting(until: askAgain)
        case .held(let until): try holdingBack(until: until)
        case .canceled(let today, let now): try canceling(today: today, now: now)
        case .uncanceled(let today): try uncanceling(today: today)
        case .terminated(let reason, let paidUntil, let today, let now):
            try terminating(reason, paidUntil: paidUntil, today: today, now: now)
        case .replaced(let now): try replacing(now: now)
        case .paused(let terms, let today): try pausing(terms: terms, today: today)
        case .pausesNext(let terms): try pausingNext(terms: terms)
        case .resumed(let today): try resuming(today: today)
        case .extended(let terms): try extending(terms: terms)
        case .changesNext(let change): try changingNext(change)
        case .changing: try startingChange()
        case .changed(let amendment): try changing(amendment)
        case .changeDeclined: try decliningChange()
        case .methodChanged(let method, let isPaidLater):
            try changingMethod(method, isPaidLater: isPaidLater)
        }
    }
}

extension Subscription {
    private func starting(withTrial: Bool, now: Instant) -> Decision {
        var next = self
        next.heldUntil = nil
        if withTrial {
            next.state = .trialing(until: agreement.billingStart)
            next.accessUntil = next.access(paidUntil: agreement.billingStart)
            return Decision(next, [.note(.trialStarted)])
        }
        next.state = .incomplete(
            expires: now.adding(milliseconds: agreement.firstPaymentWindow)
        )
        return Decision(next, [.note(.started)]).billing()
    }

    private func fallingDue(
        today: CivilDate,
        now: Instant
    ) throws(TransitionError) -> Decision {
        guard inFlight == nil else { throw .paymentInFlight }
        guard let action = nextAction else {
            throw .notAllowed(state: state.name, event: .fellDue)
        }
        switch action.due {
        case .day(let day): guard today >= day else { throw .nothingDue }
        case .instant(let instant): guard now >= instant else { throw .nothingDue }
        }
        if let notBefore = action.notBefore, now < notBefore { throw .nothingDue }
        switch state {
        case .scheduled(_, let withTrial):
            return starting(withTrial: withTrial, now: now)
        case .incomplete:
            return ending(.neverPaid, at: now, givingUp: .void)
        case .trialing:
            guard autoRenew else { return ending(.canceled, at: now) }
            // Nobody ever said how the terms after the trial are to be paid.
            return lacksMethod ? ending(.expired, at: now) : Decision(self).billing()
        case .active:
            // Days that a late payment left to nobody are no part of the rest.
            if autoRenew, let day = paidUntil, let until = endOfNextRest {
                return resting(from: max(day, agreement.billingStart), until: until)
            }
            if autoRenew { return Decision(self).billing() }
            return ending(agreement.renews ? .canceled : .expired, at: now)
        case .pastDue(let dunning), .onHold(let dunning):
            let charged = agreement.chargeDay(of: dunning.due)
            let retry = agreement.dunning.latestRetry(due: charged, by: today)
            if dunning.retriesAutomatically, let retry, retry > dunning.lastTried {
                var next = self
                next.inFlight = .pending
                return Decision(next, [.tryAgain])
            }
            return dunned(dunning, today: today, now: now)
        case .paused(let pause):
            guard autoRenew else { return ending(.canceled, at: now) }
            return goingOn(from: pause.until)
        case .ended:
            throw .notAllowed(state: .ended, event: .fellDue)
        }
    }

    private func waiting(until askAgain: Instant) throws(TransitionError) -> Decision {
        guard inFlight != nil else { throw .notAllowed(state: state.name, event: .unanswered) }
        var next = self
        next.inFlight = .unanswered(askAgain: askAgain)
        return Decision(next)
    }

    private func holdingBack(until instant: Instant) throws(TransitionError) -> Decision {
        guard inFlight == nil else { throw .paymentInFlight }
        switch state {
        case .scheduled, .trialing, .active, .paused:
            var next = self
            next.heldUntil = instant
            return Decision(next, [.note(.heldBack)])
        case .incomplete, .pastDue, .onHold, .ended:
            throw .notAllowed(state: state.name, event: .held)
        }
    }
}

extension Decision {
    /// Adds the bill for the upcoming term and marks its charge as on the way.
    func billing() -> Decision { billing(next.upcomingTerm) }

    /// Adds the bill for a term and marks its charge as on the way.
    func billing(_ term: ScheduledTerm) -> Decision {
        var next = next
        next.inFlight = .pending
        next.heldUntil = nil
        return Decision(next, effects + [.bill(term)])
    }
}
