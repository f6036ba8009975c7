/// A change of what was agreed: another price or plan, another payment method, more terms.
extension Subscription {
    func extending(terms: Int) throws(TransitionError) -> Decision {
        guard inFlight == nil else { throw .paymentInFlight }
        switch state {
        case .trialing, .active:
            guard terms > 0, !agreement.isLifetime, paidUntil != nil || state.name == .trialing
            else { throw .notAllowed(state: state.name, event: .extended) }
            return Decision(self).billing(agreement.term(nextTerm, count: terms))
        case .scheduled, .incomplete, .pastDue, .onHold, .paused, .ended:
            throw .notAllowed(state: state.name, event: .extended)
        }
    }

    func changingNext(_ change: PendingChange?) throws(TransitionError) -> Decision {
        guard inFlight == nil else { throw .paymentInFlight }
        switch state {
        case .scheduled, .trialing, .active, .pastDue, .paused:
            var next = self
            next.pendingChange = change
            if change != nil {
                guard autoRenew else { throw .autoRenewOff }
            } else if pendingChange == nil {
                throw .nothingPending
            }
            return Decision(next, [.note(change == nil ? .changeCleared : .changeScheduled)])
        case .incomplete, .onHold, .ended:
            throw .notAllowed(state: state.name, event: .changesNext)
        }
    }

    func startingChange() throws(TransitionError) -> Decision {
        guard inFlight == nil else { throw .paymentInFlight }
        switch state {
        case .active:
            guard autoRenew else { throw .autoRenewOff }
            var next = self
            next.inFlight = .pending
            return Decision(next)
        case .scheduled, .incomplete, .trialing, .pastDue, .onHold, .paused, .ended:
            throw .notAllowed(state: state.name, event: .changing)
        }
    }

    func changing(_ amendment: Amendment) throws(TransitionError) -> Decision {
        var next = self
        next.agreement = amendment.agreement
        next.nextTerm = amendment.nextTerm
        next.pendingChange = nil
        switch state {
        case .active:
            next.inFlight = nil
            next.series += 1
            next.paidUntil = amendment.paidUntil
            if let paidUntil = amendment.paidUntil {
                // At the end of a term nothing of the new price is paid: one that does not renew is
                // wanted for its one term.
                let isPaid = paidUntil > amendment.agreement.billingStart
                next.autoRenew = autoRenew && (amendment.agreement.renews || !isPaid)
                next.accessUntil = next.access(paidUntil: paidUntil)
            }
        case .trialing, .scheduled, .paused:
            guard inFlight == nil else { throw .paymentInFlight }
            next.series += 1
            // The trial goes on as it began; the terms after it are the new ones.
            if state.name == .trialing { next.settleAccess() }
        case .incomplete, .pastDue, .onHold, .ended:
            throw .notAllowed(state: state.name, event: .changed)
        }
        return Decision(next, [.note(.changed)])
    }

    func decliningChange() throws(TransitionError) -> Decision {
        switch state {
        case .active:
            guard inFlight != nil else {
                throw .notAllowed(state: .active, event: .changeDeclined)
            }
            var next = self
            next.inFlight = nil
            next.settleAccess()
            return Decision(next, [.giveUp(.void), .note(.changeDeclined)])
        case .scheduled, .incomplete, .trialing, .pastDue, .onHold, .paused, .ended:
            throw .notAllowed(state: state.name, event: .changeDeclined)
        }
    }

    func changingMethod(
        _ method: PaymentMethod,
        isPaidLater: Bool
    ) throws(TransitionError) -> Decision {
        guard inFlight == nil else { throw .paymentInFlight }
        var next = self
        next.agreement.payWith = method
        next.agreement.isPaidLater = isPaidLater
        switch state {
        case .scheduled, .active, .paused:
            return Decision(next, [.note(.methodChanged)])
        case .trialing:
            // Grace after a trial hangs on whether a charge is to follow.
            next.settleAccess()
            return Decision(next, [.note(.methodChanged)])
        case .incomplete(let expires):
            // Counted from the start as before, for as long as what pays it now takes.
            let window = next.agreement.firstPaymentWindow - agreement.firstPaymentWindow
            next.state = .incomplete(expires: expires.adding(milliseconds: window))
            next.inFlight = .pending
            return Decision(next, [.note(.methodChanged), .tryAgain])
        case .pastDue(let before), .onHold(let before):
            // A new method is tried at once and uses up none of the policy's tries.
            let dunning = Dunning(
                due: before.due,
                lastTried: before.lastTried,
                retriesAutomatically: true
            )
            next.state = state.name == .pastDue ? .pastDue(dunning) : .onHold(dunning)
            next.inFlight = .pending
            return Decision(next, [.note(.methodChanged), .tryAgain])
        case .ended:
            throw .notAllowed(state: .ended, event: .methodChanged)
        }
    }
}
