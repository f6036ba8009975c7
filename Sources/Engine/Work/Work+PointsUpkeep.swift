import Membership
import Store

/// Points that run out, dwindle or are forfeited: what is due late is done as of its day, once.
extension Work {
    /// Whatever is earned or spent puts off the day on which being away costs points.
    func keepPointsAlive(_ programme: String, _ member: MemberRow, on day: CivilDate) throws {
        guard let rules = try pointsRules(programme, of: member) else { return }
        let last = try lastPointsDay(programme, member, or: day)
        try expectLoss(rules, member, on: rules.expiry.nextLoss(since: max(last, day), after: nil))
    }

    /// The day on which something of a programme was last earned or spent.
    private func lastPointsDay(
        _ programme: String,
        _ member: MemberRow,
        or day: CivilDate
    ) throws -> CivilDate {
        let last = try reader.lastMovement(of: member.id, .points, programme)
        return try last.map { try calendar(of: member).day(of: $0) } ?? day
    }

    private func expectLoss(
        _ rules: PointsRules,
        _ member: MemberRow,
        on day: CivilDate?
    ) throws {
        let key = UpkeepRow.Key(.pointsInactivity, member: member.id, name: rules.id)
        let isQueued = try reader.upkeep(key) != nil
        guard day != nil || isQueued else { return }
        let start = try calendar(of: member).start(of:)
        changes.upkeep.append(UpkeepRow(key, dueAt: day.map(start)))
    }

    /// A membership that ended takes its points with it, at once or after a while.
    func endPoints(_ matter: Case) throws {
        let version = try engine.plans.version(matter.agreement.planVersion, reader)
        guard let rules = version?.plan.points,
            case let ended = max(matter.subscription.accessUntil ?? matter.today, matter.today),
            let day = rules.goneAfterEnd(on: ended)
        else { return }
        changes.upkeep.append(
            UpkeepRow(
                UpkeepRow.Key(
                    .pointsEnd,
                    member: matter.row.member,
                    subscription: matter.row.id,
                    name: rules.id
                ),
                dueAt: matter.calendar.start(of: day)
            )
        )
    }

    /// Writes a lot off whose time has come; what a reservation holds waits for it.
    func expire(_ row: LotRow, _ holds: [LotID: Int64]) throws {
        guard row.lot.remaining > 0, let end = row.lot.expiresAt, end <= now, holds[row.id] == nil,
            let member = try reader.member(row.lot.member)
        else { return }
        // What was owed while it was there is paid from it before it goes.
        let last = end.adding(milliseconds: -1)
        try repayDebts(of: member.id, row.lot.holding, LotCause(), at: last)
        let left = try lot(row.id)?.lot.remaining ?? 0
        guard left > 0 else { return }
        try move(row.lot, .expired, by: 0 - left, LotCause())
        guard row.lot.holding.kind == .points else { return }
        let programme = row.lot.holding.name
        try postLoss(try pointsRules(programme, of: member), member, row.id, on: day(of: member.id))
        tellLost(left, programme, member, "expired", on: try calendar(of: member).day(of: end))
    }

