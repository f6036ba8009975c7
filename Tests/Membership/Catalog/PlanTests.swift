import Membership
import Testing

struct PlanTests {
    private static let price = Price(
        id: "monthly",
        cadence: Sample.cadence("P1M"),
        renews: true,
        history: [
            PriceVersion(from: Sample.day("2026-01-01"), amount: Sample.money(1_299)),
            PriceVersion(from: Sample.day("2026-07-01"), amount: Sample.money(1_499)),
            PriceVersion(from: Sample.day("2027-01-01"), amount: Sample.money(1_599)),
        ]
    )

    @Test(
        arguments: [
            ("2025-12-31", nil, "before the first amount there is none"),
            ("2026-01-01", 1_299, "the first day counts"),
            ("2026-06-30", 1_299, "to the day before the change"),
            ("2026-07-01", 1_499, "the change counts from its day"),
            ("2030-01-01", 1_599, "the last amount stays"),
        ] as [(String, Int64?, String)]
    )
    func `a start pays the amount in force on its day`(
        day: String,
        amount: Int64?,
        why: String
    ) {
        let version = Self.price.version(on: Sample.day(day))
        #expect(version?.amount.minorUnits == amount, "\(why)")
    }

    @Test(
        arguments: [
            ("P14D", "2026-01-31", "2026-02-14", "days are counted"),
            ("P1M", "2026-01-31", "2026-02-28", "a month is cut to the month's end"),
            ("P1M", "2028-01-31", "2028-02-29", "in a leap year too"),
            ("P1W", "2026-12-28", "2027-01-04", "over a new year"),
        ]
    )
    func `a trial ends its length after it began`(
        length: String,
        start: String,
        end: String,
        why: String
    ) {
        let trial = Trial(length: Sample.cadence(length), benefitsLeftOut: [])
        #expect(trial.end(startingOn: Sample.day(start)).description == end, "\(why)")
    }

    @Test
    func `prices and benefits are found by id`() {
        let plan = Sample.plan("prime", [Sample.benefit("sale", .access)])
        #expect(plan.benefit("sale")?.id == "sale")
        #expect(plan.benefit("Sale") == nil)
        #expect(plan.price("monthly") == nil)
    }

    @Test
    func `the highest version of a plan is on sale, in whatever order they come`() {
        func version(_ id: Int64, _ number: Int, _ plan: String) -> PlanVersion {
            PlanVersion(id: PlanVersionID(id), number: number, plan: Sample.plan(plan, []))
        }
        let versions = [
            version(1, 1, "prime"), version(2, 2, "prime"), version(3, 3, "prime"),
            version(4, 1, "club"),
        ]
        for order in [versions, versions.reversed()] {
            var catalog = Catalog()
            for version in order { catalog.add(version) }
            #expect(catalog.current("prime")?.number == 3)
            #expect(catalog.current("vip") == nil)
            #expect(catalog.currentVersions.map(\.id.number) == [4, 3])
            #expect(catalog.versions.count == 4)
            #expect(catalog.versions[PlanVersionID(1)]?.number == 1)
        }
    }

    @Test
    func `the names in plan files and answers do not change`() {
        #expect(
            BenefitKind.allCases.map(\.rawValue) == [
                "access", "config", "quota", "discount", "member_price", "shipping_waiver",
                "reward", "multiplier", "grant_drip", "service_credit", "priority", "guest_pass",
                "draw", "donation", "fee_waiver", "spend_reward",
            ]
        )
        #expect(Objective.allCases.map(\.rawValue) == ["win", "keep", "defend"])
        #expect(BillingMode.allCases.map(\.rawValue) == ["auto_renew", "prepaid"])
        let times = Allowance(amount: .units(1), window: .term)
        let money = Sample.money(1)
        let rate = Sample.rate(1)
        let award = Award.credit(money)
        let terms: [BenefitTerms] = [
            .access, .config(.flag(true)), .quota(Quota(amount: 1, window: .term)),
            .discount(Discount(rate: rate)), .memberPrice(MemberPrices(prices: [])),
            .shippingWaiver(ShippingWaiver(speed: "standard")), .reward(Reward(rate: rate)),
            .multiplier(Sample.known(Multiplier(hundredths: 150), "multiplier")),
            .grantDrip(GrantDrip(occasion: .join, award: award)),
            .serviceCredit(ServiceCredit(service: "repair", extent: .times(times))),
            .priority(leadMinutes: 1), .guestPass(GuestPass(visits: times, guests: 1)),
            .draw(Draw(chance: rate, prize: award)),
            .donation(Donation(gift: .rate(rate), to: "others")),
            .feeWaiver(FeeWaiver(fee: "booking")),
            .spendReward(SpendReward(stampPer: .spend(money), award: award)),
        ]
        #expect(terms.map(\.kind) == BenefitKind.allCases)
    }
}
