/// The kind of a benefit together with the rules of that kind.
package enum BenefitTerms: Hashable, Sendable {
    /// The member may, or may not.
    case access
    /// A fixed value for the checkout to use, as a credit limit or service hours.
    case config(ConfigValue)
    /// So many uses in each window.
    case quota(Quota)
    /// Something off the price.
    case discount(Discount)
    /// Prices of products that only members pay.
    case memberPrice(MemberPrices)
    /// Delivery at no charge.
    case shippingWaiver(ShippingWaiver)
    /// A share of what was bought comes back later.
    case reward(Reward)
    /// Points are earned so many times over.
    case multiplier(Multiplier)
    /// Something is given on an occasion.
    case grantDrip(GrantDrip)
    /// A service at no charge: repairs, a longer warranty, an answer within hours.
    case serviceCredit(ServiceCredit)
    /// The member is served, or let in, this many minutes before others.
    case priority(leadMinutes: Int)
    /// The member may bring others.
    case guestPass(GuestPass)
    /// A chance of a prize.
    case draw(Draw)
    /// The shop gives to others for what the member buys.
    case donation(Donation)
    /// A fee that members do not pay.
    case feeWaiver(FeeWaiver)
    /// Every so much bought gives something.
    case spendReward(SpendReward)

    /// The kind as plan files and answers spell it.
    package var kind: BenefitKind {
        switch self {
        case .access: .access
        case .config: .config
        case .quota: .quota
        case .discount: .discount
        case .memberPrice: .memberPrice
        case .shippingWaiver: .shippingWaiver
        case .reward: .reward
        case .multiplier: .multiplier
        case .grantDrip: .grantDrip
        case .serviceCredit: .serviceCredit
        case .priority: .priority
        case .guestPass: .guestPass
        case .draw: .draw
        case .donation: .donation
        case .feeWaiver: .feeWaiver
        case .spendReward: .spendReward
        }
    }
}
