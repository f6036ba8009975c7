import Membership

extension Sample {
    /// The instants that matter to the sample entitlements: a January start in New York, paid to the
    /// end of February, with a week of grace.
    static let begins = instant("2026-01-31T05:00:00Z")
    static let paidTo = instant("2026-02-28T05:00:00Z")
    static let graceTo = instant("2026-03-07T05:00:00Z")
    static let inside = instant("2026-02-10T12:00:00Z")

    static let prime = PlanVersionID(1)
    static let primeRevised = PlanVersionID(2)
    static let vip = PlanVersionID(3)

    /// `prime`, its second version, which has lost `magazine`, and `vip`.
    static let catalog: Catalog = {
        var catalog = Catalog()
        let revised = primeBenefits.filter { $0.id != "magazine" }
        catalog.add(
            PlanVersion(id: prime, number: 1, plan: plan("prime", primeBenefits))
        )
        catalog.add(
            PlanVersion(id: primeRevised, number: 2, plan: plan("prime", revised))
        )
        catalog.add(
            PlanVersion(
                id: vip,
                number: 1,
                plan: plan("vip", [benefit("sale", .discount(Discount(rate: rate(1_000))))])
            )
        )
        return catalog
    }()

    private static let primeBenefits = [
        benefit("early_access", .access),
        benefit("magazine", .access),
        benefit("lounge", .access),
        benefit("credit_limit", .config(.money(money(50_000)))),
        benefit("sale", .discount(Discount(rate: rate(250)))),
        benefit(
            "delivery",
            .shippingWaiver(ShippingWaiver(speed: "next_day", minimumBasket: money(3_500)))
        ),
        benefit(
            "any_delivery",
            .shippingWaiver(ShippingWaiver(speed: "standard", minimumBasket: nil))
        ),
        benefit(
            "free_delivery",
            .shippingWaiver(ShippingWaiver(speed: "standard", minimumBasket: money(0)))
        ),
        benefit("preview", .priority(leadMinutes: 30)),
        benefit(
            "book_sale",
            .discount(Discount(rate: rate(1_000))),
            BenefitScope(
                categories: ["books", "maps"],
                channels: ["web"],
                regions: ["US"],
                partners: ["acme"]
            )
        ),
    ]

    static func rate(_ basisPoints: Int) -> Rate {
        known(Rate(basisPoints: basisPoints), "\(basisPoints)")
    }

    static func benefit(
        _ id: String,
        _ terms: BenefitTerms,
        _ scope: BenefitScope = .everywhere
    ) -> Benefit {
        Benefit(id: id, name: id, terms: terms, scope: scope)
    }

    static func plan(_ id: String, _ benefits: [Benefit]) -> Plan {
        Plan(
            id: id,
            name: id,
            summary: "",
            objective: nil,
            prices: [],
            trial: Trial(length: cadence("P14D"), benefitsLeftOut: ["lounge"]),
            billing: BillingRules(mode: .autoRenew, proration: .byDay, catchUp: 1),
            dunning: dunning,
            benefits: benefits
        )
    }

    /// What one subscription gives; nothing beyond the paid time where the standing has no grace.
    static func entitlement(
        _ standing: Standing,
        of version: PlanVersionID = prime,
        by number: Int64 = 1
    ) -> Entitlement {
        let span: (paid: Instant?, valid: Instant) =
            switch standing {
            case .scheduled, .incomplete: (nil, begins)
            case .trialing, .renewing, .pastDue, .onHold: (paidTo, graceTo)
            case .ending, .paused, .ended: (paidTo, paidTo)
            }
        return Entitlement(
            source: EntitlementSource(
                planVersion: version,
                subscription: SubscriptionID(number)
            ),
            standing: standing,
            validFrom: begins,
            paidUntil: span.paid,
            validUntil: span.valid
        )
    }
}
