import Membership
import Testing

/// Checks of benefits that are counted, of tiers, and of households.
struct CountedCheckTests {
    private static let reset = Sample.instant("2026-03-01T05:00:00Z")
    private static let club = PlanVersionID(7)

    private static func quota(
        _ amount: Int64?,
        _ limit: Quota.Limit = .hard,
        fairUse: Int64? = nil
    ) -> BenefitTerms {
        .quota(
            Quota(amount: amount, window: .calendar(.month), limit: limit, fairUse: fairUse)
        )
    }

    private static let times = Allowance(amount: .units(3), window: .calendar(.month))

    private static let catalog: Catalog = {
        let tiers = TierSet(
            id: "club",
            name: "club",
            metrics: [],
            window: .lifetime,
            tiers: [
                Tier(id: "red", name: "Red"),
                Tier(
                    id: "silver",
                    name: "Silver",
                    benefits: [
                        Sample.benefit("sale", .discount(Discount(rate: Sample.rate(700)))),
                        Sample.benefit("lounge", .access),
                    ]
                ),
                Tier(
                    id: "gold",
                    name: "Gold",
                    benefits: [
                        Sample.benefit("sale", .discount(Discount(rate: Sample.rate(1_000)))),
                        Sample.benefit("suite", .access),
                    ]
                ),
            ]
        )
        let plan = Plan(
            id: "club",
            name: "club",
            summary: "",
            objective: nil,
            prices: [],
            trial: nil,
            billing: BillingRules(mode: .autoRenew, proration: .byDay, catchUp: 1),
            dunning: Sample.dunning,
            benefits: [
                Sample.benefit("visits", quota(5)),
                Sample.benefit("calls", quota(5, .soft, fairUse: 8)),
                Sample.benefit("films", quota(nil, fairUse: 4)),
                Sample.benefit("songs", quota(nil)),
                Sample.benefit(
                    "repairs",
                    .serviceCredit(ServiceCredit(service: "repair", extent: .times(times)))
                ),
                Sample.benefit("guests", .guestPass(GuestPass(visits: times, guests: 2))),
                Sample.benefit("friends", .guestPass(GuestPass(visits: nil, guests: 2))),
                Sample.benefit(
                    "delivery",
                    .shippingWaiver(ShippingWaiver(speed: "any", times: times))
                ),
                Sample.benefit("sale", .discount(Discount(rate: Sample.rate(500)))),
                Sample.benefit("off", .discount(Discount(off: .amount(Sample.money(300))))),
                Sample.benefit(
                    "steps",
                    .discount(
                        Discount(
                            off: .ladder(
                                Ladder(
                                    basis: .purchase,
                                    steps: [Ladder.Step(from: 1_000, rate: Sample.rate(1_000))]
                                )
                            ),
                            orderCap: Sample.money(200)
                        )
                    )
                ),
            ],
            tiers: tiers,
            household: HouseholdRules(adults: 1, shared: ["visits", "delivery"], inTrial: false)
        )
        var catalog = Catalog()
        catalog.add(PlanVersion(id: club, number: 1, plan: plan))
        return catalog
    }()

    private func ask(
        _ benefit: String,
        quantity: Int64 = 1,
        amount: Int64? = nil,
        tier: String? = "red",
        role: HouseholdRole? = nil,
        standing: Standing = .renewing,
        count: Counted? = nil
    ) -> CheckAnswer {
        let row = Sample.entitlement(standing, of: Self.club)
        let entitlement = Entitlement(
            source: row.source,
            standing: standing,
            validFrom: row.validFrom,
            paidUntil: row.paidUntil,
            validUntil: row.validUntil,
            tier: tier,
            role: role
        )
        return Checker(catalog: Self.catalog).answer(
            CheckQuestion(
                member: "ada",
                benefit: benefit,
                at: Sample.inside,
                context: CheckContext(quantity: quantity, amount: amount.map { Sample.money($0) })
            ),
            entitlements: [entitlement],
            memberExists: { true },
            counted: { _, _ in count }
        )
    }

    private static func count(_ remaining: Int64?, of limit: Int64?, used: Int64) -> Counted {
        Counted(remaining: remaining, limit: limit, usage: used, nextReset: reset)
    }

