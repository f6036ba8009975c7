import Membership
import Store

/// Rewards: what accrued is issued on its day, at once or when the membership ends, and each of it once.
///
/// What was issued or forfeited for a window is counted on the window's first day, so what is due is
/// always worked out anew from what was bought and has not come back.
extension Work {
    // MARK: With a purchase

    /// Puts a reward that grew on the queue for its day, or issues what it brings at once.
    func follow(
        _ reward: Reward,
        _ benefit: Benefit,
        of membership: CountedMembership,
        _ purchase: PurchaseRow
    ) throws {
        guard let matter = try matter(membership.subscription.id) else { return }
        if reward.isIssuedAtOnce {
            try settle(reward, benefit.id, of: matter, through: nil, purchase.id)
        } else {
            try expect(reward, benefit.id, of: matter, boughtOn: purchase.day)
        }
    }

    /// What was bought together with the membership counts from its first day.
    private func expectRewards(_ matter: Case) throws {
        guard let plan = try plan(matter.agreement.planVersion) else { return }
        for benefit in plan.benefits {
            guard case .reward(let reward) = benefit.terms, !reward.isIssuedAtOnce else { continue }
            let key = TallyKey(.spend, benefit.id)
            guard
                let last = try reader.tallyDays(of: matter.row.member, key)
                    .last(where: { $0.day >= matter.row.startsOn && $0.amount != 0 })
            else { continue }
            try expect(reward, benefit.id, of: matter, boughtOn: last.day)
        }
    }

    private func expect(
        _ reward: Reward,
        _ benefit: String,
        of matter: Case,
        boughtOn day: CivilDate
    ) throws {
        let issue = reward.issueDay(boughtOn: day, today: matter.today, clock(matter))
        guard let issue else { return }
        try queue(benefit, of: matter, at: matter.calendar.start(of: issue))
    }

    /// Puts a reward on the queue, unless it is there for an earlier day.
    private func queue(_ benefit: String, of matter: Case, at instant: Instant) throws {
        let key = rewardKey(benefit, matter)
        let known = try changes.upkeep.last { $0.key == key } ?? reader.upkeep(key)
        if let due = known?.dueAt, due <= instant { return }
        changes.upkeep.append(UpkeepRow(key, dueAt: instant))
    }

    private func rewardKey(_ benefit: String, _ matter: Case) -> UpkeepRow.Key {
        UpkeepRow.Key(
            .reward,
            member: matter.row.member,
            subscription: matter.row.id,
            name: benefit
        )
    }

    // MARK: On its day

    /// Issues what a reward has come to, or says when to look again.
    func issueReward(_ due: UpkeepRow) throws {
        changes.upkeep.append(UpkeepRow(due.key, dueAt: nil))
        guard let id = due.key.subscription, let matter = try matter(id),
            let reward = try reward(due.key.name, of: matter)
        else { return }
        try settle(
            reward,
            due.key.name,
            of: matter,
            through: matter.subscription.state.isEnded ? nil : matter.today
        )
        // What was bought since the last day of issue waits for the next one.
        let key = TallyKey(.spend, due.key.name)
        let clock = clock(matter)
        guard !reward.isIssuedAtOnce,
            let last = try reader.tallyDays(of: matter.row.member, key).last?.day,
            let window = reward.window?.period(containing: last, clock),
            reward.issueDay(of: window) > matter.today
        else { return }
        try expect(reward, due.key.name, of: matter, boughtOn: last)
    }

