extension TierCourse {
    /// What a review on a day looks at.
    func windowsUnderReview(on day: CivilDate) -> [Period] {
        set.reviewed(
            on: day,
            joined: status.joined,
            since: status.earned.countsFrom,
            used: status.earned.usedWindow,
            rest: status.pausedDays
        )
    }

    /// What counts today, for reviews that are held every night.
    func windowNow(on day: CivilDate, until end: CivilDate) -> Period {
        let window = set.window(
            on: day,
            joined: status.joined,
            since: status.rises.first { $0.day == day }?.before.countsFrom
                ?? status.earned.countsFrom
        )
        return Period(start: min(window.start, end), end: end)
    }

    /// Whether the rules hold a review on a day; whose status it is does not matter.
    func isReviewDay(_ day: CivilDate) -> Bool {
        switch set.review {
        case .realTime:
            return true
        case .anniversary:
            return day > status.joined
                && TierSet.anniversary(of: status.joined, notAfter: day) == day
        case .day(let fixed):
            return fixed.day(of: day.year) == day
        case .statusEnd:
            if let until = status.earned.validUntil, until <= day { return true }
            guard set.upgrade == .onReview || status.earned.validUntil == nil else { return false }
            return turn(after: day.adding(days: -1)) == day
        }
    }

    private func turn(after day: CivilDate) -> CivilDate? {
        let next = set.turn(after: day, joined: status.joined, since: status.earned.countsFrom)
        // Counting everything there ever was has no turn; who rises at reviews rises once a year.
        return next
            ?? (set.upgrade == .onReview
                ? TierSet.anniversary(of: status.joined, after: day) : nil)
    }

    /// The next day on which something may change although nothing is bought.
    func nextDay(after day: CivilDate) -> CivilDate? {
        var days = status.given.compactMap(\.until)
        if let rule = set.inactivity, earnedIndex > 0 {
            let silent = BillingCycle.starting(on: quietSince, cadence: rule.every)
            days.append(silent.boundary(status.inactiveTimes + 1))
        }
        if earnedIndex > 0 { days += statusDays(after: day) }
        if set.rollsOver, let turn = turn(after: day) { days.append(turn) }
        if earnedIndex + 1 < set.tiers.count { days += risingDays(after: day) }
        return days.map { max($0, day.adding(days: 1)) }.min()
    }

    private func statusDays(after day: CivilDate) -> [CivilDate] {
        if let grace = status.earned.grace { return [grace.ends] }
        switch set.review {
        case .realTime:
            let tomorrow = day.adding(days: 1)
            let window = windowNow(on: day, until: tomorrow)
            let stays = set.retains(earnedIndex, within: window, on: day, counts, status)
            return stays ? passingDays(after: day) : [tomorrow]
        case .statusEnd:
            return [status.earned.validUntil ?? turn(after: day)].compactMap { $0 }
        case .anniversary:
            return [TierSet.anniversary(of: status.joined, after: reviewsAfter(day))]
        case .day(let fixed):
            return [fixed.next(after: reviewsAfter(day))]
        }
    }

    /// The day on which the earned tier may be lost next.
    func statusDay(after day: CivilDate) -> CivilDate? { statusDays(after: day).min() }

    /// The day before the first on which a review may take the status.
    private func reviewsAfter(_ day: CivilDate) -> CivilDate {
        max(day, status.earned.validUntil?.adding(days: -1) ?? day)
    }

    /// Days on which counts or thresholds change by themselves.
    private func passingDays(after day: CivilDate) -> [CivilDate] {
        let dated = set.tiers.flatMap(\.thresholds).map(\.from).filter { $0 > day }
        return dated + [turn(after: day)].compactMap { $0 }
    }

    /// Days on which a member may rise without a purchase.
    private func risingDays(after day: CivilDate) -> [CivilDate] {
        switch set.upgrade {
        case .instant:
            var days = set.tiers.flatMap(\.thresholds).map(\.from).filter { $0 > day }
            if set.metrics.contains(where: { $0.measure == .tenure }) {
                let months = TierSet.tenure(joined: status.joined, on: day) + 1
                let (year, month, number) = status.joined.parts
                days.append(
                    CivilDate(clampingYear: year, month: month + Int(months), day: number)
                )
            }
            return days
        case .onReview:
            switch set.review {
            case .realTime: return passingDays(after: day)
            case .statusEnd: return [turn(after: day)].compactMap { $0 }
            case .anniversary: return [TierSet.anniversary(of: status.joined, after: day)]
            case .day(let fixed): return [fixed.next(after: day)]
            }
        }
    }
}
