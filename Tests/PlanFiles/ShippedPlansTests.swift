import Foundation
import Membership
import PlanFiles
import Testing

/// The plans that ship, fact by fact.
struct ShippedPlansTests {
    private func dollars(_ cents: Int64) throws -> Money {
        Money(minorUnits: cents, currency: try #require(Currency("USD")))
    }

    private func history(_ facts: [(String, Int64)]) throws -> [PriceVersion] {
        try facts.map { day, cents in
            PriceVersion(from: try #require(CivilDate(day)), amount: try dollars(cents))
        }
    }

    private func price(
        _ id: String,
        _ cadence: String,
        renews: Bool = true,
        _ facts: [(String, Int64)]
    ) throws -> Price {
        Price(
            id: id,
            cadence: try #require(Cadence(cadence)),
            renews: renews,
            history: try history(facts)
        )
    }

    @Test func `prime costs what it has cost and waives express delivery without limits`() throws {
        let expected = Plan(
            id: "prime",
            name: "Prime",
            summary: "Express delivery at no charge on every order, films and series, early access "
                + "to deals, and a discount at the partner's shops.",
            objective: .keep,
            prices: [
                try price(
                    "annual",
                    "P1Y",
                    [
                        ("2005-02-02", 7_900), ("2014-03-13", 9_900), ("2018-05-11", 11_900),
                        ("2022-02-18", 13_900),
                    ]
                ),
                try price(
                    "monthly",
                    "P1M",
                    [("2016-04-17", 1_099), ("2018-01-19", 1_299), ("2022-02-18", 1_499)]
                ),
            ],
            trial: Trial(
                length: try #require(Cadence("P30D")),
                benefitsLeftOut: ["early_access"]
            ),
            billing: BillingRules(mode: .autoRenew, proration: .byDay, catchUp: 1),
            dunning: DunningPolicy(retryOffsets: [1, 3, 5, 7, 14], graceDays: 7, holdDays: 21),
            benefits: [
                Benefit(
                    id: "free_shipping",
                    name: "Free express delivery",
                    terms: .shippingWaiver(ShippingWaiver(speed: "express", minimumBasket: nil)),
                    scope: .everywhere,
                    worth: .use(try dollars(599))
                ),
                Benefit(
                    id: "early_access",
                    name: "Early access to deals",
                    terms: .priority(leadMinutes: 30),
                    scope: .everywhere
                ),
                Benefit(
                    id: "video",
                    name: "Films and series",
                    terms: .access,
                    scope: .everywhere,
                    worth: .use(try dollars(399))
                ),
                Benefit(
                    id: "partner_sale",
                    name: "A tenth off sale items at the partner's shops",
                    terms: .discount(Discount(rate: try #require(Rate(basisPoints: 1_000)))),
                    scope: BenefitScope(categories: ["sale"], partners: ["whole-foods"])
                ),
            ],
            refunds: [RefundRule(basis: .ifUnused)],
            household: HouseholdRules(
                adults: 1,
                teens: 4,
                children: 4,
                sameAddress: true,
                sharedPayment: true,
                rejoinLock: Cadence("P180D"),
                inTrial: false
            )
        )
        #expect(try PlanFile.load(path: Shipped.path("prime.yaml")).plan == expected)
    }

    @Test func `the prepaid plan sells a year that ends and quarters from the balance`() throws {
        let expected = Plan(
            id: "vip-prepaid",
            name: "VIP",
            summary:
                "Delivery at no charge at any speed, a closed club, credit, and service before "
                + "others, for a fee paid ahead.",
            objective: .defend,
            prices: [
                try price("year", "P1Y", renews: false, [("1997-01-01", 24_000)]),
                try price("quarter", "P3M", [("1997-01-01", 6_600)]),
            ],
            trial: nil,
            billing: BillingRules(mode: .prepaid, proration: .byDay, catchUp: 1),
            dunning: DunningPolicy(retryOffsets: [1, 3, 7, 14, 21], graceDays: 14, holdDays: 14),
            benefits: [
                Benefit(
                    id: "free_shipping",
                    name: "Delivery at no charge at any speed",
                    terms: .shippingWaiver(ShippingWaiver(speed: "any", minimumBasket: nil)),
                    scope: .everywhere
                ),
                Benefit(
                    id: "closed_club",
                    name: "The closed club",
                    terms: .access,
                    scope: .everywhere
                ),
                Benefit(
                    id: "credit_limit",
                    name: "Credit on orders",
                    terms: .config(.money(try dollars(50_000))),
                    scope: .everywhere
                ),
                Benefit(
                    id: "service_hours",
                    name: "Service within hours",
                    terms: .config(.integer(72)),
                    scope: .everywhere
                ),
                Benefit(
                    id: "priority_service",
                    name: "Service before others",
                    terms: .priority(leadMinutes: 60),
                    scope: .everywhere
                ),
            ]
        )
        #expect(try PlanFile.load(path: Shipped.path("vip-prepaid.yaml")).plan == expected)
    }

    @Test func `the catalogue that ships loads as a whole`() throws {
        let loaded = try PlanFile.loadAll(paths: [Shipped.directory.path])
        #expect(
            loaded.map(\.plan.id) == [
                "birthday", "boloco", "bonus-account", "bookclub-free", "bookclub", "cheque-back",
                "coalition", "cumulative-ladder", "eleventh-burger", "flying-club-2", "flying-club",
                "lifetime-club", "lucky-dessert", "none", "plus", "prime", "privileges-monthly",
                "progressive-ladder", "referral", "repairs", "social-programme", "status-club",
                "step-down", "supermarket", "video", "vip-prepaid", "vip-service",
                "warehouse-executive", "warehouse-gold",
            ]
        )
        for file in loaded {
            let read = try PlanFile.decode(file.source, file: file.path)
            #expect(read == file.plan, "the source of \(file.plan.id)")
        }
    }
}
