import Membership
import Store

/// Points that people move by hand.
extension Work {
    /// The programmes a member is in or has points of, in the order of their names.
    func programmes(of member: MemberRow) throws -> [String] {
        var names = Set(try outstandingPoints(of: member.id).keys)
        for entitlement in try reader.entitlements(of: member.key) {
            let version = try engine.plans.version(entitlement.source.planVersion, reader)
            if let rules = version?.plan.points { names.insert(rules.id) }
        }
        return names.sorted()
    }

    /// The rules of a programme that is named, or of the only one a member is in.
    func rules(_ programme: String?, of member: MemberRow) throws -> PointsRules {
        let names = try programmes(of: member)
        guard let name = programme ?? (names.count == 1 ? names.first : nil) else {
            throw Refused(
                .unknownProgramme,
                names.isEmpty
                    ? "\(member.key) is in no programme"
                    : "say which: \(names.joined(separator: ", "))"
            )
        }
        guard let rules = try pointsRules(name, of: member) else {
            throw Refused(.unknownProgramme, name)
        }
        return rules
    }

    /// What a member has of a programme.
    func points(_ programme: String, of member: MemberRow) throws -> PointsView {
        let rules = try pointsRules(programme, of: member)
        let lots = try lots(of: member.id, Holding(.points, programme)).map(\.lot)
        let stack = LotStack(lots, holds: try holds(of: member.id), at: now)
        let ends = lots.filter { !$0.isDebt && $0.expiresAt.map { now < $0 } == true }
        let next = ends.compactMap(\.expiresAt).min()
        return PointsView(
            programme: programme,
            name: rules?.name ?? programme,
            available: stack.available,
            pending: stack.pending,
            held: stack.held,
            owed: stack.owed,
            expiring: next.map { end in
                PointsView.Expiring(
                    points: ends.filter { $0.expiresAt == end }.reduce(0) { $0 + $1.remaining },
                    at: end
                )
            },
            worth: try rules?.redemptions.first.map { try $0.value.worth(stack.available) }
        )
    }

    func transfer(
        _ points: Int64,
        _ rules: PointsRules,
        from giver: MemberRow,
        to taker: MemberRow,
        _ areOneHousehold: Bool
    ) throws {
        let holding = Holding(.points, rules.id)
        let cause = LotCause()
        try repayDebts(of: giver.id, holding, cause)
        let decision = rules.transferring(
            points,
            from: giver.id,
            to: taker.id,
            areOneHousehold: areOneHousehold,
            stack: LotStack(
                try lots(of: giver.id, holding).map(\.lot),
                holds: try holds(of: giver.id),
                at: now
            )
        )
        let parts: [Burn.Part]
        switch decision {
        case .moves(let moved): parts = moved
        case .refused(.notAllowed): throw Refused(.transferNotAllowed, rules.name)
        case .refused(.sameMember):
            throw Refused(.transferNotAllowed, "\(giver.key) is giver and taker")
        case .refused(.notOneHousehold):
            throw Refused(.notOneHousehold, "\(giver.key) and \(taker.key)")
        case .refused(.notPositive): throw Refused(.amountNotPositive, "\(points) points")
        case .refused(.available(let there)):
            throw Refused(.notEnough, "\(giver.key) has \(there) \(rules.name) to give")
        }
        for part in parts { try move(part.lot, .transferred, by: 0 - part.amount, cause) }
        if let currency = rules.cost?.money.currency, let first = parts.first?.lot.id {
            let released = try pointsCostReleased(giver, in: currency)
            post(
                Posting.pointsGiven(
                    released,
                    member: giver.id,
                    lot: first,
                    on: try day(of: giver.id)
                )
            )
        }
        let today = try day(of: taker.id)
        for part in parts {
            let row = give(
                Lot(
                    id: nil,
                    member: taker.id,
                    holding: holding,
                    source: .transfer,
                    subscription: nil,
                    amount: part.amount,
                    remaining: part.amount,
                    priority: part.lot.priority,
                    effectiveFrom: part.lot.effectiveFrom,
                    expiresAt: part.lot.expiresAt
                ),
                cause
            )
            try postCost(rules, taker, row.id, on: today)
        }
        try repayDebts(of: taker.id, holding, cause)
        try keepPointsAlive(rules.id, taker, on: today)
        note(
            JournalEntry(
                kind: JournalKind.pointsTransferred,
                member: giver.id,
                data: JournalData.object { data in
                    data.text("programme", rules.id)
                    data.number("points", points)
                    data.text("to", taker.key)
                }
            )
        )
    }

    func adjust(
        _ points: Int64,
        _ rules: PointsRules,
        of member: MemberRow,
        because reason: String
    ) throws {
        let holding = Holding(.points, rules.id)
        let today = try day(of: member.id)
        if points > 0 {
            let end = rules.expiry.goneOn(givenOn: today)
            let row = give(
                Lot(
                    id: nil,
                    member: member.id,
                    holding: holding,
                    source: .grant,
                    subscription: nil,
                    amount: points,
                    remaining: points,
                    effectiveFrom: now,
                    expiresAt: try end.map(calendar(of: member).start(of:))
                )
            )
            try repayDebts(of: member.id, holding, LotCause())
            try postCost(rules, member, row.id, on: today)
            try keepPointsAlive(rules.id, member, on: today)
        } else {
            try repayDebts(of: member.id, holding, LotCause())
            let stack = LotStack(
                try lots(of: member.id, holding).map(\.lot),
                holds: try holds(of: member.id),
                at: now
            )
            guard let burn = stack.burn(0 - points), let first = burn.parts.first?.lot.id else {
                throw Refused(.notEnough, "\(member.key) has \(stack.available) \(rules.name)")
            }
            for part in burn.parts {
                try move(part.lot, .corrected, by: 0 - part.amount, LotCause())
            }
            try postLoss(rules, member, first, on: today)
        }
        note(
            JournalEntry(
                kind: JournalKind.pointsAdjusted,
                member: member.id,
                data: JournalData.object { data in
                    data.text("programme", rules.id)
                    data.number("points", points)
                    data.text("reason", reason)
                }
            )
        )
    }
}
