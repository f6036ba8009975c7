import Membership
import Store

/// Notices come before bills, so that a charge finds out what was issued the same night.
extension RenewalRun {
    /// Issues the notices that have fallen due, once each.
    mutating func issueNotices() throws {
        var cursor: DueEntry?
        var left = limit
        while left > 0, let next = try nextNotice(after: cursor) {
            let size = min(Self.batchSize, left)
            do {
                let (last, seen) = try issueNotices(after: cursor, size)
                cursor = last ?? next
                left -= max(1, seen)
            } catch StoreError.constraint(let detail) {
                // One of them breaks a rule of the schema; alone it is found and set aside.
                do {
                    _ = try issueNotices(after: cursor, 1)
                } catch StoreError.constraint {
                    try park(
                        next.subscription,
                        because: Work.refusedByDatabase(detail),
                        detail: detail
                    )
                }
                cursor = next
                left -= 1
            }
        }
    }

    private func nextNotice(after cursor: DueEntry?) throws -> DueEntry? {
        try engine.store.read { reader in
            try reader.noticesDue(by: until, after: cursor, limit: 1).first
        }
    }

    /// Issues the notices of one batch of subscriptions, in one commit.
    /// - Returns: the last entry of the queue that was looked at, and how many were.
    private mutating func issueNotices(
        after cursor: DueEntry?,
        _ size: Int
    ) throws -> (last: DueEntry?, seen: Int) {
        let (work, entries) = try engine.store.write(.batch) { writer in
            let work = try Work(
                engine,
                writer.reader,
                now: engine.now(writer.reader),
                actor: "run"
            )
            let entries = try writer.reader.noticesDue(by: until, after: cursor, limit: size)
            for entry in entries {
                guard let row = try writer.reader.subscription(entry.subscription) else { continue }
                do {
                    let matter = try work.load(row)
                    try work.carryOut(Decision(matter.subscription), on: matter)
                } catch {
                    work.park(row, because: try Self.reasonToPark(error))
                }
            }
            try work.write(writer)
            return (work, entries)
        }
        try count(work.changes)
        return (entries.last, entries.count)
    }
}

extension Work {
    /// Lets a charge wait for its notice, which is issued by the same commit.
    func holdBack(_ matter: Case, for hold: ChargeHold) throws {
        var matter = matter
        matter.hold = hold
        try carryOut(matter.subscription.applying(.held(until: hold.until)), on: matter)
    }
}
