/// What a purchase does to a member's figures: written with it, so that a return undoes exactly that.
package enum PurchaseEffect: Hashable, Sendable {
    /// Adds to a tally on the day of the purchase.
    case tally(TallyKey, Int64)
    /// Takes from a holding, lot by lot in burn order.
    case use(Holding, Int64)
    /// Gives points: pending to `effectiveFrom`, gone at `expiresAt`; `partner` pays for them.
    case points(String, Int64, effectiveFrom: Instant, expiresAt: Instant?, partner: String?)
    /// Points pay a part of the basket: so many for so much.
    case redeem(String, Int64, worth: Money, partner: String?)
    /// A certificate pays a part of the basket.
    case certificate(String, Money)
    /// A ticket of a draw.
    case ticket(String)
}
