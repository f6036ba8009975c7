import Membership
import Store

/// What benefits of a member go by, read once for each question.
extension Engine {
    /// The memberships that give a member something, their own and their households', in the order of
    /// their age.
    func memberships(
        of entitlements: [Entitlement],
        at instant: Instant,
        _ reader: Reader
    ) throws -> [CountedMembership] {
        try entitlements.sorted { $0.source.subscription < $1.source.subscription }
            .map { try membership($0, at: instant, reader) }
    }

    /// One membership with the days it goes by.
    func membership(
        _ entitlement: Entitlement,
        at instant: Instant,
        _ reader: Reader
    ) throws -> CountedMembership {
        let id = entitlement.source.subscription
        guard let row = try reader.subscription(id),
            let version = try plans.version(entitlement.source.planVersion, reader)
        else {
            throw StoreError.corrupt(
                path: "",
                detail: "an entitlement is of \(id), which is not there"
            )
        }
        let subscription = row.subscription(try plans.agreement(of: row, gateways, reader))
        let calendar = try calendars.calendar(row.zone)
        return CountedMembership(
            entitlement: entitlement,
            version: version,
            subscription: subscription,
            calendar: calendar,
            clock: subscription.benefitClock(
                today: calendar.day(of: instant),
                joined: row.startsOn
            ),
            changedOn: version.plan.countsInWindows ? try planChangedOn(id, reader) : nil
        )
    }

    /// The day on which a subscription last came to another plan; `nil` when it never did.
    private func planChangedOn(_ id: SubscriptionID, _ reader: Reader) throws -> CivilDate? {
        try reader.changes(of: id).last { change in
            guard change.state == .applied else { return false }
            let (before, after) = (
                try plans.priced(change.from, reader).plan.id,
                try plans.priced(change.to, reader).plan.id
            )
            return before != after
        }?.effectiveOn
    }

    /// What open reservations set aside of a member's lots and counts.
    func held(
        of member: MemberID,
        at instant: Instant,
        _ reader: Reader
    ) throws -> (lots: [LotID: Int64], tallies: [TallyKey: Int64]) {
        var lots: [LotID: Int64] = [:]
        var tallies: [TallyKey: Int64] = [:]
        for row in try reader.held(of: member, at: instant) {
            switch row.target {
            case .lot(let lot, _): lots[lot, default: 0] += row.amount
            case .tally(let key, _): tallies[key, default: 0] += row.amount
            }
        }
        return (lots, tallies)
    }

    /// How much of a counted benefit a membership gives there is and was used.
    func counted(
        _ entitlement: Entitlement,
        _ benefit: Benefit,
        of member: MemberID,
        at instant: Instant,
        _ reader: Reader
    ) throws -> Counted? {
        let membership = try membership(entitlement, at: instant, reader)
        var member = member
        if !entitlement.isOwn, let grant = benefit.windowGrant,
            let row = try reader.member(member)
        {
            member = try pools(of: row, at: instant, reader).holder(of: grant.holding).id
            // What the member has of their own is used, and the household's stays.
            guard member == membership.subscription.member else { return Counted.nothing }
        }
        let (clock, start) = (membership.clock, membership.calendar.start(of:))
        let held = try held(of: member, at: instant, reader)
        let reset = benefit.countedWindow?.nextReset(clock, start: start)
        guard let grant = benefit.windowGrant else {
            let key = TallyKey(.used, benefit.id)
            let window = benefit.countedWindow.flatMap { $0.period(clock) }
            let used = try reader.tally(of: member, key, in: window) + (held.tallies[key] ?? 0)
            return Counted(used: used, nextReset: reset)
        }
        let promised = PromisedBenefit(
            benefit: benefit,
            tier: membership.version.plan.benefit(benefit.id, tier: entitlement.tier)?.tier
        )
        let lots = try lots(of: grant, promised, membership, of: member, held.lots, reader)
        return Counted(LotStack(lots, holds: held.lots, at: instant), nextReset: reset)
    }

    /// The lots of a counted benefit that a membership gives, with the windows nobody has looked at.
    func lots(
        of grant: WindowGrant,
        _ promised: PromisedBenefit,
        _ membership: CountedMembership,
        of member: MemberID,
        _ holds: [LotID: Int64],
        _ reader: Reader
    ) throws -> [Lot] {
        let written = try written(grant, of: member, membership, reader)
        // What another subscription gave is of another membership, and counted there.
        return membership.granted(
            grant,
            promised,
            to: member,
            written: written,
            holds: holds
        ).applied(to: written).filter { lot in
            lot.isDebt || lot.subscription.map { $0 == membership.subscription.id } != false
        }
    }

    /// The written lots of a counted benefit: all of which something is left, and those of the windows
    /// that are looked at, used up or not.
    func written(
        _ grant: WindowGrant,
        of member: MemberID,
        _ membership: CountedMembership,
        _ reader: Reader
    ) throws -> [Lot] {
        let holding = grant.holding
        let windows = try reader.windowLots(
            of: member,
            holding.kind,
            holding.name,
            subscription: membership.subscription.id,
            from: membership.firstDay(of: grant)
        )
        let left = try reader.lots(of: member, holding.kind, holding.name)
        let known = Set(left.map(\.id))
        let marks = try reader.windowMarks(
            of: member,
            holding,
            subscription: membership.subscription.id,
            from: membership.firstDay(of: grant)
        ).map { day in
            Lot(
                WindowMarkRow(
                    member: member,
                    holding: holding,
                    subscription: membership.subscription.id,
                    window: day
                ),
                membership
            )
        }
        return marks + (left + windows.filter { !known.contains($0.id) }).map(\.lot)
    }
}

extension Lot {
    /// A window that was looked at and gave nothing: a lot of none, which is never written.
    init(_ mark: WindowMarkRow, _ membership: CountedMembership) {
        self.init(
            id: nil,
            member: mark.member,
            holding: mark.holding,
            source: .rollover,
            subscription: mark.subscription,
            window: mark.window,
            amount: 0,
            remaining: 0,
            effectiveFrom: membership.calendar.start(of: mark.window),
            expiresAt: nil
        )
    }
}

extension Plan {
    /// Whether anything of the plan or of its tiers is given in windows.
    fileprivate var countsInWindows: Bool {
        benefits.contains { $0.windowGrant != nil }
            || tiers?.tiers.contains { $0.benefits.contains { $0.windowGrant != nil } } == true
    }
}
