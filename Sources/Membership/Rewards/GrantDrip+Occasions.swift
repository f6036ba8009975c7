extension GrantDrip {
    /// What is to be given on the days after one day, up to and including another.
    ///
    /// A late run gives what each day would have given, to who was entitled at the first instant of that
    /// day: who left on it gets nothing, as access is half-open.
    ///
    /// - Parameters:
    ///   - done: the last day that was looked at; `nil` from the beginning.
    ///   - given: the keys of what was given, so that a changed birthday gives nothing twice a year.
    ///   - isEntitled: whether the member had the benefit when a day began; on the day of joining, when
    ///     the membership began.
    package func due(
        after done: CivilDate?,
        through today: CivilDate,
        facts: DripFacts,
        given: Set<String> = [],
        isEntitled: (CivilDate) -> Bool
    ) -> [DripOccasion] {
        var found: [DripOccasion] = []
        var given = given
        var done = done
        while let next = next(after: done, facts: facts), next.day <= today {
            if isEntitled(next.day), given.insert(next.key).inserted { found.append(next) }
            done = next.day
        }
        return found
    }

    /// The first occasion after a day, given or not; `nil` when none is known.
    ///
    /// Months and years count from the day of joining, which is the first of them.
    package func next(after done: CivilDate?, facts: DripFacts) -> DripOccasion? {
        switch occasion {
        case .join:
            if let done, facts.joined <= done { return nil }
            return DripOccasion(day: facts.joined, key: occasion.rawValue)
        case .month:
            return next(after: done, from: facts.joined, unit: .month)
        case .year:
            return next(after: done, from: facts.joined, unit: .year)
        case .birthday:
            return facts.birthday.map { next(after: done, birthday: $0, facts.joined) }
        case .renewal:
            let day = facts.renewals.first { day in
                facts.joined < day && done.map { $0 < day } != false
            }
            return day.map { DripOccasion(day: $0, key: "\(occasion.rawValue)/\($0)") }
        }
    }

    private func next(
        after done: CivilDate?,
        from joined: CivilDate,
        unit: Cadence.Unit
    ) -> DripOccasion? {
        guard let cadence = Cadence(count: 1, unit: unit) else { return nil }
        let cycle = BillingCycle.starting(on: joined, cadence: cadence)
        let index = done.map { max(0, cycle.index(containing: $0) + 1) } ?? 0
        let day = cycle.boundary(index)
        return DripOccasion(day: day, key: "\(occasion.rawValue)/\(day)")
    }

    private func next(
        after done: CivilDate?,
        birthday: MonthDay,
        _ joined: CivilDate
    ) -> DripOccasion {
        let floor = max(done?.adding(days: 1) ?? joined, joined)
        let sameYear = self.day(of: birthday, in: floor.year)
        let year = sameYear < floor ? floor.year + 1 : floor.year
        return DripOccasion(
            day: self.day(of: birthday, in: year),
            key: "\(occasion.rawValue)/\(year)"
        )
    }

    /// A birthday in a year, by the plan's rule for who was born on 29 February.
    package func day(of birthday: MonthDay, in year: Int) -> CivilDate {
        let isLeapDay = birthday.month == 2 && birthday.day == 29
        guard isLeapDay, CivilDate.daysInMonth(year: year, month: 2) == 28 else {
            return birthday.day(of: year)
        }
        switch leapDay {
        case .lastOfFebruary: return CivilDate(clampingYear: year, month: 2, day: 28)
        case .firstOfMarch: return CivilDate(clampingYear: year, month: 3, day: 1)
        }
    }
}
