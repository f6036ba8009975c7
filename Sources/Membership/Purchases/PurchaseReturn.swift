/// A return that is taken: where the lines stand then, and what it undoes.
package struct PurchaseReturn: Hashable, Sendable {
    /// One for each line of the purchase.
    package let lines: [ReturnedLine]
    /// What was paid for what comes back now.
    package let value: Money
    /// The part of each effect that is undone now, in the order of the effects; parts of nothing are
    /// left out. A tally loses it on the day of the purchase, uses and points that paid go back to the
    /// member, points that were earned are taken.
    package let undoes: [Undone]
    /// Whether nothing of the purchase is left.
    package let isWhole: Bool

    /// The part of one effect.
    package struct Undone: Hashable, Sendable {
        /// The effect's place in the purchase.
        package let place: Int
        /// The effect with the undone part as its amount.
        package let part: PurchaseEffect
    }
}
