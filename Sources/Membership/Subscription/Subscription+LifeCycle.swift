/// The life cycle: every pair of state and event is answered here, explicitly.
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
        case .unanswered(let askAgain): try waiting(until: askAgain)
        case .canceled(let today, let now): try canceling(today: today, now: now)
        case .replaced(let now): try replacing(now: now)
        }
    }
}

extension Subscription {
    private func starting(withTrial: Bool, now: Instant) -> Decision {
        var next = self
        if withTrial {
            next.state = .trialing(until: agreement.billingStart)
            next.accessUntil = agreement.dunning.graceEnd(due: agreement.billingStart)
            return Decision(next, [.note(.trialStarted)])
        }
        next.state = .incomplete(expires: now.adding(milliseconds: Self.firstPaymentWindow))
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
        switch state {
        case .scheduled(_, let withTrial):
            return starting(withTrial: withTrial, now: now)
        case .incomplete:
            return ending(.neverPaid, at: now, givingUp: .void)
        case .trialing:
            return autoRenew ? Decision(self).billing() : ending(.canceled, at: now)
        case .active:
            if autoRenew { return Decision(self).billing() }
            return ending(agreement.renews ? .canceled : .expired, at: now)
        case .pastDue(let dunning), .onHold(let dunning):
            let retry = agreement.dunning.latestRetry(due: dunning.due, by: today)
            if dunning.retriesAutomatically, let retry, retry > dunning.lastTried {
                var next = self
                next.inFlight = .pending
                return Decision(next, [.tryAgain])
            }
            return dunned(dunning, today: today, now: now)
        case .ended:
            throw .notAllowed(state: .ended, event: .fellDue)
        }
    }

    private func paying(
        _ term: ScheduledTerm,
        today: CivilDate
    ) throws(TransitionError) -> Decision {
        guard canSettle(term) else { throw .notAllowed(state: state.name, event: .paid) }
        var next = self
        next.inFlight = nil
        next.state = .active
        next.paidUntil = term.period.end
        next.nextTerm = term.index + 1
        // A price that does not renew is wanted until its one term is paid, and no longer.
        next.autoRenew = autoRenew && agreement.renews
        next.accessUntil =
            next.autoRenew ? agreement.dunning.graceEnd(due: term.period.end) : term.period.end
        switch state {
        case .incomplete, .trialing: return Decision(next, [.note(.activated)])
        case .active: return Decision(next, [.note(.renewed)])
        case .pastDue, .onHold: return Decision(next, [.note(.recovered)])
        case .scheduled, .ended: throw .notAllowed(state: state.name, event: .paid)
        }
    }

    private func declining(
        _ kind: DeclineKind,
        _ term: ScheduledTerm,
        today: CivilDate,
        now: Instant
    ) throws(TransitionError) -> Decision {
        guard canSettle(term) else { throw .notAllowed(state: state.name, event: .declined) }
        var next = self
        next.inFlight = nil
        switch state {
        case .incomplete:
            return Decision(next)
        case .trialing, .active:
            // Renewal was turned off while the gateway kept silent: there is no debt to chase.
            guard autoRenew else {
                next.accessUntil = term.period.start
                return next.ending(.canceled, at: now, givingUp: .uncollectible)
            }
            let dunning = Dunning(
                due: term.period.start,
                lastTried: today,
                retriesAutomatically: kind == .soft
            )
            next.state = .pastDue(dunning)
            // The first failure sets access to the end of grace; later ones move nothing.
            next.accessUntil = agreement.dunning.graceEnd(due: dunning.due)
            var decision = next.dunned(dunning, today: today, now: now)
            decision.effects.insert(.note(.wentPastDue), at: 0)
            return decision
        case .pastDue(let before), .onHold(let before):
            let dunning = Dunning(
                due: before.due,
                lastTried: today,
                retriesAutomatically: before.retriesAutomatically && kind == .soft
            )
            next.state = state.name == .pastDue ? .pastDue(dunning) : .onHold(dunning)
            return next.dunned(dunning, today: today, now: now)
        case .scheduled, .ended:
            throw .notAllowed(state: state.name, event: .declined)
        }
    }

