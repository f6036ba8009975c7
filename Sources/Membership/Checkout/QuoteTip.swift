/// What would have made this basket cheaper, with the figure.
package struct QuoteTip: Hashable, Sendable {
    package let kind: Kind
    /// What would come off this very basket beyond what does now; goods that are still to be bought save
    /// nothing here, and the delivery they make free counts.
    package let saves: Money
    /// What the basket would earn then; `nil` for a tip about the basket itself.
    package let earns: QuoteEarnings?

    /// What to do.
    package enum Kind: Hashable, Sendable {
        /// Join a plan; its cheapest price and what that costs.
        case join(plan: String, price: String, fee: Money)
        /// Reach the next tier.
        case reach(plan: String, tier: String)
        /// Put so much more into the basket.
        case spendMore(BenefitName, more: Money)
        /// Put so many more items into the basket.
        case buyMore(BenefitName, items: Int64)
    }
}