    /// Settles what is left of rewards that end with the membership, or that the plan it changes to does
    /// not promise.
    ///
    /// - Parameter matter: as it will be; its row is still what is stored.
    func settleRewards(_ matter: Case) throws {
        if matter.isNew { return try expectRewards(matter) }
        let isOver = matter.subscription.state.isEnded
        guard isOver || matter.row.planVersion != matter.agreement.planVersion else { return }
        let next = try plan(matter.agreement.planVersion)
        for queued in try reader.upkeep(of: matter.row.member)
        where queued.key.kind == .reward && queued.key.subscription == matter.row.id {
            let benefit = queued.key.name
            if !isOver, case .reward? = next?.benefit(benefit)?.terms { continue }
            // A tier of the new plan may promise it; then its own day decides.
            if !isOver, next?.promises(benefit) == true { continue }
            guard let reward = try reward(benefit, of: matter) else { continue }
            changes.upkeep.append(UpkeepRow(queued.key, dueAt: nil))
            try settle(
                reward,
                benefit,
                of: matter,
                through: nil,
                leaving: isOver ? .ended : .downgraded
            )
        }
    }

    /// The terms of a reward by the plan that is stored: as the member's tier has it, or as the tier does
    /// that is lost.
    private func reward(_ id: String, of matter: Case) throws -> Reward? {
        let tier = try storedTier(of: matter)
        guard let plan = try plan(matter.row.planVersion),
            let benefit = plan.benefit(id, tier: tier)?.benefit
                ?? plan.tierPromising(id, above: tier)?.benefits.first(where: { $0.id == id }),
            case .reward(let reward) = benefit.terms
        else { return nil }
        return reward
    }

    private func standing(of benefit: String, _ matter: Case) throws -> RewardStanding {
        if matter.subscription.state.isEnded { return .ended }
        let tier = try storedTier(of: matter)
        guard try plan(matter.row.planVersion)?.benefit(benefit, tier: tier) != nil else {
            return .downgraded
        }
        switch matter.subscription.state {
        case .scheduled, .incomplete, .trialing: return .promised(paid: false)
        case .active, .pastDue, .onHold, .paused, .ended:
            let isPaid = matter.subscription.paidUntil.map { matter.today < $0 } ?? false
            return .promised(paid: isPaid)
        }
    }

    // MARK: Settling

    /// Settles the windows whose day of issue has come, or all of them.
    private func settle(
        _ reward: Reward,
        _ benefit: String,
        of matter: Case,
        through today: CivilDate?,
        leaving: RewardStanding? = nil,
        _ purchase: PurchaseID? = nil
    ) throws {
        guard let plan = try plan(matter.row.planVersion),
            let currency = reward.currency(in: plan)
        else { return }
        let windows = try windows(of: reward, benefit, matter, through: today, currency)
        let standing = try leaving ?? standing(of: benefit, matter)
        let issue = try reward.issue(windows, standing: standing)
        let last = windows.last { window in issue.settles.contains { $0.window == window.period } }
        switch issue.outcome {
        case .issued(let amount):
            let given = try give(amount, reward, benefit, of: matter, purchase)
            try keep(.issued(given), amount, last, reward, benefit, matter)
        case .forfeited(let amount):
            try keep(.forfeited, amount, last, reward, benefit, matter)
        case .waits:
            let tomorrow = matter.calendar.start(of: matter.today.adding(days: 1))
            try queue(benefit, of: matter, at: tomorrow)
        // What is owed makes the next one smaller.
        case .owed, .nothing: break
        }
        for settled in issue.settles {
            // What is issued at once is counted from the purchase, as what accrued is.
            let day = reward.isIssuedAtOnce ? matter.today : settled.window.start
            count(
                TallyKey(.issued, benefit),
                of: matter.row.member,
                on: day,
                settled.change.minorUnits
            )
        }
    }

