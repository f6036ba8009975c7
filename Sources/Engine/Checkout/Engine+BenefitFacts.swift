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
            )
        )
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
        let written = try written(grant, of: member, membership, reader)
        let lots = membership.granted(
            grant,
            promised,
            to: member,
            written: written,
            holds: held.lots
        ).applied(to: written)
        return Counted(LotStack(lots, holds: held.lots, at: instant), nextReset: reset)
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
        return (left + windows.filter { !known.contains($0.id) }).map(\.lot)
    }
}