    /// Whether an outcome for this term can be this subscription's: it is the open term, and where no
    /// debt is known a charge for it is on the way. An outcome that is told twice counts once.
    private func canSettle(_ term: ScheduledTerm) -> Bool {
        guard term.index == nextTerm else { return false }
        switch state {
        case .incomplete, .pastDue, .onHold: return true
        case .trialing, .active: return inFlight != nil
        case .scheduled, .ended: return false
        }
    }

    private func waiting(until askAgain: Instant) throws(TransitionError) -> Decision {
        guard inFlight != nil else { throw .notAllowed(state: state.name, event: .unanswered) }
        var next = self
        next.inFlight = .unanswered(askAgain: askAgain)
        return Decision(next)
    }

    private func canceling(today: CivilDate, now: Instant) throws(TransitionError) -> Decision {
        if let inFlight { return try cancelingInFlight(inFlight) }
        switch state {
        case .scheduled:
            return ending(.canceled, at: now)
        case .incomplete:
            return ending(.canceled, at: now, givingUp: .void)
        case .trialing, .active:
            guard autoRenew else { throw .autoRenewAlreadyOff }
            var next = self
            next.autoRenew = false
            let paid: CivilDate? = if case .trialing(let until) = state { until } else { paidUntil }
            next.accessUntil = paid
            // Time nobody paid for is not kept: a renewal that is overdue ends here and now.
            if let paid, paid <= today {
                var decision = next.ending(.canceled, at: now)
                decision.effects.insert(.note(.autoRenewOff), at: 0)
                return decision
            }
            return Decision(next, [.note(.autoRenewOff)])
        case .pastDue, .onHold:
            var next = self
            next.autoRenew = false
            return next.ending(.canceled, at: now, givingUp: .uncollectible)
        case .ended:
            throw .notAllowed(state: .ended, event: .canceled)
        }
    }

    /// A silent gateway does not keep a member from leaving; the outcome decides the rest.
    private func cancelingInFlight(_ charge: InFlight) throws(TransitionError) -> Decision {
        guard charge != .pending else { throw .paymentInFlight }
        switch state {
        case .trialing, .active:
            guard autoRenew else { throw .autoRenewAlreadyOff }
            var next = self
            next.autoRenew = false
            return Decision(next, [.note(.autoRenewOff)])
        case .scheduled, .incomplete, .pastDue, .onHold:
            throw .paymentInFlight
        case .ended:
            throw .notAllowed(state: .ended, event: .canceled)
        }
    }

    private func replacing(now: Instant) throws(TransitionError) -> Decision {
        guard inFlight == nil else { throw .paymentInFlight }
        switch state {
        case .incomplete: return ending(.replaced, at: now, givingUp: .void)
        case .scheduled, .trialing, .active, .pastDue, .onHold, .ended:
            throw .notAllowed(state: state.name, event: .replaced)
        }
    }

    /// Where an unpaid term stands today: still in grace, on hold, or over.
    private func dunned(_ dunning: Dunning, today: CivilDate, now: Instant) -> Decision {
        if today >= agreement.dunning.holdEnd(due: dunning.due) {
            return ending(.nonpayment, at: now, givingUp: .uncollectible)
        }
        var next = self
        if today >= agreement.dunning.graceEnd(due: dunning.due), state.name != .onHold {
            next.state = .onHold(dunning)
            return Decision(next, [.note(.wentOnHold)])
        }
        return Decision(next)
    }

    private func ending(
        _ reason: EndReason,
        at now: Instant,
        givingUp end: InvoiceEnd? = nil
    ) -> Decision {
        var next = self
        next.state = .ended(reason, at: now)
        next.autoRenew = false
        next.inFlight = nil
        // Grace is lent, not given: an unpaid subscription ends with the time that was paid for.
        switch state {
        case .pastDue(let dunning), .onHold(let dunning): next.accessUntil = dunning.due
        case .scheduled, .incomplete, .trialing, .active, .ended: break
        }
        let closing: [Effect] = end.map { [.giveUp($0)] } ?? []
        return Decision(next, closing + [.note(.ended)])
    }
}

extension Decision {
    /// Adds the bill for the upcoming term and marks its charge as on the way.
    fileprivate func billing() -> Decision {
        var next = next
        next.inFlight = .pending
        return Decision(next, effects + [.bill(next.upcomingTerm)])
    }
}
