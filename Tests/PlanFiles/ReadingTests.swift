import Membership
import PlanFiles
import Testing

/// What well-formed files mean.
struct ReadingTests {
    private func plan(_ yaml: String) throws -> Plan {
        try PlanFile.decode(yaml, file: "club.yaml")
    }

    private func benefit(_ keys: String) throws -> Benefit? {
        try plan(SamplePlan.replacing("id: lounge, kind: access", with: "id: lounge, \(keys)"))
            .benefit("lounge")
    }

    @Test func `what is left out takes the stated defaults`() throws {
        let usd = try #require(Currency("USD"))
        let day = try #require(CivilDate("2026-01-01"))
        let month = try #require(Cadence("P1M"))
        let read = try plan(
            """
            plan: small
            name: Small
            prices:
              - id: monthly
                cadence: P1M
                currency: USD
                history: [{ from: 2026-01-01, amount: 0.00 }]
            """
        )
        let history = [PriceVersion(from: day, amount: Money(minorUnits: 0, currency: usd))]
        let expected = Plan(
            id: "small",
            name: "Small",
            summary: "",
            objective: nil,
            prices: [Price(id: "monthly", cadence: month, renews: true, history: history)],
            trial: nil,
            billing: BillingRules(mode: .autoRenew, proration: .byDay, catchUp: 1),
            dunning: DunningPolicy(retryOffsets: [1, 3, 7, 14], graceDays: 7, holdDays: 14),
            benefits: []
        )
        #expect(read == expected)
    }

    @Test(
        arguments: [
            ("no is a name, not false", "no", "no"),
            ("on is a name, not true", "on", "on"),
            ("a year is a name, not a number", "2026", "2026"),
            ("a day is a name, not a timestamp", "2026-01-01", "2026-01-01"),
            ("octal digits stay as they are", "0755", "0755"),
            ("an escaped letter is that letter", #""Caf\u00e9""#, "Café"),
            ("a folded text is one line", ">\n  The\n  Club\n", "The Club"),
            ("space around a name is dropped", "\"  Club \"", "Club"),
            ("stars and ampersands inside a text are letters", "R&D * Co", "R&D * Co"),
        ] as [(String, String, String)]
    )
    func `a scalar is its text`(why: String, written: String, meant: String) throws {
        let read = try plan(SamplePlan.replacing("name: Club", with: "name: \(written)"))
        #expect(read.name == meant, "\(why)")
    }

    @Test(
        arguments: [
            ("digits are a number", "72", .integer(72)),
            ("digits in quotes are a text", "\"72\"", .text("72")),
            ("a number may be below zero", "-5", .integer(-5)),
            ("true is a flag", "true", .flag(true)),
            ("false in quotes is a text", "'false'", .text("false")),
            ("the largest number fits", "9223372036854775807", .integer(.max)),
        ] as [(String, String, ConfigValue)]
    )
    func `a config value has the type it is written in`(
        why: String,
        written: String,
        meant: ConfigValue
    ) throws {
        #expect(try benefit("kind: config, value: \(written)")?.terms == .config(meant), "\(why)")
    }

    @Test func `money in a benefit carries its own currency`() throws {
        let yen = try #require(Currency("JPY"))
        let terms = try benefit(
            "kind: shipping_waiver, speed: any, minimum_basket: { amount: 3500, currency: JPY }"
        )?.terms
        let basket = Money(minorUnits: 3_500, currency: yen)
        #expect(terms == .shippingWaiver(ShippingWaiver(speed: "any", minimumBasket: basket)))
    }

    @Test(
        arguments: [
            ("nothing off", "0%", 0), ("everything off", "100%", 10_000),
            ("half a percent", "0.5%", 50),
            ("one basis point", "0.01%", 1), ("decimals that say nothing", "100.00%", 10_000),
        ] as [(String, String, Int)]
    )
    func `a rate is read in basis points`(why: String, written: String, points: Int) throws {
        let rate = try #require(Rate(basisPoints: points))
        #expect(
            try benefit("kind: discount, rate: \(written)")?.terms
                == .discount(Discount(rate: rate)),
            "\(why)"
        )
    }

    @Test func `scopes keep their words in order, and NO is Norway`() throws {
        let scope = try benefit(
            "kind: access, channels: [web], regions: [NO, US-CA], categories: [], partners: [a:b]"
        )?.scope
        #expect(
            scope
                == BenefitScope(channels: ["web"], regions: ["NO", "US-CA"], partners: ["a:b"])
        )
    }

    @Test func `weeks of dunning are seven days each and a hold may be none`() throws {
        let read = try plan(
            SamplePlan.replacing("grace: P7D, hold: P14D", with: "grace: P4W, hold: P0D")
        )
        #expect(
            read.dunning == DunningPolicy(retryOffsets: [1, 3], graceDays: 28, holdDays: 0)
        )
    }
}
