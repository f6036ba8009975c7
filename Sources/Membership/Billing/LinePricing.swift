/// What a term of one price costs whoever pays it: the price, the offers taken, and the tax.
///
/// - Order: offers that replace the price come first and lower the line itself; then shares and then
///   amounts are taken off, each on a line of its own and on what the ones before left.
/// - Units: an offer's price and amount are quoted like the price, with tax where the price has it.
package struct LinePricing: Hashable, Sendable {
    /// What a whole period costs before offers, as the plan file quotes it.
    package var listPrice: Money
    package var price: PriceVersionID
    package var proration: Proration
    /// In the order of the plan file.
    package var offers: [AppliedOffer]
    package var stacking: OfferStacking
    package var taxes: TaxRules?
    /// Where the member is, as `DE` or `US-CA`; `nil` for nowhere that is taxed.
    package var region: String?
    /// Which paid period of the subscription the first one is, counted from 0.
    package var ordinal: Int
    /// Whether the shop gives the membership away: the list price, and a discount of all of it.
    package var isComplimentary: Bool
    /// The benefit for which the member pays nothing for the first period, by id: earned by what was
    /// bought in the one before.
    package var waivedBy: String?

    package init(
        listPrice: Money,
        price: PriceVersionID,
        proration: Proration,
        offers: [AppliedOffer] = [],
        stacking: OfferStacking = .bestOf,
        taxes: TaxRules? = nil,
        region: String? = nil,
        ordinal: Int = 0,
        isComplimentary: Bool = false,
        waivedBy: String? = nil
    ) {
        self.listPrice = listPrice
        self.price = price
        self.proration = proration
        self.offers = offers
        self.stacking = stacking
        self.taxes = taxes
        self.region = region
        self.ordinal = ordinal
        self.isComplimentary = isComplimentary
        self.waivedBy = waivedBy
    }
}

extension LinePricing {
    /// The days of one period that are billed together.
    struct Stretch {
        let period: Period
        let days: Int
        let ofDays: Int
        /// The seconds instead, where the plan counts them and the stretch is short.
        let seconds: InvoiceLine.Share?
    }

    /// The line of a stretch and the discounts on it, which carry the same period.
    ///
    /// - Parameter offset: which period after the first one it is; it says which offers apply.
    func lines(
        _ kind: InvoiceLine.Kind,
        _ stretch: Stretch,
        offset: Int
    ) throws(MoneyError) -> [InvoiceLine] {
        let cost = try cost(of: stretch, term: ordinal + offset)
        let taxing = Taxing(taxes, region: region, on: stretch.period.start)
        let whole = try taxing.split(cost.amount)
        var lines = [line(kind, stretch, whole, taxing, offer: cost.offer)]
        var left = cost.amount
        var taxLeft = whole.tax
        for discount in cost.discounts {
            left = try left.subtracting(discount.amount)
            var part = try taxing.split(discount.amount)
            // Several discounts round several times: together they take back the term's tax and no
            // more, and all of it when they take all of the term.
            let tax = left.isZero ? taxLeft : part.tax.lesser(taxLeft)
            part = try taxing.splitting(discount.amount, tax: tax)
            taxLeft = try taxLeft.subtracting(tax)
            part = (amount: try part.amount.negated(), tax: try tax.negated())
            lines.append(line(.discount, stretch, part, taxing, offer: discount.offer))
        }
        return lines
    }

    private func line(
        _ kind: InvoiceLine.Kind,
        _ stretch: Stretch,
        _ money: (amount: Money, tax: Money),
        _ taxing: Taxing,
        offer: String?
    ) -> InvoiceLine {
        InvoiceLine(
            kind: kind,
            price: price,
            period: stretch.period,
            days: stretch.days,
            ofDays: stretch.ofDays,
            seconds: stretch.seconds,
            amount: money.amount,
            tax: money.tax,
            taxRate: taxing.rate,
            offer: offer
        )
    }
}
