import Membership
import Store

extension Engine {
    /// Reviews every status whose day has come, as of that day.
    ///
    /// - Parameter onCommit: told of each commit's changes.
    func keepTiersUp(onCommit: (ChangeSet) throws -> Void) throws {
        var last: UpkeepRow?
        while true {
            let after = last
            let due = try store.read { reader in
                try reader.upkeepDue(
                    by: now(reader),
                    after: after,
                    limit: RenewalRun.batchSize
                )
            }
            guard !due.isEmpty else { return }
            last = due.last
            let reviews = due.filter(\.key.kind.isAboutTiers)
            guard !reviews.isEmpty else { continue }
            let changes = try store.write(.batch) { writer in
                let work = try Work(self, writer.reader, now: now(writer.reader), actor: "run")
                for row in reviews {
                    // Somebody may have come between.
                    guard try writer.reader.upkeep(row.key) == row else { continue }
                    try work.reviewTiers(row)
                }
                try work.write(writer)
                return work.changes
            }
            try onCommit(changes)
        }
    }
}

extension UpkeepRow.Kind {
    fileprivate var isAboutTiers: Bool {
        switch self {
        case .tierReview, .tierInactivity: true
        case .drip, .birthday, .reward, .pointsInactivity, .pointsDecay, .pointsEnd, .waitlist,
            .referral:
            false
        }
    }
}
