package import Membership

/// A use of a benefit that was told.
package struct BenefitUseView: Hashable, Sendable {
    package let id: BenefitUseID
    package let member: String
    package let benefit: String
    /// The subscription it is counted on.
    package let subscription: SubscriptionID
    /// False for a reference that was told before: it counts once.
    package let isNew: Bool
    package let usedAt: Instant
    package let quantity: Int64
    /// What it took of what is counted, overage with it; 0 for a benefit without a count.
    package let uses: Int64
    /// What it took beyond a soft limit.
    package let overage: Int64
    /// How many of it came back.
    package let returned: Int64
    /// What is left now; `nil` for a benefit without a count, and for one that is not given any more.
    package let left: Counted?
    package let value: Money?
    package let reference: String?
}

/// How often a member used a benefit.
package struct BenefitUsesView: Hashable, Sendable {
    package let benefit: String
    /// The first of the last twelve months' days.
    package let since: CivilDate
    /// Uses since then.
    package let count: Int
    /// What those were worth, one sum a currency; uses without a value add nothing.
    package let values: [Money]
    /// The most uses in any twelve months, ever.
    package let most: Int
    package let lastUsedAt: Instant?
}
