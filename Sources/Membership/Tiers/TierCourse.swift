/// A status on its way through the days: each change is made as of its own day.
struct TierCourse {
    let set: TierSet
    let counts: TierCounts
    var status: TierStatus
    var changes: [TierChange] = []
    var awards: [TierAward] = []

    var decision: TierDecision {
        TierDecision(status: status, changes: changes, awards: awards)
    }

    /// Does what fell due up to a day, in order, then looks at the day itself.
    ///
    /// - Parameter bought: the day on which the member bought something, at the latest today; a deadline
    ///   on it came before. A purchase that is told late ends the silence on its own day: what falls due
    ///   after it knows of it, and what was done before it was told stays.
    mutating func run(to today: CivilDate, boughtOn bought: CivilDate? = nil) {
        if let bought {
            passDue(through: min(bought, today))
            if status.lastActivity.map({ $0 < bought }) ?? true {
                status.lastActivity = min(bought, today)
                status.inactiveTimes = 0
            }
        }
        passDue(through: today)
        pass(today)
    }

    private mutating func passDue(through day: CivilDate) {
        var last: CivilDate?
        while let due = status.nextReview, due <= day, last.map({ $0 < due }) ?? true {
            pass(due)
            last = due
        }
    }

    private mutating func pass(_ day: CivilDate) {
        rollOver(on: day)
        if status.pausedFrom == nil {
            endGiven(on: day)
            stepDown(on: day)
            undoReturned(on: day)
            reviewStatus(on: day)
        }
        rise(on: day)
        holdForLife(on: day)
        reachMilestones(on: day)
        settle(on: day, .earned)
        status.nextReview = status.pausedFrom == nil ? nextDay(after: day) : nil
    }

    // MARK: What counts

    var earnedIndex: Int { self.set.index(of: status.earned.tier) }
    private var needsAll: Bool { self.set.combination == .all }

    /// Takes the highest of what is earned, given and held for life; of equals the one that lasts.
    mutating func settle(on day: CivilDate, _ reason: TierChange.Reason) {
        var best = (index: earnedIndex, source: TierStatus.Source.earned)
        for given in status.given where set.index(of: given.tier) > best.index {
            best = (set.index(of: given.tier), given.source)
        }
        if let lifetime = status.lifetime, set.index(of: lifetime.tier) >= best.index {
            best = (set.index(of: lifetime.tier), .lifetime)
        }
        status.source = best.source
        let tier = set.tiers.indices.contains(best.index) ? set.tiers[best.index].id : status.tier
        guard tier != status.tier else { return }
        changes.append(TierChange(day: day, from: status.tier, to: tier, reason: reason))
        status.tier = tier
        status.since = day
    }

    /// The window of a day, and what of it counts towards rising.
    ///
    /// On the day of a rise the window before it still counts, so that the order of that day's
    /// purchases changes nothing.
    private func earning(on day: CivilDate) -> (whole: Period, counted: Period) {
        let sameDay = status.rises.first { $0.day == day }?.before
        let since = (sameDay ?? status.earned).countsFrom
        let whole = set.window(on: day, joined: status.joined, since: since)
        let start = since.map { max($0, whole.start) } ?? whole.start
        let end = day.adding(days: 1)
        return (whole, Period(start: min(start, end), end: end))
    }

    private mutating func rollOver(on day: CivilDate) {
        switch set.window {
        case .rolling, .sinceTierEntry, .lifetime: return
        case .year, .membershipYear: break
        }
        guard set.rollsOver else { return }
        let current = set.window(on: day, joined: status.joined, since: nil)
        guard var rolled = status.rolled else {
            status.rolled = RolledExcess(window: current.start, into: [:], previous: [:])
            return
        }
        // The window before is looked at again, so that what was returned there does not roll over.
        var previous = rolled.previous
        var window = set.window(
            on: rolled.window.adding(days: -1),
            joined: status.joined,
            since: nil
        )
        while window.end <= current.start {
            let into =
                window.end > status.joined
                ? set.excess(of: window, rolledIn: previous, counts, status) : [:]
            rolled = RolledExcess(window: window.end, into: into, previous: previous)
            previous = into
            window = set.window(on: window.end, joined: status.joined, since: nil)
        }
        status.rolled = rolled
    }

    // MARK: Up

