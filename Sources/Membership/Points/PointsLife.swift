/// From when points may be spent, and when they are gone.
package struct PointsLife: Hashable, Sendable {
    package let effectiveFrom: Instant
    /// Half-open: at this instant they are gone; `nil` for never.
    package let expiresAt: Instant?

    package init(effectiveFrom: Instant, expiresAt: Instant?) {
        self.effectiveFrom = effectiveFrom
        self.expiresAt = expiresAt
    }
}
