/// What a purchase earns in a points programme, after caps.
package struct EarnedPoints: Hashable, Sendable {
    /// What the spend earns by itself: what tiers that go by points count.
    package let base: Int64
    /// What the multiplier adds.
    package let extra: Int64
    /// What a cap kept back.
    package let capped: Int64

    package init(base: Int64, extra: Int64 = 0, capped: Int64 = 0) {
        self.base = base
        self.extra = extra
        self.capped = capped
    }

    package var total: Int64 { base + extra }
}
