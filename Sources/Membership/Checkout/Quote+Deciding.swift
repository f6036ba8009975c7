extension Quote {
    /// Prices a basket for a member, or for a guest. Pure: the same basket and facts give the same quote.
    ///
    /// - Parameter withTips: whether to work out what would have saved more; a purchase needs no tips.
    /// - Throws: ``QuoteError`` for a basket that contradicts itself; never for what a member may not have.
    package static func of(
        _ basket: Basket,
        _ facts: CheckoutFacts,
        withTips: Bool = true
    ) throws(QuoteError) -> Quote {
        try basket.validate()
        let sources = facts.sources + inCart(basket, facts)
        var quoting = Quoting(QuoteQuestion(basket, facts), sources)
        quoting.run()
        return Quote(
            asOf: facts.asOf,
            lines: quoting.lines,
            deliveries: quoting.deliveries,
            fees: quoting.fees,
            totals: quoting.totals,
            used: quoting.used,
            unused: quoting.unused,
            redemption: quoting.redemption,
            earns: quoting.earns,
            tips: withTips ? tips(quoting, sources) : [],
            effects: quoting.effects,
            booked: quoting.booked
        )
    }

    /// Memberships that are bought with the basket, where their plan lets them count at once.
    private static func inCart(_ basket: Basket, _ facts: CheckoutFacts) -> [CheckoutSource] {
        var known = Set(facts.sources.filter { $0.isAlive(at: facts.asOf) }.map(\.plan.id))
        return basket.plansInCart.compactMap { plan in
            guard let version = facts.catalog.current(plan),
                version.plan.checkout.allowsPlanInCart,
                let price = version.plan.cheapest(basket.currency, on: facts.today)?.price
                    ?? version.plan.prices.first,
                known.insert(plan).inserted
            else { return nil }
            return .assumed(version, price, tier: version.plan.firstTier(facts.sources), at: facts)
        }
    }
}

extension CheckoutSource {
    /// Whether it gives anything now; what has ended may be joined again.
    func isAlive(at instant: Instant) -> Bool {
        entitlement.holds(at: instant) && entitlement.standing != .ended
    }
}

extension Plan {
    /// The cheapest way anybody may join, by what is due at once.
    func cheapest(_ currency: Currency, on day: CivilDate) -> (price: Price, fee: Money)? {
        var best: (place: Int, fee: Money)?
        for place in prices.indices where prices[place].eligibility == nil {
            guard let fee = prices[place].version(on: day)?.amount, fee.currency == currency,
                best.map({ fee.minorUnits < $0.fee.minorUnits }) ?? true
            else { continue }
            best = (place, fee)
        }
        return best.map { (prices[$0.place], $0.fee) }
    }

    /// The tier of who joins: the one they have in the same set already, or the base.
    func firstTier(_ sources: [CheckoutSource]) -> String? {
        guard let tiers else { return nil }
        return sources.first { $0.plan.tiers?.id == tiers.id }?.entitlement.tier
            ?? tiers.tiers.first?.id
    }
}
