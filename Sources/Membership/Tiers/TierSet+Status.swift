extension TierSet {
    /// The status of who joins: the base, in which everything counts.
    ///
    /// - Precondition: a set has at least one tier, which plan files are held to.
    package func joining(on day: CivilDate) -> TierStatus {
        let base = tiers.first?.id ?? id
        let status = TierStatus(
            set: id,
            joined: day,
            tier: base,
            source: .earned,
            since: day,
            earned: EarnedTier(tier: base, since: day)
        )
        var course = TierCourse(set: self, counts: TierCounts(days: [:]), status: status)
        course.status.nextReview = course.nextDay(after: day)
        course.status.rolled =
            rollsOver
            ? RolledExcess(
                window: window(on: day, joined: day, since: nil).start,
                into: [:],
                previous: [:]
            ) : nil
        return course.status
    }

    /// What a status is on a day: what fell due is done as of its day, then the day itself is looked at.
    ///
    /// To be called after a purchase or a return was counted and when `nextReview` has come; calling it
    /// again on the same day changes nothing. Redeeming points is in no metric, so it lowers nothing. A
    /// return takes from the day of the purchase: a rise it undoes falls back, until the review of the
    /// status; what was given for it stays, and is not given again within the window.
    ///
    /// - Parameters:
    ///   - bought: the day of a purchase, which ends a silence; at the latest today.
    ///   - counts: with the purchases and returns of today.
    package func evaluate(
        _ status: TierStatus,
        boughtOn bought: CivilDate? = nil,
        today: CivilDate,
        _ counts: TierCounts
    ) -> TierDecision {
        var course = TierCourse(set: self, counts: counts, status: status)
        course.run(to: today, boughtOn: bought)
        return course.decision
    }

    /// Gives a tier that counting did not: a gift, a purchase, a partner's status, one for life.
    ///
    /// What was earned goes on beside it and counts again when the gift ends. A tier from the same
    /// source is replaced.
    ///
    /// - Parameters:
    ///   - source: where it comes from; never `earned`, and `matched` is for ``matching(_:for:today:_:)``.
    ///   - until: the first day without it; `nil` for one without an end.
    package func giving(
        _ tier: String,
        from source: TierStatus.Source,
        until: CivilDate?,
        to status: TierStatus,
        today: CivilDate,
        _ counts: TierCounts
    ) throws(Refused) -> TierDecision {
        guard let entered = self.tier(tier) else { throw Refused(.unknownTier, tier) }
        if let until, until <= today { throw Refused(.expiryInPast, until.description) }
        var course = TierCourse(set: self, counts: counts, status: status)
        course.run(to: today)
        course.status.given.removeAll { $0.source == source }
        course.settle(on: today, .givenEnded)
        let window = window(on: today, joined: status.joined, since: status.earned.countsFrom)
        course.reward(entering: entered, on: today, windowFrom: window.start)
        course.status.given.append(
            GivenTier(tier: tier, source: source, since: today, until: until)
        )
        course.settle(on: today, .given)
        course.status.nextReview =
            course.status.pausedFrom == nil ? course.nextDay(after: today) : nil
        return course.decision
    }

    /// Takes back what was given from a source; what was earned counts again.
    package func takingBack(
        _ source: TierStatus.Source,
        from status: TierStatus,
        today: CivilDate,
        _ counts: TierCounts
    ) throws(Refused) -> TierDecision {
        guard status.given.contains(where: { $0.source == source }) else {
            throw Refused(.nothingPending, source.rawValue)
        }
        var course = TierCourse(set: self, counts: counts, status: status)
        course.run(to: today)
        course.status.given.removeAll { $0.source == source }
        course.settle(on: today, .givenEnded)
        course.status.nextReview =
            course.status.pausedFrom == nil ? course.nextDay(after: today) : nil
        return course.decision
    }

    /// Takes over another programme's status for a while; a challenge that is met makes it an earned one.
    package func matching(
        _ tier: String,
        for status: TierStatus,
        today: CivilDate,
        _ counts: TierCounts
    ) throws(Refused) -> TierDecision {
        guard let match else { throw Refused(.matchNotOffered, id) }
        guard self.tier(tier) != nil else { throw Refused(.unknownTier, tier) }
        var course = TierCourse(set: self, counts: counts, status: status)
        course.run(to: today)
        if let last = course.status.lastMatched {
            guard let every = match.onceEvery else {
                throw Refused(.matchUsed, "once, on \(last)")
            }
            let next = BillingCycle.starting(on: last, cadence: every).boundary(1)
            guard next <= today else { throw Refused(.matchUsed, "the next on \(next)") }
        }
        guard index(of: tier) > index(of: course.status.tier) else {
            throw Refused(.tierNotHigher, course.status.tier)
        }
        let ends = BillingCycle.starting(on: today, cadence: match.provisional).boundary(1)
        let given = GivenTier(
            tier: tier,
            source: .matched,
            since: today,
            until: ends,
            challenge: match.challenge
        )
        if match.challenge.isEmpty, let entered = self.tier(tier) {
            let window = window(on: today, joined: status.joined, since: nil)
            course.reward(entering: entered, on: today, windowFrom: window.start)
        }
        course.status.given.removeAll { $0.source == .matched }
        course.status.given.append(given)
        course.status.lastMatched = today
        course.settle(on: today, .given)
        course.status.nextReview =
            course.status.pausedFrom == nil ? course.nextDay(after: today) : nil
        return course.decision
    }

    /// Lets the status rest, as for parental leave: nothing runs out and nothing is reviewed meanwhile.
    package func pausing(
        _ status: TierStatus,
        today: CivilDate,
        _ counts: TierCounts
    ) throws(Refused) -> TierDecision {
        guard status.pausedFrom == nil else { throw Refused(.statusPaused) }
        var course = TierCourse(set: self, counts: counts, status: status)
        course.run(to: today)
        course.status.pausedFrom = today
        course.status.nextReview = nil
        return course.decision
    }

    /// Ends the rest: every day that was still to come moves by as many days as it lasted.
    package func resuming(
        _ status: TierStatus,
        today: CivilDate,
        _ counts: TierCounts
    ) throws(Refused) -> TierDecision {
        guard let from = status.pausedFrom else { throw Refused(.statusNotPaused) }
        let days = max(0, from.days(until: today))
        var resumed = status
        resumed.pausedFrom = nil
        resumed.pausedDays += days
        resumed.earned.validUntil = status.earned.validUntil?.adding(days: days)
        resumed.earned.grace?.ends = status.earned.grace?.ends.adding(days: days) ?? today
        for index in resumed.given.indices {
            resumed.given[index].until = status.given[index].until?.adding(days: days)
        }
        // Silence does not count meanwhile; who bought in between is silent from that day.
        if inactivity != nil, (status.lastActivity ?? status.joined) <= from {
            resumed.lastActivity = (status.lastActivity ?? status.joined).adding(days: days)
        }
        var course = TierCourse(set: self, counts: counts, status: resumed)
        course.run(to: today)
        return course.decision
    }
}
