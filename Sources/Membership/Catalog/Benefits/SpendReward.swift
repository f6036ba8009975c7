/// Every so much bought gives a stamp, and so many stamps give something.
///
/// `$50 spent gives one item` is a stamp per 50.00, one needed; `the eleventh free` is a stamp per item,
/// ten needed; `a stamp per 10.00 in one transaction` does not carry what is left.
package struct SpendReward: Hashable, Sendable {
    package let stampPer: StampPer
    package let stampsNeeded: Int64
    /// Whether what is left of a purchase counts with the next one.
    package let carriesRemainder: Bool
    package let award: Award
    /// How long the award may be used; `nil` for ever.
    package let validFor: Cadence?

    package init(
        stampPer: StampPer,
        stampsNeeded: Int64 = 1,
        carriesRemainder: Bool = true,
        award: Award,
        validFor: Cadence? = nil
    ) {
        self.stampPer = stampPer
        self.stampsNeeded = stampsNeeded
        self.carriesRemainder = carriesRemainder
        self.award = award
        self.validFor = validFor
    }

    /// What gives a stamp.
    package enum StampPer: Hashable, Sendable {
        /// So much net spend in scope.
        case spend(Money)
        /// So many items in scope that were paid for.
        case items(Int64)
    }
}
