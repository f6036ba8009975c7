extension Subscription {
    /// Derived from the state alone, so a stored queue can be checked against it.
    ///
    /// `nil` when ended, and while a charge is pending: its outcome decides what comes next.
    package var nextAction: NextAction? {
        if let inFlight {
            switch inFlight {
            case .pending: return nil
            case .unanswered(let askAgain): return NextAction(.paymentQuery, .instant(askAgain))
            }
        }
        switch state {
        case .scheduled(let startsOn, _):
            return NextAction(.start, .day(startsOn))
        case .incomplete(let expires):
            return NextAction(.firstPaymentEnd, .instant(expires))
        case .trialing(let until):
            return NextAction(.trialEnd, .day(until))
        case .active:
            return paidUntil.map { NextAction(autoRenew ? .renewal : .termEnd, .day($0)) }
        case .pastDue(let dunning):
            let graceEnd = agreement.dunning.graceEnd(due: dunning.due)
            return nextStep(
                of: dunning,
                deadline: NextAction(.graceEnd, .day(graceEnd)),
                on: graceEnd
            )
        case .onHold(let dunning):
            let holdEnd = agreement.dunning.holdEnd(due: dunning.due)
            return nextStep(of: dunning, deadline: NextAction(.holdEnd, .day(holdEnd)), on: holdEnd)
        case .ended:
            return nil
        }
    }

    /// The next retry, or the deadline when that comes first; on one day the retry goes first.
    private func nextStep(
        of dunning: Dunning,
        deadline: NextAction,
        on deadlineDay: CivilDate
    ) -> NextAction {
        guard dunning.retriesAutomatically,
            let retry = agreement.dunning.nextRetry(due: dunning.due, after: dunning.lastTried),
            retry <= deadlineDay
        else { return deadline }
        return NextAction(.retry, .day(retry))
    }
}
