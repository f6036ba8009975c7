/// One step up that a return may undo until the next review.
package struct TierRise: Hashable, Sendable {
    package let day: CivilDate
    /// The tier that was entered.
    package let tier: String
    /// What it took on that day, by metric.
    package let figures: [String: Int64]
    /// Whether all of ``figures`` were needed.
    package let needsAll: Bool
    /// Where they were counted.
    package let window: Period
    /// What there was before, which comes back.
    package let before: EarnedTier

    package init(
        day: CivilDate,
        tier: String,
        figures: [String: Int64],
        needsAll: Bool,
        window: Period,
        before: EarnedTier
    ) {
        self.day = day
        self.tier = tier
        self.figures = figures
        self.needsAll = needsAll
        self.window = window
        self.before = before
    }
}
