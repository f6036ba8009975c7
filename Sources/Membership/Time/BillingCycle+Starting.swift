extension BillingCycle {
    /// A cycle anchored on its first day: a member's own cycle, with no stub before it.
    package static func starting(on start: CivilDate, cadence: Cadence) -> BillingCycle {
        BillingCycle(anchor: start, anchorDay: start.day, cadence: cadence)
    }

    /// A cycle aligned to a day of the month.
    ///
    /// The anchor is the first such day on or after `start`. When `start` is earlier, the days
    /// from it to the anchor are a stub inside period -1.
    /// - Throws: when the cadence counts days or weeks, and when the day is outside 1...31.
    package static func starting(
        on start: CivilDate,
        cadence: Cadence,
        anchorDay: Int
    ) throws(BillingCycleError) -> BillingCycle {
        try check(anchorDay, for: cadence)
        let (year, month, _) = start.parts
        let here = CivilDate(clampingYear: year, month: month, day: anchorDay)
        let anchor =
            here >= start
            ? here : CivilDate(clampingYear: year, month: month + 1, day: anchorDay)
        return BillingCycle(anchor: anchor, anchorDay: anchorDay, cadence: cadence)
    }

    /// A cycle aligned to the calendar: weeks to Mondays, months to the first, years to 1 January.
    ///
    /// The anchor is the first such day on or after `start`; the days before it are a stub inside
    /// period -1. Days have nothing to align to and begin on `start`.
    package static func calendar(from start: CivilDate, cadence: Cadence) -> BillingCycle {
        let (year, month, day) = start.parts
        switch cadence.unit {
        case .day:
            return .starting(on: start, cadence: cadence)
        case .week:
            // 1970-01-01, day 0, was a Thursday: Mondays are the days 4 modulo 7.
            let sinceMonday = ((Int(start.dayNumber) - 4) % 7 + 7) % 7
            return .starting(on: start.adding(days: (7 - sinceMonday) % 7), cadence: cadence)
        case .month:
            let next = CivilDate(clampingYear: year, month: day == 1 ? month : month + 1, day: 1)
            return BillingCycle(anchor: next, anchorDay: 1, cadence: cadence)
        case .year:
            let isFirst = month == 1 && day == 1
            let next = CivilDate(clampingYear: isFirst ? year : year + 1, month: 1, day: 1)
            return BillingCycle(anchor: next, anchorDay: 1, cadence: cadence)
        }
    }

    /// A cycle brought along from another system, which must name its anchor day: Feb 28 alone
    /// does not say whether the member wants the 28th, the 30th or the end of every month.
    ///
    /// - Throws: when the day is outside 1...31 or is not the day the anchor falls on.
    package static func imported(
        anchor: CivilDate,
        anchorDay: Int,
        cadence: Cadence
    ) throws(BillingCycleError) -> BillingCycle {
        guard (1...31).contains(anchorDay) else { throw .anchorDayOutOfRange(anchorDay) }
        let cycle = BillingCycle(anchor: anchor, anchorDay: anchorDay, cadence: cadence)
        guard cycle.anchor == anchor, cycle.anchorDay == anchorDay else {
            throw .anchorDoesNotFit(anchor: anchor, anchorDay: anchorDay)
        }
        return cycle
    }

    private static func check(_ anchorDay: Int, for cadence: Cadence) throws(BillingCycleError) {
        guard (1...31).contains(anchorDay) else { throw .anchorDayOutOfRange(anchorDay) }
        switch cadence.unit {
        case .day, .week: throw .anchorDayNeedsMonths(cadence)
        case .month, .year: return
        }
    }
}
