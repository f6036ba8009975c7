package import Membership
import PlanFiles
import Store

extension Engine {
    /// Loads plan files: all of them, or none.
    ///
    /// An unchanged file changes nothing; a changed one becomes the plan's next version, and members
    /// keep the version they have.
    package func loadPlans(paths: [String], dryRun: Bool = false) throws -> [LoadedPlan] {
        let files = try PlanFile.loadAll(paths: paths)
        let loaded = try store.write(dryRun: dryRun) { writer in
            let now = try now(writer.reader)
            var changes = ChangeSet(at: now, actor: actor)
            var result: [LoadedPlan] = []
            for file in files {
                let latest = try writer.reader.latestSource(of: file.plan.id)
                if let latest, latest.hash == Digest.sha256(file.source) {
                    result.append(
                        LoadedPlan(plan: file.plan.id, version: latest.number, isNew: false)
                    )
                    continue
                }
                let number = (latest?.number ?? 0) + 1
                try writer.insertPlanVersion(
                    file.plan,
                    number: number,
                    source: file.source,
                    at: now
                )
                changes.journal.append(
                    JournalEntry(
                        kind: "plan.loaded",
                        data: JournalData.object {
                            $0.text("plan", file.plan.id)
                            $0.number("version", Int64(number))
                        }
                    )
                )
                result.append(LoadedPlan(plan: file.plan.id, version: number, isNew: true))
            }
            try writer.apply(changes)
            return result
        }
        return loaded
    }

    /// The plans on sale, in order of their ids.
    package func currentPlans() throws -> [PlanVersion] {
        try store.read { reader in
            try plans.refreshIfGrown(reader)
            return plans.catalog.currentVersions
        }
    }

    /// One plan on sale.
    package func plan(_ id: String) throws -> PlanVersion {
        try store.read { reader in
            try plans.refreshIfGrown(reader)
            return try sold(id)
        }
    }

    /// The terms a subscription would be billed, by the same code that bills it.
    ///
    /// - Parameters:
    ///   - start: the first billed day; the amount in force on it is used.
    ///   - anchorDay: the day of the month terms begin on; days before it are a stub.
    package func schedule(
        plan id: String,
        price priceID: String,
        start: CivilDate?,
        anchorDay: Int?,
        count: Int
    ) throws -> [ScheduledTerm] {
        let plan = try plan(id).plan
        let start = try start ?? today()
        let price = try price(priceID, of: plan)
        guard let version = price.version(on: start) else {
            throw Refused(.priceNotInForce, "\(plan.id) \(price.id) on \(start)")
        }
        return Schedule.terms(
            cycle: try cycle(price, from: start, anchorDay: anchorDay),
            start: start,
            price: version.amount,
            proration: plan.billing.proration,
            count: price.renews ? count : min(count, 1)
        )
    }
}
