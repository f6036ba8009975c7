extension TierSet {
    /// The stretch that a day lies in: its first day does not move with what was used up in it.
    ///
    /// - Parameter since: where the window since entry begins; other windows do not look at it.
    func window(on day: CivilDate, joined: CivilDate, since: CivilDate?) -> Period {
        switch window {
        case .year(let first):
            let start = first.last(notAfter: day)
            return Period(start: start, end: first.next(after: start))
        case .membershipYear:
            let start = Self.anniversary(of: joined, notAfter: day)
            return Period(start: start, end: Self.anniversary(of: joined, after: day))
        case .rolling(let months):
            let (year, month, _) = day.parts
            return Period(
                start: CivilDate(clampingYear: year, month: month - months, day: 1),
                end: CivilDate(clampingYear: year, month: month + 1, day: 1)
            )
        case .sinceTierEntry(let cadence):
            return cycle(from: since ?? joined, cadence, containing: day)
        case .lifetime:
            return TierCounts.always(until: CivilDate(dayNumber: .max))
        }
    }

    /// The windows a review on a day looks at: the last that is over, and the one that runs.
    ///
    /// - Parameters:
    ///   - used: the first day of the window that gave the status and does not keep it as well.
    ///   - rest: days the status has rested, by which a window lasts longer.
    func reviewed(
        on day: CivilDate,
        joined: CivilDate,
        since: CivilDate?,
        used: CivilDate?,
        rest: Int
    ) -> [Period] {
        let planned = day.adding(days: -rest)
        let running = window(on: planned, joined: joined, since: since)
        switch window {
        case .rolling, .lifetime:
            return [Period(start: running.start, end: max(running.start, day))]
        case .year, .membershipYear, .sinceTierEntry:
            var windows: [Period] = []
            let over = window(on: running.start.adding(days: -1), joined: joined, since: since)
            let isBefore = since.map { over.start < $0 } ?? false
            if !(isBefore && isSinceEntry), validity == .whileQualified || used != over.start {
                windows.append(Period(start: over.start, end: over.end.adding(days: rest)))
            }
            if running.start < day { windows.append(Period(start: running.start, end: day)) }
            return windows
        }
    }

    /// The first day after another on which a new window begins, or the oldest days leave it.
    func turn(after day: CivilDate, joined: CivilDate, since: CivilDate?) -> CivilDate? {
        if case .lifetime = window { return nil }
        return window(on: day, joined: joined, since: since).end
    }

    /// How long a status holds that a window gave on a day; always after that day.
    ///
    /// - Parameter period: the window, or for a review what was looked at.
    func validUntil(
        reachedOn day: CivilDate,
        by period: Period,
        joined: CivilDate
    ) -> CivilDate? {
        if review == .realTime { return nil }
        switch validity {
        case .whileQualified:
            return nil
        case .lasting(let cadence):
            return BillingCycle.starting(on: day, cadence: cadence).boundary(1)
        case .endOfNextWindow:
            return endOfNextWindow(reachedOn: day, by: period, joined: joined)
        case .fixedDay(let fixed):
            let ends =
                switch window {
                case .year, .membershipYear:
                    window(on: period.start, joined: joined, since: nil).end
                case .rolling, .sinceTierEntry, .lifetime: day
                }
            let until = fixed.day(of: ends.year + 1)
            return until > day ? until : fixed.next(after: day)
        }
    }

    private func endOfNextWindow(
        reachedOn day: CivilDate,
        by period: Period,
        joined: CivilDate
    ) -> CivilDate? {
        switch window {
        case .year, .membershipYear:
            let own = window(on: period.start, joined: joined, since: nil)
            let until = window(on: own.end, joined: joined, since: nil).end
            return until > day ? until : window(on: day, joined: joined, since: nil).end
        case .rolling(let months):
            // The month of a purchase is in its window; a review on a first looks at whole months.
            let (year, month, number) = period.end.parts
            let first = number == 1 ? month : month + 1
            return CivilDate(clampingYear: year, month: first + months, day: 1)
        case .sinceTierEntry(let cadence):
            return BillingCycle.starting(on: day, cadence: cadence).boundary(1)
        case .lifetime:
            return nil
        }
    }

    /// The last day of the year on which a member joined that is not after a day.
    static func anniversary(of joined: CivilDate, notAfter day: CivilDate) -> CivilDate {
        let (_, month, number) = joined.parts
        let same = CivilDate(clampingYear: day.year, month: month, day: number)
        return same <= day
            ? same : CivilDate(clampingYear: day.year - 1, month: month, day: number)
    }

    /// The first day of the year on which a member joined that comes after a day.
    static func anniversary(of joined: CivilDate, after day: CivilDate) -> CivilDate {
        let (_, month, number) = joined.parts
        let same = CivilDate(clampingYear: day.year, month: month, day: number)
        return same > day
            ? same : CivilDate(clampingYear: day.year + 1, month: month, day: number)
    }

    /// Whole months of membership that are over on a day.
    static func tenure(joined: CivilDate, on day: CivilDate) -> Int64 {
        let (year, month, _) = day.parts
        let (joinedYear, joinedMonth, number) = joined.parts
        let months = (year - joinedYear) * 12 + month - joinedMonth
        let isShort = day < CivilDate(clampingYear: year, month: month, day: number)
        return Int64(max(0, isShort ? months - 1 : months))
    }

    var isSinceEntry: Bool {
        if case .sinceTierEntry = window { return true }
        return false
    }

    private func cycle(
        from start: CivilDate,
        _ cadence: Cadence,
        containing day: CivilDate
    ) -> Period {
        let cycle = BillingCycle.starting(on: start, cadence: cadence)
        return cycle.period(cycle.index(containing: day))
    }
}
