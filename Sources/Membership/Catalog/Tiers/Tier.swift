/// One tier of a set.
package struct Tier: Hashable, Sendable {
    /// As `silver`; unique within the set.
    package let id: String
    package let name: String
    /// What reaches and keeps it, by the day from which it counts, the earliest first; the base has none,
    /// and neither has a tier that is only given or only held for life.
    package let thresholds: [TierThreshold]
    /// What the counts of a whole life must be for it never to be lost; empty when there is no such way.
    package let lifetime: [String: Int64]
    /// Promised on top of the plan's and, unless it says otherwise, of the tiers below.
    package let benefits: [Benefit]
    /// Given when the tier is entered from below.
    package let onEnter: [Award]
    /// Given when it is kept at a review.
    package let onRequalify: [Award]

    package init(
        id: String,
        name: String,
        thresholds: [TierThreshold] = [],
        lifetime: [String: Int64] = [:],
        benefits: [Benefit] = [],
        onEnter: [Award] = [],
        onRequalify: [Award] = []
    ) {
        self.id = id
        self.name = name
        self.thresholds = thresholds
        self.lifetime = lifetime
        self.benefits = benefits
        self.onEnter = onEnter
        self.onRequalify = onRequalify
    }

    /// Whether counting never leads to it, not even in a life: a gift, a purchase or a match does.
    /// The base is one too, which everybody has.
    package var isOnlyGiven: Bool { thresholds.isEmpty && lifetime.isEmpty }

    /// The threshold that counts on a day; `nil` for a base, which needs nothing.
    package func threshold(on day: CivilDate) -> TierThreshold? {
        thresholds.last { $0.from <= day } ?? thresholds.first
    }
}