    @Test(
        arguments: [
            ("visits", 5, count(5, of: 5, used: 0), .subscribed, nil, "all of them at once"),
            (
                "visits", 2, count(1, of: 5, used: 4), .quotaUsedUp,
                "1 of 5 left; the next begin at 2026-03-01T05:00:00Z", "the quantity counts"
            ),
            (
                "visits", 1, nil, .quotaUsedUp, "all 0 are used, and no more will come",
                "nothing known is nothing held"
            ),
            ("calls", 1, count(0, of: 5, used: 5), .overQuota, nil, "a soft limit goes on"),
            (
                "calls", 2, count(0, of: 5, used: 7), .fairUseReached,
                "1 of 8 left; the next begin at 2026-03-01T05:00:00Z", "to what is fair"
            ),
            ("films", 1, count(nil, of: nil, used: 3), .subscribed, nil, "the last fair use"),
            (
                "films", 1, count(nil, of: nil, used: 4), .fairUseReached,
                "all 4 are used; the next begin at 2026-03-01T05:00:00Z", "and no more"
            ),
            ("songs", 99, nil, .subscribed, nil, "without any limit nothing is counted"),
            ("repairs", 3, count(3, of: 3, used: 0), .subscribed, nil, "three repairs"),
            (
                "repairs", 1, count(0, of: 3, used: 3), .quotaUsedUp,
                "all 3 are used; the next begin at 2026-03-01T05:00:00Z", "and not a fourth"
            ),
            ("guests", 2, count(1, of: 3, used: 2), .subscribed, nil, "one visit with two guests"),
            (
                "guests", 3, count(1, of: 3, used: 2), .tooManyGuests, "bring at most 2",
                "three guests are too many"
            ),
            ("friends", 3, nil, .tooManyGuests, "bring at most 2", "on any visit"),
            ("delivery", 9, count(1, of: 3, used: 2), .subscribed, nil, "one order, however large"),
        ] as [(String, Int64, Counted?, CheckReason, String?, String)]
    )
    func `a count is read where it decides`(
        benefit: String,
        quantity: Int64,
        count: Counted?,
        reason: CheckReason,
        remedy: String?,
        why: String
    ) {
        let answer = ask(benefit, quantity: quantity, count: count)
        #expect(answer.reason == reason, "\(why)")
        #expect(answer.remedy == remedy, "\(why)")
        #expect(answer.entitled == reason.isEntitled, "\(why)")
        #expect((answer.validUntil != nil) == answer.entitled, "\(why)")
        if let count {
            #expect(answer.remaining == count.remaining, "\(why)")
            #expect(answer.limit == count.limit, "\(why)")
            #expect(answer.usage == count.usage, "\(why)")
            #expect(answer.nextReset == Self.reset, "\(why)")
        }
    }

    @Test
    func `a yes that is counted holds to the next reset`() {
        let answer = ask("visits", count: Self.count(5, of: 5, used: 0))
        #expect(answer.validUntil == Self.reset)
        #expect(ask("sale").validUntil == Sample.graceTo)
    }

    @Test(
        arguments: [
            (nil, 500, nil, "without a tier the plan's"), ("red", 500, nil, "the base adds none"),
            ("silver", 700, "silver", "the tier's own"), ("gold", 1_000, "gold", "the highest"),
            ("blue", 500, nil, "an unknown tier is none"),
        ] as [(String?, Int64, String?, String)]
    )
    func `the highest tier at or below the member's decides`(
        tier: String?,
        off: Int64,
        by: String?,
        why: String
    ) {
        let answer = ask("sale", amount: 10_000, tier: tier)
        #expect(answer.discount == Sample.money(off), "\(why)")
        #expect(answer.tier == by, "\(why)")
    }

    @Test
    func `tiers below are included, tiers above are told`() {
        #expect(ask("lounge", tier: "gold").entitled)
        let above = ask("suite", tier: "silver")
        #expect(above.reason == .tierTooLow)
        #expect(above.remedy == "it comes with gold of club")
        #expect(ask("suite", tier: "silver", standing: .onHold).reason == .onHold)
        let stranger = Checker(catalog: Self.catalog).answer(
            CheckQuestion(member: "eve", benefit: "suite", at: Sample.inside),
            entitlements: [],
            memberExists: { true },
            counted: { _, _ in nil }
        )
        #expect(stranger.remedy == "start club and reach gold")
    }

    @Test(
        arguments: [
            (.adult, .renewing, "sale", .notShared, "start club: only who pays for it has sale"),
            (.adult, .renewing, "visits", .subscribed, nil),
            (
                .teen, .trialing, "visits", .notShared,
                "it is shared from the first paid term of club"
            ),
            (.owner, .trialing, "sale", .trial, nil),
            (nil, .trialing, "visits", .trial, nil),
        ] as [(HouseholdRole?, Standing, String, CheckReason, String?)]
    )
    func `a household shares what its rules share`(
        role: HouseholdRole?,
        standing: Standing,
        benefit: String,
        reason: CheckReason,
        remedy: String?
    ) {
        let answer = ask(
            benefit,
            role: role,
            standing: standing,
            count: Self.count(5, of: 5, used: 0)
        )
        #expect(answer.reason == reason)
        #expect(answer.remedy == remedy)
        #expect(answer.role == role)
    }

    @Test(
        arguments: [
            ("off", 1_000, 300, "an amount"), ("off", 200, 200, "never more than there is"),
            ("steps", 999, 0, "below the first step"), ("steps", 1_000, 100, "at the step"),
            ("steps", 5_000, 200, "at most the cap of an order"),
        ] as [(String, Int64, Int64, String)]
    )
    func `every discount that needs only the basket is told`(
        benefit: String,
        amount: Int64,
        off: Int64,
        why: String
    ) {
        #expect(ask(benefit, amount: amount).discount == Sample.money(off), "\(why)")
    }

    @Test
    func `of two yeses the one within its limit wins`() {
        let rows = [SubscriptionID(1), SubscriptionID(2)].map { id in
            Entitlement(
                source: EntitlementSource(planVersion: Self.club, subscription: id),
                standing: .renewing,
                validFrom: Sample.begins,
                paidUntil: Sample.paidTo,
                validUntil: Sample.graceTo
            )
        }
        for rows in [rows, rows.reversed()] {
            let answer = Checker(catalog: Self.catalog).answer(
                CheckQuestion(member: "ada", benefit: "calls", at: Sample.inside),
                entitlements: rows,
                memberExists: { true },
                counted: { entitlement, _ in
                    entitlement.source.subscription.number == 1
                        ? Self.count(0, of: 5, used: 5) : Self.count(4, of: 5, used: 1)
                }
            )
            #expect(answer.reason == .subscribed)
            #expect(answer.source?.subscription.number == 2)
        }
    }
}
