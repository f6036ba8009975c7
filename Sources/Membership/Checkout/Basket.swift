/// What a checkout asks a price for.
package struct Basket: Hashable, Sendable {
    package let currency: Currency
    package let lines: [BasketLine]
    /// Deliveries the shop offers for this basket; empty when nothing is delivered.
    package let deliveries: [DeliveryOption]
    /// The delivery that was chosen; `nil` for the cheapest.
    package let delivery: String?
    /// Fees of the shop's own, as `booking`.
    package let fees: [BasketFee]
    package let channel: String?
    package let region: String?
    package let partner: String?
    /// Points the member wants to pay with; 0 for none.
    package let pointsToRedeem: Int64
    /// Money off from certificates the member wants to use; `nil` for as much as there is.
    package let certificates: Money?
    /// Plans that are bought with this very basket.
    package let plansInCart: [String]
    /// Counted benefits the member asks for by name, as a visit, and things that were given; deliveries
    /// and services need no asking.
    package let uses: [BenefitUse]

    package init(
        currency: Currency,
        lines: [BasketLine],
        deliveries: [DeliveryOption] = [],
        delivery: String? = nil,
        fees: [BasketFee] = [],
        channel: String? = nil,
        region: String? = nil,
        partner: String? = nil,
        pointsToRedeem: Int64 = 0,
        certificates: Money? = nil,
        plansInCart: [String] = [],
        uses: [BenefitUse] = []
    ) {
        self.currency = currency
        self.lines = lines
        self.deliveries = deliveries
        self.delivery = delivery
        self.fees = fees
        self.channel = channel
        self.region = region
        self.partner = partner
        self.pointsToRedeem = pointsToRedeem
        self.certificates = certificates
        self.plansInCart = plansInCart
        self.uses = uses
    }
}

/// One line of a basket.
package struct BasketLine: Hashable, Sendable {
    package let product: String
    package let category: String?
    /// 1 to 1,000,000.
    package let quantity: Int64
    /// Of one item, before any benefit; in the basket's currency.
    package let price: Money
    /// What one item costs the shop; `nil` when it does not tell.
    package let cost: Money?

    package init(
        product: String,
        category: String? = nil,
        quantity: Int64,
        price: Money,
        cost: Money? = nil
    ) {
        self.product = product
        self.category = category
        self.quantity = quantity
        self.price = price
        self.cost = cost
    }
}

/// A delivery the shop offers.
package struct DeliveryOption: Hashable, Sendable {
    /// The shop's word, as `express`: what waivers name.
    package let speed: String
    package let price: Money

    package init(speed: String, price: Money) {
        self.speed = speed
        self.price = price
    }
}

/// A fee of the shop's own.
package struct BasketFee: Hashable, Sendable {
    /// As `booking`: what waivers name.
    package let fee: String
    package let amount: Money

    package init(fee: String, amount: Money) {
        self.fee = fee
        self.amount = amount
    }
}

/// A counted benefit the member asks for.
package struct BenefitUse: Hashable, Sendable {
    package let benefit: String
    /// Uses; of a guest pass, guests.
    package let quantity: Int64

    package init(benefit: String, quantity: Int64 = 1) {
        self.benefit = benefit
        self.quantity = quantity
    }
}
