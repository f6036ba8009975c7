/// What a member still needs: for the next tier, and to stay.
package struct TierOutlook: Hashable, Sendable {
    /// `nil` at the top, or when no higher tier can be earned.
    package let next: TierGap?
    /// `nil` at the base, and where nothing is ever reviewed.
    package let keep: TierGap?
}

/// What is missing for a tier, by when, and what it would bring.
package struct TierGap: Hashable, Sendable {
    package let tier: String
    package let name: String
    /// In the order of the set's metrics.
    package let metrics: [Metric]
    /// Whether all of them are needed; one is enough otherwise.
    package let needsAll: Bool
    /// The first day that is too late, because a window ends or what there is leaves it; `nil` when there
    /// is no such day.
    package let by: CivilDate?
    /// What the tier promises that the member's does not, or promises more of; empty for staying.
    package let brings: [Benefit]
    /// What is given when it is entered, or kept.
    package let awards: [Award]

    /// Whether there is enough already.
    package var isReached: Bool {
        needsAll ? metrics.allSatisfy { $0.missing == 0 } : metrics.contains { $0.missing == 0 }
    }

    /// One metric's figures.
    package struct Metric: Hashable, Sendable {
        package let id: String
        package let has: Int64
        package let needs: Int64

        package var missing: Int64 { max(0, needs.addingClamped(has == .min ? .max : -has)) }
    }
}

/// One tier as anybody may see it.
package struct TierPreview: Hashable, Sendable {
    package let tier: String
    package let name: String
    /// What reaches it, by metric; empty for the base and for tiers that are only given.
    package let earn: [String: Int64]
    package let retain: [String: Int64]
    /// What the counts of a whole life must be for it never to be lost; empty when there is no such way.
    package let lifetime: [String: Int64]
    package let needsAll: Bool
    /// All its benefits, with those of the tiers below.
    package let benefits: [Benefit]
    /// Those that the tier below does not promise in the same way.
    package let brings: [Benefit]
    package let onEnter: [Award]
}
