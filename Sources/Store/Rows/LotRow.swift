package import Membership

/// A lot as it is stored: with what gave it, and when.
package struct LotRow: Hashable, Sendable {
    package let id: LotID
    /// With its number; of a stored lot only `remaining` changes.
    package var lot: Lot
    /// The purchase that gave it; `nil` for any other fact.
    package let purchase: PurchaseID?
    package let grantedAt: Instant

    package init(id: LotID, lot: Lot, purchase: PurchaseID?, grantedAt: Instant) {
        self.id = id
        self.lot = Lot(
            id: id,
            member: lot.member,
            holding: lot.holding,
            source: lot.source,
            subscription: lot.subscription,
            window: lot.window,
            amount: lot.amount,
            remaining: lot.remaining,
            priority: lot.priority,
            effectiveFrom: lot.effectiveFrom,
            expiresAt: lot.expiresAt
        )
        self.purchase = purchase
        self.grantedAt = grantedAt
    }
}
