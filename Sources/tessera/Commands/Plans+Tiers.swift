import Membership

extension Plans.Show {
    /// The tiers from the base upwards: what reaches each, what keeps it, and what it gives.
    func tiers(_ set: TierSet) -> Table {
        var table = Table(
            .text("tier"),
            .text("from"),
            .text("reached by"),
            .text("kept by"),
            .text("on entering"),
            .text("on keeping"),
            .text("name")
        )
        for (place, tier) in set.tiers.enumerated() {
            let (enter, keep) = (awards(tier.onEnter), awards(tier.onRequalify))
            guard !tier.thresholds.isEmpty else {
                let way =
                    place == 0 ? "joining" : Words.unthresholded(tier.lifetime, of: set)
                table.add([tier.id, nil, way, nil, enter, keep, tier.name])
                continue
            }
            for threshold in tier.thresholds {
                table.add([
                    tier.id, threshold.from.description, Words.figures(threshold.earn, of: set),
                    Words.figures(threshold.retain, of: set), enter, keep, tier.name,
                ])
            }
        }
        return table
    }

    private func awards(_ awards: [Award]) -> String? {
        awards.isEmpty ? nil : awards.map(Words.award).joined(separator: ", ")
    }

    /// The benefits of the plan, and below them what each tier adds or replaces.
    func benefits(_ plan: Plan) -> Table {
        let set = plan.tiers?.tiers ?? []
        let hasTiers = set.contains { !$0.benefits.isEmpty }
        let hasWorth = (plan.benefits + set.flatMap(\.benefits)).contains { $0.worth != nil }
        var columns: [Table.Heading] = [.text("benefit")]
        if hasTiers { columns.append(.text("tier")) }
        columns += [.text("kind"), .text("gives")]
        if hasWorth { columns.append(.text("worth")) }
        columns.append(.text("name"))
        var table = Table(columns)
        func add(_ benefits: [Benefit], tier: String?) {
            for benefit in benefits {
                var row: [String?] = [benefit.id]
                if hasTiers { row.append(tier) }
                row += [benefit.terms.kind.rawValue, Words.terms(benefit)]
                if hasWorth { row.append(benefit.worth.map(Words.worth)) }
                row.append(benefit.name)
                table.add(row)
            }
        }
        add(plan.benefits, tier: nil)
        for tier in set { add(tier.benefits, tier: tier.id) }
        return table
    }
}
