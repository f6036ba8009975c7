package import Membership

/// An offer a subscription took, as it is stored.
package struct AppliedOfferRow: Hashable, Sendable {
    package let subscription: SubscriptionID
    /// Counts from 1 within the subscription.
    package let number: Int
    package let offer: AppliedOffer
    /// The code it was taken with; set exactly for a promo.
    package let code: String?
    package let plan: String
    package let member: MemberID
    package let appliedAt: Instant

    package init(
        subscription: SubscriptionID,
        number: Int,
        offer: AppliedOffer,
        code: String?,
        plan: String,
        member: MemberID,
        appliedAt: Instant
    ) {
        self.subscription = subscription
        self.number = number
        self.offer = offer
        self.code = code
        self.plan = plan
        self.member = member
        self.appliedAt = appliedAt
    }
}

extension OfferEffect {
    /// As it is stored: the kind, basis points or minor units, and the currency of an amount.
    var stored: (kind: String, value: Int64, currency: String?) {
        switch self {
        case .price(let money): ("price", money.minorUnits, money.currency.code)
        case .percent(let rate): ("percent", Int64(rate.basisPoints), nil)
        case .amount(let money): ("amount", money.minorUnits, money.currency.code)
        }
    }

    /// - Returns: `nil` for what ``stored`` never says.
    init?(kind: String, value: Int64, currency: String?) {
        let money = currency.flatMap { Currency($0) }
            .map { Money(minorUnits: value, currency: $0) }
        switch (kind, money) {
        case ("price", let money?): self = .price(money)
        case ("amount", let money?): self = .amount(money)
        case ("percent", nil):
            guard let rate = Rate(basisPoints: Int(value)) else { return nil }
            self = .percent(rate)
        default: return nil
        }
    }
}
