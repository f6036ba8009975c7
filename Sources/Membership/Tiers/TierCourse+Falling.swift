extension TierCourse {
    /// Goes back where a return took what had been enough, until the next review.
    ///
    /// Awards that were given stay given, and are not given again in the same window.
    mutating func undoReturned(on day: CivilDate) {
        while let rise = status.rises.last,
            !set.meets(
                rise.figures,
                needsAll: rise.needsAll,
                within: rise.window,
                counts,
                status
            )
        {
            status.rises.removeLast()
            status.earned = rise.before
            settle(on: day, .returned)
        }
    }

    /// Ends what was given when its time is over, and confirms a match whose challenge was met.
    mutating func endGiven(on day: CivilDate) {
        for given in status.given {
            let until = given.until.map { min($0, day.adding(days: 1)) } ?? day.adding(days: 1)
            let period = Period(start: min(given.since, until), end: until)
            let isMet = set.meets(
                given.challenge,
                needsAll: true,
                within: period,
                counts,
                status
            )
            let isOver = given.until.map { $0 <= day } ?? false
            guard isMet || isOver else { continue }
            status.given.removeAll { $0 == given }
            if isMet, let tier = set.tier(given.tier), set.index(of: tier.id) > earnedIndex {
                let window = set.window(on: day, joined: status.joined, since: given.since)
                enter(
                    tier,
                    on: day,
                    given.challenge,
                    needsAll: true,
                    window: window,
                    counted: period
                )
                settle(on: day, .challengeMet)
            } else {
                settle(on: day, given.challenge.isEmpty ? .givenEnded : .challengeMissed)
            }
        }
    }

    /// Moves down who bought nothing for too long, once for each such time.
    ///
    /// What was counted before does not lift the member again: else silence would cost nothing.
    mutating func stepDown(on day: CivilDate) {
        guard let rule = set.inactivity else { return }
        let silent = BillingCycle.starting(on: quietSince, cadence: rule.every)
        let times = max(0, silent.index(containing: day))
        let steps = (times - status.inactiveTimes) * rule.steps
        guard times > status.inactiveTimes else { return }
        status.inactiveTimes = times
        guard earnedIndex > 0 else { return }
        fall(to: set.place(steps, below: earnedIndex), on: day, forgets: true)
        settle(on: day, .inactive)
    }

    /// The day from which silence is counted.
    var quietSince: CivilDate { status.lastActivity ?? status.joined }

    /// Keeps or lowers the earned tier when its time has come.
    mutating func reviewStatus(on day: CivilDate) {
        guard earnedIndex > 0, status.earned.reviewedOn != day else { return }
        if let grace = status.earned.grace {
            guard day >= grace.ends else { return }
            // What was missing may have been made up for since: the windows reach to the end of grace.
            decide(
                grace.windows.map { Period(start: $0.start, end: max($0.end, grace.ends)) },
                on: day
            )
        } else if set.review == .realTime {
            // The day begins with what was there before it, so that the order of its purchases changes
            // nothing; who rose today is looked at tomorrow.
            let window = windowNow(on: day, until: day)
            if status.earned.since < day,
                !set.retains(earnedIndex, within: window, on: day, counts, status)
            {
                decide([window], on: day)
            }
        } else if isReviewDay(day), status.earned.validUntil.map({ $0 <= day }) ?? true {
            decide(windowsUnderReview(on: day), on: day)
        }
    }

    private mutating func decide(_ windows: [Period], on day: CivilDate) {
        let asOf = status.earned.grace?.reviewed ?? day
        let keeping = windows.first { set.retains(earnedIndex, within: $0, counts, status) }
        let judged = keeping ?? windows.first ?? Period(start: asOf, end: asOf)
        let isKept = keeping != nil || set.downgrade == .none
        if !isKept, status.earned.grace == nil, let grace = set.grace {
            let ends = BillingCycle.starting(on: day, cadence: grace).boundary(1)
            status.earned.reviewedOn = day
            status.earned.grace = EarnedTier.Grace(reviewed: day, ends: ends, windows: windows)
            return
        }
        if isKept {
            if keeping != nil {
                let tier = set.tiers[earnedIndex]
                awards += tier.onRequalify.map {
                    TierAward(day: day, award: $0, occasion: .requalified(tier: tier.id))
                }
            }
            keep(by: judged, asOf: asOf, on: day)
        } else {
            fall(to: landing(windows), on: day, forgets: set.downgrade == .toBase)
            if earnedIndex > 0 { keep(by: judged, asOf: asOf, on: day) }
            status.earned.reviewedOn = day
            settle(on: day, .reviewed)
        }
        status.rises = []
        status.pausedDays = 0
    }

    private mutating func keep(by window: Period, asOf day: CivilDate, on today: CivilDate) {
        let until = set.validUntil(reachedOn: day, by: window, joined: status.joined)
        // A grace that outlasts the next status would end it before it began.
        status.earned.validUntil = until.map { max($0, today.adding(days: 1)) }
        status.earned.usedWindow = window.start
        status.earned.reviewedOn = today
        status.earned.grace = nil
        if set.isSinceEntry { status.earned.countsFrom = day }
    }

    /// Where a failed review leads.
    private func landing(_ windows: [Period]) -> Int {
        let below = set.place(1, below: earnedIndex)
        let reached =
            switch set.downgrade {
            case .none: earnedIndex
            case .oneDown: below
            case .balanceBased:
                (0...below).last { index in
                    windows.contains { set.retains(index, within: $0, counts, status) }
                } ?? 0
            case .toBase: 0
            }
        return set.softLanding ? max(reached, below) : reached
    }

    private mutating func fall(to index: Int, on day: CivilDate, forgets: Bool) {
        let old = status.earned
        status.earned = EarnedTier(
            tier: set.tiers[index].id,
            since: day,
            validUntil: index == 0 ? nil : old.validUntil,
            countsFrom: forgets || set.isSinceEntry ? day : old.countsFrom,
            usedWindow: old.usedWindow,
            reviewedOn: old.reviewedOn
        )
        // What rose before was lost since; a return has nothing to undo.
        status.rises = []
    }
}
