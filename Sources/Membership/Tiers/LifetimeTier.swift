/// A tier that a whole life's counts gave for good; later rules do not take it, a return may.
package struct LifetimeTier: Hashable, Sendable {
    package let tier: String
    package let since: CivilDate
    /// What it took, by metric.
    package let figures: [String: Int64]

    package init(
        tier: String,
        since: CivilDate,
        figures: [String: Int64]
    ) {
        self.tier = tier
        self.since = since
        self.figures = figures
    }
}
