/// A benefit as a member has it, and the tier that promises it.
package struct PromisedBenefit: Hashable, Sendable {
    package let benefit: Benefit
    /// `nil` when the plan itself promises it.
    package let tier: String?

    package init(benefit: Benefit, tier: String?) {
        self.benefit = benefit
        self.tier = tier
    }
}

extension Plan {
    /// The benefit with this id as a member of a tier has it: of the highest tier at or below theirs that
    /// says something of it, and otherwise of the plan.
    ///
    /// - Parameter tier: `nil`, and one the plan does not know, is below all of them.
    package func benefit(_ id: String, tier: String?) -> PromisedBenefit? {
        for tier in tiers?.reached(tier).reversed() ?? [] {
            if let benefit = tier.benefits.first(where: { $0.id == id }) {
                return PromisedBenefit(benefit: benefit, tier: tier.id)
            }
        }
        return benefit(id).map { PromisedBenefit(benefit: $0, tier: nil) }
    }

    /// All benefits as a member of a tier has them: the plan's in its order, then what tiers add.
    package func benefits(tier: String?) -> [PromisedBenefit] {
        let reached = tiers?.reached(tier) ?? []
        guard !reached.isEmpty else {
            return benefits.map { PromisedBenefit(benefit: $0, tier: nil) }
        }
        var ids = benefits.map(\.id)
        var known = Set(ids)
        for benefit in reached.flatMap(\.benefits) where known.insert(benefit.id).inserted {
            ids.append(benefit.id)
        }
        return ids.compactMap { benefit($0, tier: tier) }
    }

    /// The lowest tier above a member's that promises a benefit; `nil` when none does.
    package func tierPromising(_ id: String, above tier: String?) -> Tier? {
        guard let tiers else { return nil }
        return tiers.tiers.dropFirst(tiers.reached(tier).count)
            .first { $0.benefits.contains { $0.id == id } }
    }

    /// Whether the plan or any of its tiers promises a benefit.
    package func promises(_ id: String) -> Bool {
        benefit(id) != nil || tierPromising(id, above: nil) != nil
    }
}

extension TierSet {
    /// The tiers a member of one has, from the base upwards; none for one the set does not know.
    package func reached(_ tier: String?) -> ArraySlice<Tier> {
        guard let tier, let index = tiers.firstIndex(where: { $0.id == tier }) else { return [] }
        return tiers[...index]
    }

    /// The tier above a member's; the base for who has none, and `nil` at the top.
    package func next(above tier: String?) -> Tier? { tiers.dropFirst(reached(tier).count).first }
}
