extension Subscription {
    /// Derived from the state alone, so a stored queue can be checked against it.
    ///
    /// `nil` when ended, while a charge is pending, because its outcome decides what comes next, and on
    /// hold under a policy that keeps unpaid subscriptions there.
    package var nextAction: NextAction? {
        if let inFlight {
            switch inFlight {
            case .pending: return nil
            case .unanswered(let askAgain): return NextAction(.paymentQuery, .instant(askAgain))
            }
        }
        switch state {
        case .scheduled(let startsOn, _):
            return NextAction(.start, .day(startsOn), notBefore: heldUntil)
        case .incomplete(let expires):
            return NextAction(.firstPaymentEnd, .instant(expires))
        case .trialing(let until):
            // Only a charge is held back; a trial that is to end without one ends on its day.
            guard autoRenew, !lacksMethod else { return NextAction(.trialEnd, .day(until)) }
            return NextAction(
                .trialEnd,
                .day(chargeDay(of: until)),
                notBefore: heldUntil
            )
        case .active:
            return paidUntil.map(whenPaid(until:))
        case .pastDue(let dunning):
            let graceEnd = agreement.dunning.graceEnd(due: dunning.due)
            return nextStep(
                of: dunning,
                deadline: NextAction(.graceEnd, .day(graceEnd)),
                on: graceEnd
            )
        case .onHold(let dunning):
            return whenOnHold(dunning)
        case .paused(let pause):
            return NextAction(.resume, .day(pause.until), notBefore: heldUntil)
        case .ended:
            return nil
        }
    }

    private func whenPaid(until day: CivilDate) -> NextAction {
        guard autoRenew else { return NextAction(.termEnd, .day(day)) }
        if pauseNext != nil { return NextAction(.pause, .day(day)) }
        return NextAction(.renewal, .day(chargeDay(of: day)), notBefore: heldUntil)
    }

    /// The day on which the term that begins on `start` is charged. A change brings its benefits along,
    /// so the term it begins with is charged on its own day, and not ahead.
    func chargeDay(of start: CivilDate) -> CivilDate {
        if let pendingChange, pendingChange.on <= start { return start }
        return agreement.chargeDay(of: start)
    }

    private func whenOnHold(_ dunning: Dunning) -> NextAction? {
        let holdEnd = agreement.dunning.holdEnd(due: dunning.due)
        let step = nextStep(
            of: dunning,
            deadline: NextAction(.holdEnd, .day(holdEnd)),
            on: holdEnd
        )
        switch agreement.dunning.end {
        case .cancel, .fallback: return step
        case .hold: return step.kind == .retry ? step : nil
        }
    }

    /// The next retry, or the deadline when that comes first; on one day the retry goes first.
    private func nextStep(
        of dunning: Dunning,
        deadline: NextAction,
        on deadlineDay: CivilDate
    ) -> NextAction {
        let charged = agreement.chargeDay(of: dunning.due)
        guard dunning.retriesAutomatically,
            let retry = agreement.dunning.nextRetry(due: charged, after: dunning.lastTried),
            retry <= deadlineDay
        else { return deadline }
        return NextAction(.retry, .day(retry))
    }
}
