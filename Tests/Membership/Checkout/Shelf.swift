import Membership

/// Baskets, plans and facts that the tests of quotes speak of: one member on 10 February 2026.
enum Shelf {
    static let today = Sample.day("2026-02-10")
    static let now = Sample.inside

    static func plan(
        _ id: String = "club",
        _ benefits: [Benefit] = [],
        fee: Int64 = 5_000,
        checkout: CheckoutRules = CheckoutRules(),
        points: PointsRules? = nil,
        tiers: TierSet? = nil,
        household: HouseholdRules? = nil,
        admission: AdmissionRules = .open,
        trial: Trial? = nil
    ) -> Plan {
        Plan(
            id: id,
            name: id,
            summary: "",
            objective: nil,
            prices: [
                Price(
                    id: "annual",
                    cadence: Sample.cadence("P1Y"),
                    renews: true,
                    history: [
                        PriceVersion(
                            from: Sample.day("2020-01-01"),
                            amount: Sample.money(fee)
                        )
                    ]
                )
            ],
            trial: trial,
            billing: BillingRules(mode: .autoRenew, proration: .byDay, catchUp: 1),
            dunning: Sample.dunning,
            benefits: benefits,
            checkout: checkout,
            points: points,
            tiers: tiers,
            household: household,
            admission: admission
        )
    }

    static func version(_ plan: Plan, _ number: Int64 = 1) -> PlanVersion {
        PlanVersion(id: PlanVersionID(number), number: 1, plan: plan)
    }

    static func catalog(_ plans: Plan...) -> Catalog {
        var catalog = Catalog()
        for (index, plan) in plans.enumerated() { catalog.add(version(plan, Int64(index) + 100)) }
        return catalog
    }

    static func source(
        _ plan: Plan,
        _ number: Int64 = 1,
        standing: Standing = .renewing,
        tier: String? = nil,
        role: HouseholdRole? = nil
    ) -> CheckoutSource {
        let row = Sample.entitlement(standing, of: PlanVersionID(number), by: number)
        return CheckoutSource(
            version: version(plan, number),
            entitlement: Entitlement(
                source: row.source,
                standing: standing,
                validFrom: row.validFrom,
                paidUntil: row.paidUntil,
                validUntil: row.validUntil,
                tier: tier,
                role: role
            ),
            clock: BenefitClock(
                today: today,
                joined: Sample.day("2026-01-31"),
                term: Period(start: Sample.day("2026-01-31"), end: Sample.day("2026-02-28"))
            )
        )
    }

    static func facts(
        _ sources: [CheckoutSource] = [],
        lots: [Lot] = [],
        tallies: [TallyKey: Int64] = [:],
        catalog: Catalog = Catalog()
    ) -> CheckoutFacts {
        CheckoutFacts(
            asOf: now,
            today: today,
            sources: sources,
            lots: lots,
            tally: { key, _ in tallies[key] ?? 0 },
            catalog: catalog,
            start: Sample.start(of:)
        )
    }

    static func line(
        _ price: Int64,
        _ quantity: Int64 = 1,
        product: String = "thing",
        category: String? = nil,
        cost: Int64? = nil
    ) -> BasketLine {
        BasketLine(
            product: product,
            category: category,
            quantity: quantity,
            price: Sample.money(price),
            cost: cost.map { Sample.money($0) }
        )
    }

    static func basket(
        _ lines: [BasketLine],
        deliveries: [DeliveryOption] = [],
        delivery: String? = nil,
        fees: [BasketFee] = [],
        channel: String? = nil,
        partner: String? = nil,
        points: Int64 = 0,
        certificates: Int64? = nil,
        plansInCart: [String] = [],
        uses: [BenefitUse] = []
    ) -> Basket {
        Basket(
            currency: Sample.usd,
            lines: lines,
            deliveries: deliveries,
            delivery: delivery,
            fees: fees,
            channel: channel,
            partner: partner,
            pointsToRedeem: points,
            certificates: certificates.map { Sample.money($0) },
            plansInCart: plansInCart,
            uses: uses
        )
    }

    // MARK: Benefits

    static func rate(
        _ id: String,
        _ basisPoints: Int,
        orderCap: Int64? = nil,
        cap: Int64? = nil,
        _ scope: BenefitScope = .everywhere
    ) -> Benefit {
        discount(id, .rate(Sample.rate(basisPoints)), orderCap: orderCap, cap: cap, scope)
    }

    static func discount(
        _ id: String,
        _ off: Discount.Off,
        orderCap: Int64? = nil,
        cap: Int64? = nil,
        _ scope: BenefitScope = .everywhere
    ) -> Benefit {
        Sample.benefit(
            id,
            .discount(
                Discount(
                    off: off,
                    orderCap: orderCap.map { Sample.money($0) },
                    cap: cap.map {
                        Allowance(amount: .money(Sample.money($0)), window: .calendar(.month))
                    }
                )
            ),
            scope
        )
    }

    static func ladder(_ id: String, _ basis: Ladder.Basis, _ steps: [(Int64, Int)]) -> Benefit {
        discount(
            id,
            .ladder(
                Ladder(
                    basis: basis,
                    steps: steps.map { Ladder.Step(from: $0, rate: Sample.rate($1)) }
                )
            )
        )
    }

    static func times(_ count: Int64) -> Allowance {
        Allowance(amount: .units(count), window: .calendar(.month))
    }

    static func uses(_ benefit: String, _ count: Int64) -> Lot {
        Sample.lot(1, count, of: Holding(.uses, benefit), until: "2026-03-01")
    }

    static func money(_ minorUnits: Int64) -> Money { Sample.money(minorUnits) }
}

extension Quote {
    /// Why a benefit was not used; `nil` when it was, or when the quote says nothing of it.
    func reason(_ benefit: String) -> String? {
        unused.first { $0.benefit.benefit == benefit }?.reason.code
    }

    func remedy(_ benefit: String) -> String? {
        unused.first { $0.benefit.benefit == benefit }?.remedy
    }

    func saved(_ benefit: String) -> Int64? {
        used.first { $0.benefit.benefit == benefit }?.saved.minorUnits
    }

    var due: Int64 { totals.due.minorUnits }
}
