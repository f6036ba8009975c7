/// What a basket costs this member, and why: the one computation that a purchase is made from.
///
/// - Shape: list prices less everything taken off are what is due, line by line and in all.
/// - Invariants: nothing is below zero; the lines, the chosen delivery and the fees add up to
///   ``totals``; the same basket and facts give the same quote. `checkInvariants()` asks for all of it.
package struct Quote: Hashable, Sendable {
    package let asOf: Instant
    /// In the order of the basket.
    package let lines: [QuoteLine]
    /// In the order of the basket; one at most is chosen.
    package let deliveries: [QuoteDelivery]
    package let fees: [QuoteFee]
    package let totals: QuoteTotals
    /// What counted, by plan and benefit in the order of their plans.
    package let used: [UsedBenefit]
    package let unused: [UnusedBenefit]
    /// What became of the points that were to pay; `nil` when none were.
    package let redemption: QuoteRedemption?
    package let earns: QuoteEarnings
    /// What would have saved more, the largest saving first.
    package let tips: [QuoteTip]
    /// What the purchase does to the member's figures; empty for a guest.
    package let effects: [PurchaseEffect]
    /// The same, each with the lines it stands on and by what share a return undoes it.
    package let booked: [BookedEffect]
}
