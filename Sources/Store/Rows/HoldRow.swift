package import Membership

/// So much of one lot or one count that a reservation sets aside.
package struct HoldRow: Hashable, Sendable {
    package let target: Target
    /// More than nothing.
    package let amount: Int64

    package init(target: Target, amount: Int64) {
        self.target = target
        self.amount = amount
    }

    /// What is held.
    package enum Target: Hashable, Sendable {
        case lot(LotID, of: MemberID)
        /// A part of a cap; of nobody's when it is counted of all members together.
        case tally(TallyKey, of: MemberID?)
    }
}
