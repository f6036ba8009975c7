/// A chance of a prize with each purchase in scope.
///
/// Draws are seeded: whoever has the seed, the ticket's number and the chance can work out again who won.
package struct Draw: Hashable, Sendable {
    package let chance: Rate
    package let prize: Award
    /// The least a purchase must be worth.
    package let minimumBasket: Money?
    /// The most tickets a member draws within a window.
    package let perMember: Allowance?
    /// The most prizes, or the most they may be worth, within a window of the calendar; when it is used
    /// up every ticket loses, and says so.
    package let budget: Allowance?
    /// How long a prize may be collected; `nil` for ever.
    package let validFor: Cadence?

    package init(
        chance: Rate,
        prize: Award,
        minimumBasket: Money? = nil,
        perMember: Allowance? = nil,
        budget: Allowance? = nil,
        validFor: Cadence? = nil
    ) {
        self.chance = chance
        self.prize = prize
        self.minimumBasket = minimumBasket
        self.perMember = perMember
        self.budget = budget
        self.validFor = validFor
    }
}
