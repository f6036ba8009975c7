extension PointsExpiry {
    /// The first day on which points given on a day are gone; `nil` when they never run out by age.
    package func goneOn(givenOn day: CivilDate) -> CivilDate? {
        guard let last = after?.day(1, from: day) else { return nil }
        switch rounding {
        case .day: return last
        case .monthEnd: return Month(of: last).days.end
        case .yearEnd: return CivilDate(clampingYear: last.year + 1, month: 1, day: 1)
        }
    }

    /// The day on which all points are gone when nothing is earned or spent until then.
    package func goneInactive(since last: CivilDate) -> CivilDate? {
        inactivity?.day(1, from: last)
    }

    /// The next day on which being away costs points; `nil` for never.
    ///
    /// - Parameters:
    ///   - last: the day something was last earned or spent, or the day the member joined.
    ///   - done: the last day whose loss was taken; `nil` for none since `last`.
    package func nextLoss(since last: CivilDate, after done: CivilDate?) -> CivilDate? {
        let inactive = goneInactive(since: last).flatMap { day in
            done.map { $0 < day } != false ? day : nil
        }
        let dwindling = decay?.nextDay(since: last, after: done)
        return [inactive, dwindling].compactMap { $0 }.min()
    }

    /// What being away costs on the days up to and including today that were not taken yet.
    ///
    /// Each loss is of what the one before left, so a run every day and one late run come to the same.
    /// - Parameter points: what the member had before the first of these days.
    package func losses(
        of points: Int64,
        since last: CivilDate,
        after done: CivilDate?,
        through today: CivilDate
    ) -> [PointsLoss] {
        var left = points
        var losses: [PointsLoss] = []
        var done = done
        while left > 0, let day = nextLoss(since: last, after: done), day <= today {
            let isOver = goneInactive(since: last).map { $0 <= day } ?? false
            let lost = isOver ? left : decay?.loss(of: left, since: last, on: day) ?? 0
            if lost > 0 { losses.append(PointsLoss(day: day, points: lost)) }
            left -= lost
            done = day
        }
        return losses
    }
}

extension PointsExpiry.Decay {
    /// The first loss is on the day the member may not be away any more, the next `every` later.
    func nextDay(since last: CivilDate, after done: CivilDate?) -> CivilDate? {
        let first = after.day(1, from: last)
        let end = allAfter?.day(1, from: last)
        if let done, let end, end <= done { return nil }
        guard let done, done >= first else { return min(first, end ?? first) }
        let cycle = BillingCycle.starting(on: first, cadence: every)
        let next = cycle.boundary(cycle.index(containing: done) + 1)
        return min(next, end ?? next)
    }

    /// The share of what is left, rounded half away from zero, or the fewest when that is more.
    func loss(of points: Int64, since last: CivilDate, on day: CivilDate) -> Int64 {
        if let end = allAfter?.day(1, from: last), day >= end { return points }
        let share = Rounding.halfAwayFromZero(points, times: Int64(rate.basisPoints), over: 10_000)
        return min(points, max(least, share ?? points))
    }
}
