/// Where a member stands with stamps.
package struct StampStanding: Hashable, Sendable {
    /// Stamps toward the next award.
    package let stamps: Int64
    /// Awards that are to be given now.
    package let due: Int64
    /// What is still to be bought for the next award: minor units, items, or stamps.
    package let missing: Int64

    package init(stamps: Int64, due: Int64, missing: Int64) {
        self.stamps = stamps
        self.due = due
        self.missing = missing
    }
}
