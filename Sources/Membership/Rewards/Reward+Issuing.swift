extension Reward {
    /// What has accrued for the spend of a window: the rate's share, up to the cap, never below zero.
    ///
    /// Without a window the spend is all there ever was, and so is what the cap holds for.
    package func accrued(spend: Money) throws(MoneyError) -> Money {
        let share = try rate.of(spend.isNegative ? .zero(spend.currency) : spend)
        guard let cap else { return share }
        // A cap of another currency would be a hole in the budget, so it stops the sum.
        guard cap.currency == share.currency else {
            throw .currencyMismatch(cap.currency, share.currency)
        }
        return share.minorUnits < cap.minorUnits ? share : cap
    }

    /// The spend at which the cap is reached; `nil` without a cap, or when nothing accrues.
    package func spendAtCap() throws(MoneyError) -> Money? {
        guard let cap, rate.basisPoints > 0 else { return nil }
        return try cap.scaled(times: 10_000, over: Int64(rate.basisPoints))
    }

    /// Whether what a purchase brings is issued with it, because no window ends.
    package var isIssuedAtOnce: Bool { window == nil || window == .once }

    /// The currency in which it accrues: the cap's, or that of the plan's first price. What is bought in
    /// another brings nothing, because sums of two currencies would be nobody's money.
    package func currency(in plan: Plan) -> Currency? {
        cap?.currency ?? plan.prices.first?.currency
    }

    /// The day on which what is bought on a day is issued, later than today.
    ///
    /// What is bought after its window's day of issue goes with the next window, or on the window's last
    /// day where none follows.
    /// - Returns: `nil` for what is issued at once, and for a term that never ends.
    package func issueDay(
        boughtOn day: CivilDate,
        today: CivilDate,
        _ clock: BenefitClock
    ) -> CivilDate? {
        guard !isIssuedAtOnce, let window,
            var period = window.period(containing: day, clock) ?? window.period(clock)
        else { return nil }
        while issueDay(of: period) <= today {
            guard let next = window.period(after: period, clock), next.start > period.start else {
                return max(period.end, today.adding(days: 1))
            }
            period = next
        }
        return period.end == .lifetimeEnd ? nil : issueDay(of: period)
    }

    /// The day on which what accrued in a window is issued.
    ///
    /// Never before the window begins. What accrues between that day and the end of the window is issued
    /// together with the next window, or when the membership ends.
    package func issueDay(of window: Period) -> CivilDate {
        guard let issueLead else { return window.end }
        return max(window.start, issueLead.day(-1, from: window.end))
    }

    /// What is due, less what was issued.
    ///
    /// The windows settle together, so a purchase that came back after its reward was issued makes the
    /// next one smaller; nothing is taken from who has spent it.
    /// - Parameter windows: of one currency, from the oldest that is not settled for good to the one that
    ///   is issued today.
    package func issue(
        _ windows: [RewardWindow],
        standing: RewardStanding
    ) throws(MoneyError) -> RewardIssue {
        guard let currency = windows.first?.spend.currency else {
            return RewardIssue(outcome: .nothing, settles: [])
        }
        var due = Money.zero(currency)
        var settles: [RewardIssue.Settled] = []
        for window in windows {
            let change = try accrued(spend: window.spend).subtracting(window.issued)
            due = try due.adding(change)
            if !change.isZero {
                settles.append(RewardIssue.Settled(window: window.period, change: change))
            }
        }
        if due.isNegative {
            return RewardIssue(outcome: .owed(try due.negated()), settles: [])
        }
        if due.isZero { return RewardIssue(outcome: .nothing, settles: settles) }
        switch standing {
        case .promised(let isPaid):
            return requiresPaid && !isPaid
                ? RewardIssue(outcome: .waits(due), settles: [])
                : RewardIssue(outcome: .issued(due), settles: settles)
        case .downgraded:
            return leaving(due, settles, isForfeited: forfeits.contains(.downgrade))
        // Nobody pays for a membership that is over.
        case .ended:
            return leaving(due, settles, isForfeited: requiresPaid || forfeits.contains(.end))
        }
    }

    private func leaving(
        _ due: Money,
        _ settles: [RewardIssue.Settled],
        isForfeited: Bool
    ) -> RewardIssue {
        RewardIssue(outcome: isForfeited ? .forfeited(due) : .issued(due), settles: settles)
    }
}
