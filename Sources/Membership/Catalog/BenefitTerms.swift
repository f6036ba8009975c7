/// The kind of a benefit together with the rules of that kind.
package enum BenefitTerms: Hashable, Sendable {
    /// The member may, or may not.
    case access
    /// A fixed value for the checkout to use, as a credit limit or service hours.
    case config(ConfigValue)
    /// A share off the price.
    case discount(rate: Rate)
    /// Delivery at no charge, from a minimum basket when there is one.
    case shippingWaiver(speed: String, minimumBasket: Money?)
    /// The member is served, or let in, this many minutes before others.
    case priority(leadMinutes: Int)

    /// The kind as plan files and answers spell it.
    package var kind: BenefitKind {
        switch self {
        case .access: .access
        case .config: .config
        case .discount: .discount
        case .shippingWaiver: .shippingWaiver
        case .priority: .priority
        }
    }
}
