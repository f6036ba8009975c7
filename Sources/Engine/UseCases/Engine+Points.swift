import Membership
import Store

/// Points of members: what there is, what moved them, and what people do about them.
extension Engine {
    /// What a member has of each programme they are in or have points of.
    package func points(of member: String) throws -> [PointsView] {
        try store.read { reader in
            let row = try find(member, reader)
            let work = try Work(self, reader, now: now(reader))
            return try work.programmes(of: row).map { try work.points($0, of: row) }
        }
    }

    /// At most `limit` movements of a member's points behind a cursor, newest first.
    package func pointMovements(
        of member: String,
        before cursor: Int64? = nil,
        limit: Int
    ) throws -> [PointMovement] {
        try store.read { reader in
            try reader.pointMovements(of: find(member, reader).id, before: cursor, limit: limit)
                .map { PointMovement(id: $0.id, programme: $0.programme, row: $0.row) }
        }
    }

    /// Gives points to another member of the household; they keep their days.
    ///
    /// - Throws: ``Refusal/transferNotAllowed``, ``Refusal/notOneHousehold``,
    ///   ``Refusal/notEnough``, ``Refusal/unknownProgramme``.
    package func transferPoints(
        _ points: Int64,
        programme: String? = nil,
        from giver: String,
        to taker: String
    ) throws -> PointsChange {
        try store.write {
            try transferPoints(points, programme: programme, from: giver, to: taker, $0)
        }
    }

    /// As ``transferPoints(_:programme:from:to:)``, once for a key.
    package func transferPoints(
        _ points: Int64,
        programme: String?,
        from giver: String,
        to taker: String,
        once request: OnceRequest,
        render: (PointsChange) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) {
            render(try transferPoints(points, programme: programme, from: giver, to: taker, $0))
        }
    }

    /// Gives points, or takes some away, by a clerk's word.
    ///
    /// - Parameters:
    ///   - points: below zero to take.
    ///   - reason: the clerk's own words, for the journal.
    package func adjustPoints(
        _ points: Int64,
        programme: String? = nil,
        of member: String,
        reason: String
    ) throws -> PointsChange {
        try store.write {
            try adjustPoints(points, programme: programme, of: member, reason: reason, $0)
        }
    }

    /// As ``adjustPoints(_:programme:of:reason:)``, once for a key.
    package func adjustPoints(
        _ points: Int64,
        programme: String?,
        of member: String,
        reason: String,
        once request: OnceRequest,
        render: (PointsChange) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) {
            render(
                try adjustPoints(points, programme: programme, of: member, reason: reason, $0)
            )
        }
    }

    // MARK: Deciding

    private func transferPoints(
        _ points: Int64,
        programme: String?,
        from giverKey: String,
        to takerKey: String,
        _ writer: Writer
    ) throws -> PointsChange {
        let reader = writer.reader
        let (giver, taker) = (try find(giverKey, reader), try find(takerKey, reader))
        let work = try Work(self, reader, now: now(reader))
        let rules = try work.rules(programme, of: giver)
        let shared = try Set(reader.entitlements(of: giver.key).map(\.source.subscription))
        let isOneHousehold = try reader.entitlements(of: taker.key).contains {
            shared.contains($0.source.subscription)
        }
        try work.transfer(points, rules, from: giver, to: taker, isOneHousehold)
        let balance = try work.points(rules.id, of: giver)
        try work.write(writer)
        return PointsChange(member: giver.key, to: taker.key, points: points, balance: balance)
    }

    private func adjustPoints(
        _ points: Int64,
        programme: String?,
        of key: String,
        reason: String,
        _ writer: Writer
    ) throws -> PointsChange {
        let reader = writer.reader
        let member = try find(key, reader)
        guard points != 0 else { throw Refused(.amountNotPositive, "0 points") }
        guard (-Self.largestAmount...Self.largestAmount).contains(points) else {
            throw Refused(.amountTooLarge, "\(points)")
        }
        let work = try Work(self, reader, now: now(reader))
        let rules = try work.rules(programme, of: member)
        try work.adjust(points, rules, of: member, because: reason)
        let balance = try work.points(rules.id, of: member)
        try work.write(writer)
        return PointsChange(member: key, to: nil, points: points, balance: balance)
    }
}
