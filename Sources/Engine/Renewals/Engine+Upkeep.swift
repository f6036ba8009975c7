import Membership
import Store

extension Engine {
    /// Does what waits in the nightly queue of benefits, each as of its day.
    ///
    /// What cannot be done stays in the queue for the next night, and the journal says why.
    ///
    /// - Parameter onCommit: told of each commit's changes.
    func keepUp(onCommit: (ChangeSet) throws -> Void) throws {
        try offerPlaces(onCommit: onCommit)
        var last: UpkeepRow?
        while true {
            let after = last
            let due = try store.read { reader in
                try reader.upkeepDue(by: now(reader), after: after, limit: RenewalRun.batchSize)
            }
            guard !due.isEmpty else { return }
            last = due.last
            do {
                try onCommit(keepUp(due))
            } catch StoreError.constraint {
                // One of them broke a rule of the schema: the others go on without it.
                for row in due { try onCommit(keepUpAlone(row)) }
            }
        }
    }

    private func keepUp(_ due: [UpkeepRow]) throws -> ChangeSet {
        try store.write(.batch) { writer in
            let work = try Work(self, writer.reader, now: now(writer.reader), actor: "run")
            for row in due {
                // Somebody may have come between.
                guard try writer.reader.upkeep(row.key) == row else { continue }
                do {
                    try work.allOrNothing { try work.keepUp(row) }
                } catch {
                    work.leave(row, because: try RenewalRun.reasonToPark(error))
                }
            }
            try work.write(writer)
            return work.changes
        }
    }

    private func keepUpAlone(_ row: UpkeepRow) throws -> ChangeSet {
        do {
            return try keepUp([row])
        } catch StoreError.constraint(let detail) {
            return try store.write(.batch) { writer in
                let work = try Work(self, writer.reader, now: now(writer.reader), actor: "run")
                work.leave(row, because: Work.refusedByDatabase(detail))
                try work.write(writer)
                return work.changes
            }
        }
    }
}

extension Work {
    fileprivate func keepUp(_ row: UpkeepRow) throws {
        switch row.key.kind {
        case .tierReview, .tierInactivity: try reviewTiers(row)
        case .pointsInactivity, .pointsDecay: try takeLosses(row)
        case .pointsEnd: try forfeitPoints(row)
        case .reward: try issueReward(row)
        case .drip, .birthday: try drip(row)
        case .waitlist: try passPlace(row)
        case .referral: try settleReferral(row)
        }
    }

    fileprivate func leave(_ row: UpkeepRow, because reason: String) {
        note(
            JournalEntry(
                kind: JournalKind.upkeepLeft,
                member: row.key.member,
                data: JournalData.object { data in
                    data.text("what", row.key.kind.rawValue)
                    data.text("name", row.key.name)
                    data.text("reason", reason)
                }
            )
        )
    }
}
