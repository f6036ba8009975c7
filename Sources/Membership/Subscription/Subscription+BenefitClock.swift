extension Subscription {
    /// The most terms before this one that rollover looks back over.
    private static let earlierTerms = 60

    /// The days by which its benefits count.
    ///
    /// - Parameter joined: the first day of its first term or trial.
    package func benefitClock(today: CivilDate, joined: CivilDate) -> BenefitClock {
        let first = agreement.billingStart
        // What is over stays in its last term.
        let day = max(joined, min(today, securedUntil?.adding(days: -1) ?? today))
        let trial = joined < first ? Period(start: joined, end: first) : nil
        if let trial, day < first {
            return BenefitClock(
                today: today,
                joined: joined,
                term: trial,
                next: autoRenew ? term(containing: first) : nil
            )
        }
        let term = term(containing: day)
        let goesOn = isRenewing && agreement.renews || securedUntil.map { term.end < $0 } == true
        return BenefitClock(
            today: today,
            joined: joined,
            term: term,
            next: goesOn && !state.isEnded ? self.term(containing: term.end) : nil,
            earlierTerms: earlier(than: term, trial)
        )
    }

    /// What is known of it when the windows of a benefit are granted.
    ///
    /// - Parameters:
    ///   - member: whose uses they are: the subscription's own or somebody's of the household.
    ///   - changed: the day of the last change to another plan; `nil` when there was none.
    ///   - start: the first instant of a day.
    package func granting(
        _ clock: BenefitClock,
        to member: MemberID,
        source: Lot.Source,
        changedOn changed: CivilDate? = nil,
        start: @escaping (CivilDate) -> Instant
    ) -> GrantingFacts {
        let isWhole = agreement.isLifetime || clock.term.start < agreement.billingStart
        return GrantingFacts(
            member: member,
            subscription: id,
            clock: clock,
            source: source,
            // A change and the return from a rest begin anew on the first day they bill; a change
            // within a term on its own day.
            promisedFrom: [changed, series == 0 ? nil : max(clock.joined, agreement.billingStart)]
                .compactMap(\.self).max(),
            promisedUntil: isRenewing || agreement.isLifetime ? nil : securedUntil,
            wholeTerm: isWhole
                ? nil : agreement.cycle.period(agreement.cycle.index(containing: clock.term.start)),
            start: start
        )
    }

    /// Each period of the cycle is a term by itself, also where several were bought together.
    private func term(containing day: CivilDate) -> Period {
        let first = agreement.billingStart
        if agreement.isLifetime { return Period(start: first, end: .lifetimeEnd) }
        let period = agreement.cycle.period(agreement.cycle.index(containing: max(day, first)))
        return Period(start: max(period.start, first), end: period.end)
    }

    private func earlier(than term: Period, _ trial: Period?) -> [Period] {
        let first = agreement.billingStart
        var terms: [Period] = []
        var day = term.start
        while first < day, terms.count < Self.earlierTerms {
            let before = self.term(containing: day.adding(days: -1))
            terms.insert(before, at: 0)
            day = before.start
        }
        if let trial, day <= first, series == 0 { terms.insert(trial, at: 0) }
        return terms
    }
}
