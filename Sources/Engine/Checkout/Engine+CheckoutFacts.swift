import Membership
import Store

extension Engine {
    /// Everything a quote is decided from, read once.
    ///
    /// - Parameter member: `nil` for a guest and for an id nobody has.
    func checkoutFacts(
        of member: MemberRow?,
        at instant: Instant,
        _ reader: Reader
    ) throws -> (facts: CheckoutFacts, tallies: TallyReading) {
        try plans.refreshIfGrown(reader)
        let tallies = TallyReading(reader, of: member?.id)
        guard let member else {
            let facts = CheckoutFacts(
                asOf: instant,
                today: calendar.day(of: instant),
                sources: [],
                catalog: plans.catalog,
                start: calendar.start(of:)
            )
            return (facts, tallies)
        }
        let calendar = try member.zone.map { try calendars.calendar($0) } ?? calendar
        let memberships = try memberships(
            of: reader.entitlements(of: member.key),
            at: instant,
            reader
        )
        let pools = try Pools(of: member, memberships, at: instant, reader)
        tallies.pools = pools
        var holds: [LotID: Int64] = [:]
        for holder in [member] + pools.others {
            let held = try held(of: holder.id, at: instant, reader)
            tallies.held[holder.id] = held.tallies
            holds.merge(held.lots, uniquingKeysWith: +)
        }
        let facts = CheckoutFacts(
            asOf: instant,
            today: calendar.day(of: instant),
            sources: memberships.map(\.source),
            lots: try lots(pools, memberships, holds, at: instant, reader),
            holds: holds,
            tally: tallies.sum,
            catalog: plans.catalog,
            start: calendar.start(of:)
        )
        return (facts, tallies)
    }

    /// All lots a member may use that are left, and those of windows nobody has looked at yet.
    private func lots(
        _ pools: Pools,
        _ memberships: [CountedMembership],
        _ holds: [LotID: Int64],
        at instant: Instant,
        _ reader: Reader
    ) throws -> [Lot] {
        let giving = Set(
            memberships.filter { $0.entitlement.holds(at: instant) }.map(\.subscription.id)
        )
        // Uses of a membership that is over stay with it.
        var lots = try ([pools.member] + pools.others).flatMap { holder in
            try reader.lots(of: holder.id).map(\.lot)
                .filter { pools.holder(of: $0.holding).id == holder.id }
        }.filter { lot in
            lot.holding.kind != .uses || lot.isDebt
                || lot.subscription.map(giving.contains) != false
        }
        for membership in memberships {
            for (promised, grant) in membership.grants(at: instant) {
                let holder = pools.holder(of: grant.holding).id
                // What the member has of their own is used, and the household's stays.
                guard holder == membership.subscription.member else { continue }
                let written = try written(grant, of: holder, membership, reader)
                let granted = membership.granted(
                    grant,
                    promised,
                    to: holder,
                    written: written,
                    holds: holds
                )
                let known = Set(lots.compactMap(\.id))
                lots += written.filter { lot in lot.id.map { !known.contains($0) } != false }
                lots = granted.applied(to: lots)
            }
        }
        return lots
    }
}
