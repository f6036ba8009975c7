/// How a plan's benefits work together on one basket.
package struct CheckoutRules: Hashable, Sendable {
    package let stacking: Stacking
    /// The least share of its price that a line must leave above its cost, where the basket tells the cost.
    package let marginFloor: Rate?
    /// Lines of these categories get nothing off and earn nothing.
    package let excludedCategories: [String]
    /// Whether who has the plan in the basket gets its prices already.
    package let allowsPlanInCart: Bool

    package init(
        stacking: Stacking = .bestOf,
        marginFloor: Rate? = nil,
        excludedCategories: [String] = CheckoutRules.usuallyExcluded,
        allowsPlanInCart: Bool = false
    ) {
        self.stacking = stacking
        self.marginFloor = marginFloor
        self.excludedCategories = excludedCategories
        self.allowsPlanInCart = allowsPlanInCart
    }

    /// What is no goods: certificates to be spent later, and fees.
    package static let usuallyExcluded = ["gift_card", "fee"]

    /// What happens when several discounts cover one line.
    package enum Stacking: Hashable, Sendable {
        /// The one that takes most off.
        case bestOf
        /// Their shares together, to a limit, each of the list price.
        case sumCapped(Rate)
        /// One after the other, each on what the one before left.
        case sequence
    }
}
