/// What a share off does to the profit of what is sold.
///
/// - Source: profit lost = d / m; volume needed = d / (m - d); price rise tolerated = d / (m + d).
package struct DiscountTrap: Hashable, Sendable {
    package let benefit: String
    package let name: String
    /// The share off, and the margin it comes out of.
    package let discount: Double
    package let margin: Double
    /// The share of the profit on each sale that is lost; `nil` without a margin.
    package let profitLost: Double?
    /// How much more must be sold for the same profit; `nil` when no volume does.
    package let volumeNeeded: Double?
    /// How much volume a price rise of the same share may lose for the same profit.
    package let volumeTolerated: Double?

    /// The traps of a world: its discounts, and its rewards by what is redeemed of them.
    package static func all(of behaviour: Behaviour) -> [DiscountTrap] {
        behaviour.benefits.compactMap { benefit in
            let discount: Double
            switch benefit.use {
            case .membership, .monthly, .orders: return nil
            case .discount(let rate, _): discount = rate
            case .reward(let rate, _, let redeemed, _): discount = rate * redeemed
            }
            let margin = behaviour.margin
            return DiscountTrap(
                benefit: benefit.id,
                name: benefit.name,
                discount: discount,
                margin: margin,
                profitLost: margin > 0 ? discount / margin : nil,
                volumeNeeded: margin > discount ? discount / (margin - discount) : nil,
                volumeTolerated: margin + discount > 0 ? discount / (margin + discount) : nil
            )
        }
    }
}
