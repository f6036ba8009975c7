package import Membership
package import Store

/// What a member has of counted benefits and of things to collect.
package struct BenefitBalanceView: Hashable, Sendable {
    package let member: String
    package let benefits: [Counted]
    package let items: [Item]

    /// One counted benefit of one subscription.
    package struct Counted: Hashable, Sendable {
        package let benefit: Benefit
        package let subscription: SubscriptionID
        package let plan: String
        package let count: Membership.Counted
        /// Set aside by open reservations.
        package let held: Int64
        /// Of which something is left or owed, in the order in which they burn; a window that nobody
        /// has used yet is among them without a number.
        package let lots: [Lot]
    }

    /// Things of one kind.
    package struct Item: Hashable, Sendable {
        package let item: String
        package let left: Int64
        package let lots: [Lot]
    }
}

/// Uses that a clerk gave.
package struct UsesGrantView: Hashable, Sendable {
    package let lot: LotRow
    package let balance: BenefitBalanceView
}

/// Things that were handed out.
package struct CollectionView: Hashable, Sendable {
    package let member: String
    package let item: String
    package let quantity: Int64
    package let reference: String?
    /// False for a reference that was told before: it counts once.
    package let isNew: Bool
    /// What is left to collect.
    package let left: Int64
}
