extension BenefitWindow {
    /// The window that contains today; `nil` for once.
    ///
    /// Who waits for a renewal that has not run yet is in the term that follows, where the clock
    /// knows it: a late run takes nobody's uses away.
    package func period(_ clock: BenefitClock) -> Period? {
        if case .term = self {
            guard let next = clock.next, clock.term.end <= clock.today else { return clock.term }
            return next
        }
        return period(containing: clock.today, clock)
    }

    /// The window just before another of the same clock; `nil` where there is none or it is not known.
    package func period(before period: Period, _ clock: BenefitClock) -> Period? {
        if case .term = self { return clock.earlierTerms.last { $0.start < period.start } }
        return self.period(containing: period.start.adding(days: -1), clock)
    }

    /// The window just after another of the same clock; `nil` where there is none or it is not known.
    package func period(after period: Period, _ clock: BenefitClock) -> Period? {
        if case .term = self {
            let known = clock.earlierTerms + [clock.term] + (clock.next.map { [$0] } ?? [])
            return known.first { $0.start > period.start }
        }
        return self.period(containing: period.end, clock)
    }

    /// The window that contains a day; for terms only the ones the clock knows.
    package func period(containing day: CivilDate, _ clock: BenefitClock) -> Period? {
        if case .term = self {
            let known = clock.earlierTerms + [clock.term] + (clock.next.map { [$0] } ?? [])
            return known.last { $0.contains(day) }
        }
        guard let cycle = cycle(clock) else { return nil }
        return cycle.period(cycle.index(containing: day))
    }

    /// Windows are counted from one anchor, so that no reset is ever computed from the one before.
    private func cycle(_ clock: BenefitClock) -> BillingCycle? {
        switch self {
        case .once, .term: nil
        case .membershipYear:
            Cadence(count: 1, unit: .year).map { .starting(on: clock.joined, cadence: $0) }
        case .every(let cadence): .starting(on: clock.joined, cadence: cadence)
        case .calendar(let unit):
            unit.cadence.map { .starting(on: CivilDate(dayNumber: 0), cadence: $0) }
        }
    }
}

extension BenefitWindow.CalendarUnit {
    /// 1 January 1970, day 0, begins a day, a month, a quarter and a year.
    fileprivate var cadence: Cadence? {
        switch self {
        case .day: Cadence(count: 1, unit: .day)
        case .month: Cadence(count: 1, unit: .month)
        case .quarter: Cadence(count: 3, unit: .month)
        case .year: Cadence(count: 1, unit: .year)
        }
    }
}