    private mutating func rise(on day: CivilDate) {
        for (window, counted) in risingWindows(on: day) {
            let threshold = counted.end.adding(days: -1)
            guard let highest = set.highest(within: counted, on: threshold, counts, status),
                highest > earnedIndex
            else { continue }
            for index in (earnedIndex + 1)...highest {
                let tier = set.tiers[index]
                // A tier that nothing earns is passed over.
                guard let earn = tier.threshold(on: threshold)?.earn, !earn.isEmpty else {
                    continue
                }
                enter(tier, on: day, earn, needsAll: needsAll, window: window, counted: counted)
            }
        }
    }

    private func risingWindows(on day: CivilDate) -> [(Period, Period)] {
        switch set.upgrade {
        case .instant:
            let (whole, counted) = earning(on: day)
            return [(whole, counted)]
        case .onReview:
            guard isReviewDay(day), status.pausedFrom == nil else { return [] }
            if set.review == .realTime {
                let (whole, counted) = earning(on: day)
                return [(whole, counted)]
            }
            let from = status.earned.countsFrom
            return windowsUnderReview(on: day).map { window in
                let start = from.map { max($0, window.start) } ?? window.start
                return (window, Period(start: min(start, window.end), end: window.end))
            }
        }
    }

    /// Enters a tier from below by what was counted.
    mutating func enter(
        _ tier: Tier,
        on day: CivilDate,
        _ figures: [String: Int64],
        needsAll: Bool,
        window: Period,
        counted: Period
    ) {
        let before = status.earned
        let isInstant = counted.end > day
        reward(entering: tier, on: day, windowFrom: window.start)
        status.earned = EarnedTier(
            tier: tier.id,
            since: day,
            validUntil: set.validUntil(reachedOn: day, by: window, joined: status.joined),
            // What lifted a member does not keep the member as well.
            countsFrom: set.isSinceEntry ? day.adding(days: isInstant ? 1 : 0) : before.countsFrom,
            usedWindow: window.start,
            reviewedOn: before.reviewedOn == day ? day : nil
        )
        // Purchases of the window's later days help to stay, so the whole of it is kept.
        let end = isInstant ? max(window.end, counted.end) : counted.end
        status.rises.append(
            TierRise(
                day: day,
                tier: tier.id,
                figures: figures,
                needsAll: needsAll,
                window: Period(start: counted.start, end: end),
                before: before
            )
        )
        settle(on: day, .earned)
    }

    /// Gives what entering a tier from below gives, once a window; called before it is entered.
    ///
    /// A match that nobody has confirmed yet has given nothing, so what confirms it does.
    mutating func reward(entering tier: Tier, on day: CivilDate, windowFrom start: CivilDate) {
        let held = status.given.filter { $0.source != .matched || $0.challenge.isEmpty }
        let names =
            [status.earned.tier, status.lifetime?.tier].compactMap { $0 } + held.map(\.tier)
        let isHigher = names.allSatisfy { set.index(of: $0) < set.index(of: tier.id) }
        let isNew = status.rewarded[tier.id].map { $0 < start } ?? true
        guard isHigher, isNew else { return }
        status.rewarded[tier.id] = day
        awards += tier.onEnter.map {
            TierAward(day: day, award: $0, occasion: .entered(tier: tier.id))
        }
    }

    private mutating func holdForLife(on day: CivilDate) {
        let life = TierCounts.always(until: day.adding(days: 1))
        if let held = status.lifetime, status.pausedFrom == nil,
            !set.meets(held.figures, needsAll: true, within: life, counts, status)
        {
            status.lifetime = nil
            settle(on: day, .returned)
        }
        let reached = set.tiers.last {
            set.meets($0.lifetime, needsAll: true, within: life, counts, status)
        }
        guard let reached else { return }
        let held = status.lifetime.map { set.index(of: $0.tier) } ?? -1
        guard set.index(of: reached.id) > held else { return }
        reward(entering: reached, on: day, windowFrom: CivilDate(dayNumber: .min))
        status.lifetime = LifetimeTier(tier: reached.id, since: day, figures: reached.lifetime)
        settle(on: day, .lifetime)
    }

    private mutating func reachMilestones(on day: CivilDate) {
        let (window, _) = earning(on: day)
        let period = Period(start: window.start, end: day.adding(days: 1))
        for milestone in set.milestones {
            let isNew = status.milestones[milestone.id].map { $0 < window.start } ?? true
            // What was rolled over was rewarded in its own window.
            guard isNew, counts.of(milestone.metric, within: period) >= milestone.at else {
                continue
            }
            status.milestones[milestone.id] = day
            awards.append(
                TierAward(day: day, award: milestone.award, occasion: .milestone(milestone.id))
            )
        }
    }
}
