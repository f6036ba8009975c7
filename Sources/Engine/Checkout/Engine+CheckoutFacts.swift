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
        let held = try held(of: member.id, at: instant, reader)
        tallies.held = held.tallies
        let facts = CheckoutFacts(
            asOf: instant,
            today: calendar.day(of: instant),
            sources: memberships.map(\.source),
            lots: try lots(of: member.id, memberships, held.lots, at: instant, reader),
            holds: held.lots,
            tally: tallies.sum,
            catalog: plans.catalog,
            start: calendar.start(of:)
        )
        return (facts, tallies)
    }

    /// All lots of a member that are left, and those of windows nobody has looked at yet.
    private func lots(
        of member: MemberID,
        _ memberships: [CountedMembership],
        _ holds: [LotID: Int64],
        at instant: Instant,
        _ reader: Reader
    ) throws -> [Lot] {
        let giving = Set(
            memberships.filter { $0.entitlement.holds(at: instant) }.map(\.subscription.id)
        )
        // Uses of a membership that is over stay with it.
        var lots = try reader.lots(of: member).map(\.lot).filter { lot in
            lot.holding.kind != .uses || lot.isDebt
                || lot.subscription.map(giving.contains) != false
        }
        for membership in memberships {
            for (promised, grant) in membership.grants(at: instant) {
                let written = try written(grant, of: member, membership, reader)
                let granted = membership.granted(
                    grant,
                    promised,
                    to: member,
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
