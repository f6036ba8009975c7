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
            try refuseUnlessFree(files, writer.reader)
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
                try keepPlaces(of: file.plan, writer)
                changes.journal.append(
                    JournalEntry(
                        kind: JournalKind.planLoaded,
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

    /// Stores how many members the plan may have, as the last guard of those that are let in. A plan
    /// with more members than its file now allows keeps them.
    private func keepPlaces(of plan: Plan, _ writer: Writer) throws {
        let reader = writer.reader
        let most = try plan.admission.capacity.map { capacity in
            let members =
                try reader.liveSubscriptions(to: plan.id)
                + reader.comingChanges(to: plan.id, besides: nil)
            return max(capacity, members)
        }
        try writer.setPlaces(most, of: plan.id)
    }

    /// Whoever falls back must not owe anything: of the plans as they stand after this load, each one
    /// that others fall back to has to be there, at a price that is free.
    private func refuseUnlessFree(_ loaded: [PlanFile.Loaded], _ reader: Reader) throws {
        try plans.refreshIfGrown(reader)
        var onSale = Dictionary(
            plans.catalog.currentVersions.map { ($0.plan.id, $0.plan) },
            uniquingKeysWith: { _, last in last }
        )
        for file in loaded { onSale[file.plan.id] = file.plan }
        for plan in onSale.values.sorted(by: { $0.id < $1.id }) {
            switch plan.dunning.end {
            case .cancel, .hold: continue
            case .fallback(let other, let price):
                // Whatever else is on sale is no business of this load.
                let file = loaded.first { $0.plan.id == plan.id }
                guard let file = file ?? loaded.first(where: { $0.plan.id == other }) else {
                    continue
                }
                guard let target = onSale[other] else {
                    throw file.fallbackError(
                        "the plan \(other), which \(plan.id) falls back to, is not loaded",
                        "load its file too"
                    )
                }
                guard target.price(price)?.isFree == true else {
                    throw file.fallbackError(
                        "\(plan.id) falls back to \(other) \(price), which is not there or not free "
                            + "for everybody",
                        "give \(other) a price \(price) of 0"
                    )
                }
            }
        }
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
}

extension Price {
    /// Whether anybody may have it for nothing, on any day.
    fileprivate var isFree: Bool {
        eligibility == nil && !history.isEmpty && history.allSatisfy { $0.amount.isZero }
    }
}
