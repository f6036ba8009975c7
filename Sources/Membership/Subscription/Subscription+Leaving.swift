/// How a subscription comes to its end, and how the member changes their mind.
extension Subscription {
    func canceling(today: CivilDate, now: Instant) throws(TransitionError) -> Decision {
        if let inFlight { return try cancelingInFlight(inFlight) }
        switch state {
        case .scheduled:
            return ending(.canceled, at: now)
        case .incomplete:
            return ending(.canceled, at: now, givingUp: .void)
        case .trialing, .active:
            guard autoRenew else { throw .autoRenewAlreadyOff }
            var next = withoutRenewal
            next.settleAccess()
            // Time nobody paid for is not kept: a renewal that is overdue ends here and now.
            if let securedUntil, securedUntil <= today {
                var decision = next.ending(.canceled, at: now)
                decision.effects.insert(.note(.autoRenewOff), at: 0)
                return decision
            }
            return Decision(next, [.note(.autoRenewOff)])
        case .pastDue(let dunning), .onHold(let dunning):
            // Charged ahead of time, the term that failed has not begun: what comes before is kept.
            if today < dunning.due {
                var next = withoutRenewal
                next.state = paidUntil == nil ? .trialing(until: dunning.due) : .active
                next.accessUntil = dunning.due
                return Decision(next, [.giveUp(.void), .note(.autoRenewOff)])
            }
            return withoutRenewal.ending(.canceled, at: now, givingUp: .uncollectible)
        case .paused:
            return withoutRenewal.ending(.canceled, at: now)
        case .ended:
            throw .notAllowed(state: .ended, event: .canceled)
        }
    }

    /// A silent gateway does not keep a member from leaving; the outcome decides the rest.
    private func cancelingInFlight(_ charge: InFlight) throws(TransitionError) -> Decision {
        guard charge != .pending else { throw .paymentInFlight }
        switch state {
        case .trialing, .active, .paused:
            guard autoRenew else { throw .autoRenewAlreadyOff }
            return Decision(withoutRenewal, [.note(.autoRenewOff)])
        case .scheduled, .incomplete, .pastDue, .onHold:
            throw .paymentInFlight
        case .ended:
            throw .notAllowed(state: .ended, event: .canceled)
        }
    }

    /// Turning renewal off takes back what was planned for the next term.
    private var withoutRenewal: Subscription {
        var next = self
        next.autoRenew = false
        next.pauseNext = nil
        next.pendingChange = nil
        return next
    }

    func uncanceling(today: CivilDate) throws(TransitionError) -> Decision {
        switch state {
        case .trialing, .active:
            guard !autoRenew else { throw .autoRenewAlreadyOn }
            // What follows a trial is its first term, which a price that does not renew has too.
            guard agreement.renews || state.name == .trialing else { throw .doesNotRenew }
            guard inFlight == nil else { throw .paymentInFlight }
            var next = self
            next.autoRenew = true
            // What is over is not brought back: the next run ends it.
            guard let securedUntil, today < securedUntil else { throw .nothingPending }
            next.settleAccess()
            return Decision(next, [.note(.autoRenewOn)])
        case .paused:
            // Turned off while the gateway was silent about the resumption, which decides the rest.
            throw autoRenew ? .autoRenewAlreadyOn : .paymentInFlight
        case .scheduled, .incomplete, .pastDue, .onHold:
            throw .autoRenewAlreadyOn
        case .ended:
            throw .notAllowed(state: .ended, event: .uncanceled)
        }
    }

    func terminating(
        _ reason: EndReason,
        paidUntil left: CivilDate?,
        today: CivilDate,
        now: Instant
    ) throws(TransitionError) -> Decision {
        guard inFlight == nil else { throw .paymentInFlight }
        var next = self
        next.paidUntil = left
        switch state {
        case .scheduled:
            return next.ending(reason, at: now)
        case .incomplete:
            return next.ending(reason, at: now, givingUp: .void)
        case .trialing, .active, .paused:
            next.accessUntil = min(securedUntil ?? today, today)
            return next.ending(reason, at: now)
        case .pastDue(let dunning), .onHold(let dunning):
            var decision = next.ending(
                reason,
                at: now,
                givingUp: today < dunning.due ? .void : .uncollectible
            )
            decision.next.accessUntil = min(paidUntil ?? dunning.due, today)
            return decision
        case .ended:
            throw .notAllowed(state: .ended, event: .terminated)
        }
    }

    func replacing(now: Instant) throws(TransitionError) -> Decision {
        guard inFlight == nil else { throw .paymentInFlight }
        switch state {
        case .incomplete: return ending(.replaced, at: now, givingUp: .void)
        case .scheduled, .trialing, .active, .pastDue, .onHold, .paused, .ended:
            throw .notAllowed(state: state.name, event: .replaced)
        }
    }

    func ending(
        _ reason: EndReason,
        at now: Instant,
        givingUp end: InvoiceEnd? = nil
    ) -> Decision {
        var next = self
        next.state = .ended(reason, at: now)
        next.autoRenew = false
        next.inFlight = nil
        next.pauseNext = nil
        next.pendingChange = nil
        next.heldUntil = nil
        // Grace is lent, not given: an unpaid subscription ends with the time that was paid for.
        switch state {
        case .pastDue(let dunning), .onHold(let dunning):
            next.accessUntil = paidUntil ?? dunning.due
        case .scheduled, .incomplete, .trialing, .active, .paused, .ended: break
        }
        let closing: [Effect] = end.map { [.giveUp($0)] } ?? []
        return Decision(next, closing + [.note(.ended)])
    }
}
