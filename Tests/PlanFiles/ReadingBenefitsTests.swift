import Membership
import PlanFiles
import Testing

/// What well-formed files say of benefits.
struct ReadingBenefitsTests {
    private func shop(_ edits: (String, String)...) throws -> Plan {
        let text = edits.reduce(SampleShop.text) {
            SamplePlan.replacing($1.0, with: $1.1, in: $0)
        }
        return try PlanFile.decode(text, file: "shop.yaml")
    }

    private func money(_ minorUnits: Int64, _ code: String = "USD") throws -> Money {
        Money(minorUnits: minorUnits, currency: try #require(Currency(code)))
    }

    private func rate(_ basisPoints: Int) throws -> Rate {
        try #require(Rate(basisPoints: basisPoints))
    }

    private func every(_ text: String) throws -> Cadence { try #require(Cadence(text)) }

    private func expect(
        _ id: String,
        _ terms: BenefitTerms,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(try shop().benefit(id)?.terms == terms, "\(id)", sourceLocation: location)
    }

    @Test func `what is counted says how much, when, and what becomes of the rest`() throws {
        let rides = Quota(
            amount: 5,
            window: .every(try every("P1M")),
            limit: .soft,
            fairUse: 20,
            rollover: Quota.Rollover(least: 1, most: 3),
            isProrated: true,
            carriesOverage: true,
            priority: 50,
            unit: "ride"
        )
        try expect("rides", .quota(rides))
        let pool = Quota(amount: nil, window: .calendar(.month), fairUse: 30)
        try expect("pool", .quota(pool))
        let repairs = Allowance(amount: .units(2), window: .term)
        try expect("repairs", .serviceCredit(.init(service: "repair", extent: .times(repairs))))
        let year = ServiceCredit.Extent.longer(try every("P12M"))
        try expect("warranty", .serviceCredit(.init(service: "warranty", extent: year)))
        try expect(
            "answer",
            .serviceCredit(.init(service: "answer", extent: .within(hours: 24)))
        )
        let visits = Allowance(amount: .units(3), window: .calendar(.year))
        try expect("friends", .guestPass(GuestPass(visits: visits, guests: 2)))
    }

    @Test func `a delivery has a minimum for each channel and so many times`() throws {
        let waiver = ShippingWaiver(
            speed: "any",
            minimumBasket: try money(2_000),
            minimumByChannel: [.init(channel: "store", minimum: try money(3_500))],
            times: Allowance(amount: .units(4), window: .calendar(.quarter))
        )
        try expect("delivery", .shippingWaiver(waiver))
    }

    @Test func `discounts are shares, amounts or ladders, with their limits`() throws {
        let cap = Allowance(amount: .money(try money(20_000)), window: .every(try every("P1M")))
        let tenth = Discount(off: .rate(try rate(1_000)), orderCap: try money(5_000), cap: cap)
        try expect("tenth", .discount(tenth))
        try expect("fiver", .discount(Discount(off: .amount(try money(500)))))
        let spend = Ladder(
            basis: .cumulative(.once, includesThis: true),
            steps: [
                .init(from: 500_000, rate: try rate(500)),
                .init(from: 1_000_000, rate: try rate(1_000)),
            ],
            currency: Currency("USD")
        )
        try expect("steps", .discount(Discount(off: .ladder(spend))))
        let items = Ladder(basis: .quantity, steps: [.init(from: 12, rate: try rate(800))])
        try expect("dozen", .discount(Discount(off: .ladder(items))))
        let milk = MemberPrices.MemberPrice(product: "milk", price: try money(199))
        try expect("prices", .memberPrice(MemberPrices(prices: [milk])))
    }

    @Test func `rewards say what they are of, when they come and how they are lost`() throws {
        let reward = Reward(
            rate: try rate(200),
            base: .gross,
            cap: try money(125_000),
            window: .membershipYear,
            issueLead: try every("P2M"),
            form: .balance,
            validFor: try every("P1Y"),
            forfeits: [.downgrade, .end],
            requiresPaid: true
        )
        try expect("back", .reward(reward))
        try expect("cheque", .reward(Reward(rate: try rate(2_000))))
        let stamps = SpendReward(
            stampPer: .items(1),
            stampsNeeded: 10,
            carriesRemainder: false,
            award: .item("burger", count: 1, worth: nil),
            validFor: try every("P6M")
        )
        try expect("eleventh", .spendReward(stamps))
        try expect("faster", .multiplier(try #require(Multiplier(hundredths: 125))))
    }

    @Test func `gifts, draws, donations and waivers are as written`() throws {
        let cake = GrantDrip(
            occasion: .birthday,
            award: .item("cake", count: 2, worth: try money(300)),
            validFor: try every("P1M"),
            leapDay: .firstOfMarch
        )
        try expect("cake", .grantDrip(cake))
        try expect(
            "topup",
            .grantDrip(GrantDrip(occasion: .month, award: .uses(benefit: "rides", count: 2)))
        )
        let lucky = Draw(
            chance: try rate(2_500),
            prize: .item("dessert", count: 1, worth: try money(400)),
            minimumBasket: try money(1_000),
            perMember: Allowance(amount: .units(1), window: .calendar(.day)),
            budget: Allowance(amount: .money(try money(50_000)), window: .calendar(.month)),
            validFor: try every("P30D")
        )
        try expect("lucky", .draw(lucky))
        let cap = Allowance(amount: .money(try money(900)), window: .term)
        try expect("trees", .donation(Donation(gift: .rate(try rate(100)), to: "A wood", cap: cap)))
        let times = Allowance(amount: .units(3), window: .term)
        try expect("booking", .feeWaiver(FeeWaiver(fee: "booking", times: times)))
        let earned = FeeWaiver(fee: "renewal", after: .spend(try money(50_000)))
        try expect("next_year", .feeWaiver(earned))
    }

    @Test func `a benefit says what it is worth, and what it leaves out`() throws {
        let plan = try shop()
        #expect(plan.benefit("friends")?.worth == .use(try money(1_500)))
        #expect(plan.benefit("topup")?.worth == .term(try money(5_500)))
        #expect(plan.benefit("rides")?.worth == nil)
        let scope = BenefitScope(
            categories: ["books"],
            products: ["atlas"],
            excludedCategories: ["gift_card"],
            excludedProducts: ["bible"]
        )
        #expect(plan.benefit("fiver")?.scope == scope)
    }

    @Test(
        arguments: [
            ("never again", "once", .once), ("with each term", "term", .term),
            ("with each year of membership", "membership_year", .membershipYear),
            ("each day", "calendar_day", .calendar(.day)),
            ("each month", "calendar_month", .calendar(.month)),
            ("each quarter", "calendar_quarter", .calendar(.quarter)),
            ("each year", "calendar_year", .calendar(.year)),
        ] as [(String, String, BenefitWindow)]
    )
    func `a count begins again where the plan says`(
        why: String,
        written: String,
        meant: BenefitWindow
    ) throws {
        let plan = try shop(("repair, times: { count: 2, per: term }", times(written)))
        let allowance = Allowance(amount: .units(2), window: meant)
        let expected = ServiceCredit(service: "repair", extent: .times(allowance))
        #expect(plan.benefit("repairs")?.terms == .serviceCredit(expected), "\(why)")
    }

    private func times(_ window: String) -> String {
        "repair, times: { count: 2, per: \(window) }"
    }

    @Test func `an amount takes the currency of the plan or brings its own`() throws {
        let own = try shop(("amount: 5.00, cat", "amount: { amount: 500, currency: JPY }, cat"))
        #expect(
            own.benefit("fiver")?.terms
                == .discount(Discount(off: .amount(try money(500, "JPY"))))
        )
        let yen = try shop(("{ amount: 9.00, per", "{ amount: 900, currency: JPY, per"))
        let cap = Allowance(amount: .money(try money(900, "JPY")), window: .term)
        #expect(
            yen.benefit("trees")?.terms
                == .donation(Donation(gift: .rate(try rate(100)), to: "A wood", cap: cap))
        )
    }
}