    /// The windows in which something was bought, the oldest first; one of all time for what is issued at
    /// once.
    private func windows(
        of reward: Reward,
        _ benefit: String,
        _ matter: Case,
        through today: CivilDate?,
        _ currency: Currency
    ) throws -> [RewardWindow] {
        let member = matter.row.member
        let (spent, issued) = (TallyKey(.spend, benefit), TallyKey(.issued, benefit))
        func money(_ key: TallyKey, _ period: Period?) throws -> Money {
            Money(minorUnits: try tally(of: member, key, in: period), currency: currency)
        }
        guard !reward.isIssuedAtOnce, let window = reward.window else {
            return [
                RewardWindow(
                    period: Period(start: matter.row.startsOn, end: .lifetimeEnd),
                    spend: try money(spent, nil),
                    issued: try money(issued, nil)
                )
            ]
        }
        let clock = clock(matter)
        var periods: [Period] = []
        for day in try reader.tallyDays(of: member, spent) where day.day >= clock.joined {
            guard let period = window.period(containing: day.day, clock),
                periods.last != period, today.map({ reward.issueDay(of: period) <= $0 }) ?? true
            else { continue }
            periods.append(period)
        }
        return try periods.map { period in
            RewardWindow(
                period: period,
                spend: try money(spent, period),
                issued: try money(issued, period)
            )
        }
    }

    private func give(
        _ amount: Money,
        _ reward: Reward,
        _ benefit: String,
        of matter: Case,
        _ purchase: PurchaseID?
    ) throws -> GivenAward {
        let end = reward.validFor?.day(1, from: matter.today)
        switch reward.form {
        case .certificate:
            return .lot(
                giveLot(
                    of: Holding(.certificate, benefit, currency: amount.currency),
                    amount.minorUnits,
                    from: .reward,
                    to: matter.row.member,
                    subscription: matter.row.id,
                    expiresAt: end.map(matter.calendar.start(of:)),
                    LotCause(purchase: purchase)
                )
            )
        case .balance:
            guard let member = try reader.member(matter.row.member) else {
                throw StoreError.corrupt(path: "", detail: "\(matter.row.id) has no member")
            }
            return .prepayment(try giveCredit(amount, to: member, expiresOn: end))
        }
    }

    /// Writes down what a window came to, and tells it.
    private func keep(
        _ state: RewardIssueRow.State,
        _ amount: Money,
        _ window: RewardWindow?,
        _ reward: Reward,
        _ benefit: String,
        _ matter: Case
    ) throws {
        guard let window else { return }
        if !reward.isIssuedAtOnce {
            changes.rewardIssues.append(
                RewardIssueRow(
                    subscription: matter.row.id,
                    benefit: benefit,
                    window: try openDay(from: window.period.start, benefit, matter),
                    spend: window.spend,
                    amount: amount,
                    state: state,
                    at: now
                )
            )
        }
        let kind: String
        switch state {
        case .issued: kind = JournalKind.rewardIssued
        case .forfeited: kind = JournalKind.rewardForfeited
        }
        note(
            JournalEntry(
                kind: kind,
                member: matter.row.member,
                subscription: matter.row.id,
                data: JournalData.object { data in
                    data.text("benefit", benefit)
                    data.money("amount", amount)
                    if !reward.isIssuedAtOnce { data.day("window", window.period.start) }
                    if case .issued(let given?) = state { data.given(given) }
                }
            )
        )
    }

    /// The first day of a window; when that was settled before, the first day from today that was not.
    private func openDay(
        from start: CivilDate,
        _ benefit: String,
        _ matter: Case
    ) throws -> CivilDate {
        var day = start
        while try reader.rewardIssue(of: matter.row.id, benefit, window: day) != nil {
            day = max(day.adding(days: 1), matter.today)
        }
        return day
    }

    // MARK: Reading

    private func matter(_ id: SubscriptionID) throws -> Case? {
        try reader.subscription(id).map(load)
    }

    /// What the member stands at in the tiers of the plan that is stored.
    private func storedTier(of matter: Case) throws -> String? {
        guard let set = try plan(matter.row.planVersion)?.tiers?.id else { return nil }
        return try tierStatusRow(of: matter.row.member, set)?.tier
    }

    private func plan(_ version: PlanVersionID) throws -> Plan? {
        try engine.plans.version(version, reader)?.plan
    }

    private func clock(_ matter: Case) -> BenefitClock {
        matter.subscription.benefitClock(today: matter.today, joined: matter.row.startsOn)
    }
}
