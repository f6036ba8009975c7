extension Subscription {
    /// The first day of the first term that begins on a day or later.
    package func firstTerm(from day: CivilDate) -> CivilDate {
        let next: CivilDate
        switch state {
        case .paused(let pause): next = pause.until
        case .pastDue: next = upcomingTerm.period.end
        case .scheduled, .incomplete, .trialing, .active, .onHold, .ended:
            next = endOfNextRest ?? paidUntil ?? agreement.billingStart
        }
        guard next < day else { return next }
        let index = agreement.cycle.index(containing: day)
        let start = agreement.cycle.boundary(index)
        return start == day ? day : agreement.cycle.boundary(index + 1)
    }
}
