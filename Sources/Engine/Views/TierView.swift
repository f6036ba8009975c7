package import Membership
package import Store

/// Where a member stands in a set of tiers today.
package struct TierView: Hashable, Sendable {
    package let member: String
    package let set: TierSet
    /// As it is today; what fell due and was not written yet is in it.
    package let status: TierStatus
    /// What is missing for the next tier, and to stay.
    package let outlook: TierOutlook
    /// How it came to that, oldest first, as far as it is written.
    package let history: [TierChangeRow]
}