    /// Takes what being away has cost up to today, and says when to look next.
    func takeLosses(_ due: UpkeepRow) throws {
        guard let at = due.dueAt, let member = try reader.member(due.key.member),
            let rules = try pointsRules(due.key.name, of: member)
        else {
            changes.upkeep.append(UpkeepRow(due.key, dueAt: nil))
            return
        }
        let calendar = try calendar(of: member)
        let today = calendar.day(of: now)
        let last = try lastPointsDay(
            rules.id,
            member,
            or: calendar.day(of: member.joinedAt)
        )
        // The queue names the first day that is not taken yet.
        let done = calendar.day(of: at).adding(days: -1)
        let holding = Holding(.points, rules.id)
        try repayDebts(of: member.id, holding, LotCause())
        let holds = try holds(of: member.id)
        let start = LotStack(try lots(of: member.id, holding).map(\.lot), holds: holds, at: now)
        let losses = rules.expiry.losses(
            of: start.available,
            since: last,
            after: done,
            through: today
        )
        for loss in losses {
            let stack = LotStack(
                try lots(of: member.id, holding).map(\.lot),
                holds: holds,
                at: now
            )
            guard let burn = stack.burn(min(loss.points, stack.available)),
                let first = burn.parts.first?.lot.id
            else { continue }
            let isOver = rules.expiry.goneInactive(since: last).map { $0 <= loss.day } ?? false
            for part in burn.parts {
                try move(part.lot, isOver ? .expired : .decayed, by: 0 - part.amount, LotCause())
            }
            try postLoss(rules, member, first, on: today)
            tellLost(loss.points, rules.id, member, isOver ? "inactive" : "decayed", on: loss.day)
        }
        let after = LotStack(try lots(of: member.id, holding).map(\.lot), holds: holds, at: now)
        let isLeft = after.remaining > 0 || after.pending > 0
        try expectLoss(
            rules,
            member,
            on: isLeft ? rules.expiry.nextLoss(since: last, after: max(done, today)) : nil
        )
    }

    /// Takes the points of who has not come back since the membership ended.
    func forfeitPoints(_ due: UpkeepRow) throws {
        changes.upkeep.append(UpkeepRow(due.key, dueAt: nil))
        guard let member = try reader.member(due.key.member) else { return }
        let isBack = try reader.entitlements(of: member.key).contains { entitlement in
            let version = try engine.plans.version(entitlement.source.planVersion, reader)
            return entitlement.holds(at: now) && version?.plan.points?.id == due.key.name
        }
        guard !isBack else { return }
        let rules = try pointsRules(due.key.name, of: member)
        let holding = Holding(.points, due.key.name)
        let holds = try holds(of: member.id)
        var lost: Int64 = 0
        var first: LotID?
        for row in try lots(of: member.id, holding) where !row.lot.isDebt {
            let left = row.lot.remaining - (holds[row.id] ?? 0)
            guard left > 0 else { continue }
            try move(row.lot, .forfeited, by: 0 - left, LotCause())
            lost += left
            first = first ?? row.id
        }
        guard let first else { return }
        let today = try day(of: member.id)
        try postLoss(rules, member, first, on: today)
        tellLost(lost, due.key.name, member, "ended", on: today)
    }

    private func tellLost(
        _ points: Int64,
        _ programme: String,
        _ member: MemberRow,
        _ reason: String,
        on day: CivilDate
    ) {
        note(
            JournalEntry(
                kind: JournalKind.pointsExpired,
                member: member.id,
                data: JournalData.object { data in
                    data.text("programme", programme)
                    data.number("points", points)
                    data.text("reason", reason)
                    data.day("day", day)
                }
            )
        )
    }
}

extension Engine {
    /// Writes off lots whose time has come.
    ///
    /// - Parameter onCommit: told of each commit's changes.
    func expireLots(onCommit: (ChangeSet) throws -> Void) throws {
        var limit = RenewalRun.batchSize
        while true {
            let size = limit
            let isDue = try store.read { reader in
                try !reader.expiringLots(by: now(reader), limit: 1).isEmpty
            }
            guard isDue else { return }
            let (changes, found) = try store.write(.batch) { writer in
                let work = try Work(self, writer.reader, now: now(writer.reader), actor: "run")
                let lots = try writer.reader.expiringLots(by: work.now, limit: size)
                for row in lots {
                    try work.expire(row, work.holds(of: row.lot.member))
                }
                try work.write(writer)
                return (work.changes, lots.count)
            }
            if !changes.lots.isEmpty {
                try onCommit(changes)
            } else if found < size {
                return
            } else {
                // What reservations hold may fill a page.
                limit *= 2
            }
        }
    }
}
