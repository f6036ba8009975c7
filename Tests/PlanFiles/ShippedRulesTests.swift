import Membership
import PlanFiles
import Testing

/// What each of the other plans that ship is there to show.
struct ShippedRulesTests {
    private func plan(_ id: String) throws -> Plan {
        try PlanFile.load(path: Shipped.path("\(id).yaml")).plan
    }

    private func money(_ minorUnits: Int64, _ code: String = "USD") throws -> Money {
        Money(minorUnits: minorUnits, currency: try #require(Currency(code)))
    }

    @Test(
        arguments: [
            ("bookclub", "annual", "P1Y", ["39.99 USD"]),
            ("bookclub-free", "free", "P1Y", ["0.00 USD"]),
            ("plus", "annual", "P1Y", ["98.00 USD"]),
            ("plus", "monthly", "P1M", ["12.95 USD"]),
            ("plus", "student", "P1Y", ["49.00 USD"]),
            ("warehouse-gold", "annual", "P1Y", ["60.00 USD", "65.00 USD"]),
            ("warehouse-executive", "annual", "P1Y", ["120.00 USD", "130.00 USD"]),
            ("lifetime-club", "lifetime", "P10Y", ["30.00 USD"]),
            ("video", "monthly_eur", "P1M", ["7.99 EUR", "9.99 EUR"]),
            ("video", "monthly_gbp", "P1M", ["6.99 GBP", "8.99 GBP"]),
        ] as [(String, String, String, [String])]
    )
    func `a plan costs what its sources say`(
        id: String,
        name: String,
        cadence: String,
        amounts: [String]
    ) throws {
        let price = try #require(try plan(id).price(name))
        #expect(price.cadence.description == cadence)
        #expect(price.history.map(\.amount.description) == amounts)
    }

    @Test func `the book club is charged ahead and falls back to a free price that ships`() throws {
        let club = try plan("bookclub")
        #expect(club.billing.chargeLead == 30)
        #expect(club.dunning.end == .fallback(plan: "bookclub-free", price: "free"))
        let free = try #require(try plan("bookclub-free").price("free"))
        #expect(free.history.map(\.amount) == [try money(0)])
    }

    @Test func `plus has an offer of each kind, a price for students and two days to leave`() throws
    {
        let plus = try plan("plus")
        #expect(plus.trial?.benefitsLeftOut == ["video"])
        #expect(plus.trial?.methodRequired == true)
        #expect(
            plus.price("student")?.eligibility
                == Eligibility(kind: "student", verifyEvery: Cadence("P1Y"), fallback: "annual")
        )
        #expect(plus.offers.map(\.audience.kind) == OfferKind.allCases)
        #expect(plus.offer("first_months")?.effect == .price(try money(695)))
        #expect(plus.offer("come_back")?.effect == .amount(try money(2_000)))
        #expect(plus.refunds == [RefundRule(basis: .within(hours: 48))])
        #expect(plus.billing.minimumCharge(try money(0).currency) == (try money(50)))
    }

    @Test func `the warehouse has two ranks and gives the fee back at any time`() throws {
        let gold = try plan("warehouse-gold")
        let executive = try plan("warehouse-executive")
        #expect([gold.rank, executive.rank] == [1, 2])
        for plan in [gold, executive] {
            #expect(plan.refunds == [RefundRule(basis: .fullAnyTime)])
            #expect(plan.change == ChangeRules(upgrade: .now, downgrade: .termEnd))
        }
    }

    @Test func `a lifetime is paid once`() throws {
        let price = try #require(try plan("lifetime-club").price("lifetime"))
        #expect(price.isLifetime && !price.renews)
    }

    @Test(
        arguments: [
            ("Germany since 2007", "DE", "2020-06-30", "19%"),
            ("Germany in the second half of 2020", "DE", "2020-07-01", "16%"),
            ("Germany again from 2021", "DE", "2021-01-01", "19%"),
            ("France", "FR", "2026-01-01", "20%"),
            ("Ireland", "IE", "2026-01-01", "23%"),
            ("the United Kingdom", "GB", "2026-01-01", "20%"),
            ("nothing where no rate is known", "US", "2026-01-01", nil),
        ] as [(String, String, String, String?)]
    )
    func `video is taxed at the rate of the day`(
        why: String,
        region: String,
        day: String,
        rate: String?
    ) throws {
        let taxes = try #require(try plan("video").taxes)
        #expect(taxes.pricesInclude)
        let day = try #require(CivilDate(day))
        #expect(taxes.rate(region: region, on: day)?.description == rate, "\(why)")
    }

    @Test func `video may rest for three months and sends what Germany and Britain ask for`() throws
    {
        let video = try plan("video")
        #expect(video.pause == PauseRules(longest: 3, resume: .stub, creditsUnusedTime: true))
        #expect(
            video.notices == NoticeRules(packs: [.germany, .unitedKingdom], beforeRenewal: nil)
        )
    }
}
