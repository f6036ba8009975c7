package import Membership

/// A use of a benefit that was told.
package struct BenefitUseView: Hashable, Sendable {
    package let member: String
    package let benefit: String
    /// The subscription it is counted on.
    package let subscription: SubscriptionID
    /// False for a reference that was told before: it counts once.
    package let isNew: Bool
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
