import Membership
import Testing

struct RefundQuoteTests {
    private static let payment = Sample.instant("2026-06-01T00:00:00Z")

    private static func rule(
        _ basis: RefundBasis,
        _ regions: [String] = [],
        to: RefundDestination = .method
    ) -> RefundRule {
        RefundRule(basis: basis, regions: regions, to: to)
    }

    /// A month from 2026-06-01 for 30.00, paid by gateway, given back on a day.
    private static func facts(
        _ rules: [RefundRule],
        on day: String = "2026-06-16",
        at now: String? = nil,
        region: String? = "DE",
        lines: [InvoiceLine]? = nil,
        credits: [LineCredit] = [],
        brought: MoneySources = Sample.brought(3_000),
        uses: Int = 0,
        worth: Int64 = 0
    ) throws -> RefundFacts {
        RefundFacts(
            rules: rules,
            region: region,
            debited: try Sample.debited(
                lines ?? Sample.bill(Sample.pricing()).lines,
                credits: credits
            ),
            brought: brought,
            paidAt: payment,
            now: Sample.instant(now ?? "\(day)T12:00:00Z"),
            today: Sample.day(day),
            uses: uses,
            usesValue: Sample.money(worth)
        )
    }

    private func given(_ facts: RefundFacts) throws -> RefundQuote? {
        switch try RefundQuote.decide(facts) {
        case .given(let quote): quote
        case .refused: nil
        }
    }

    @Test(
        arguments: [
            ("the days that are left", .proRata, "2026-06-16", 0, 0, 1_500),
            ("all days on the first", .proRata, "2026-06-01", 0, 0, 3_000),
            ("one day on the last", .proRata, "2026-06-30", 0, 0, 100),
            ("all of it at any time", .fullAnyTime, "2026-06-30", 9, 900, 3_000),
            ("all of it without a use", .ifUnused, "2026-06-30", 0, 0, 3_000),
            ("all of it in time", .within(hours: 48), "2026-06-02", 9, 900, 3_000),
            ("all of it less what was used", .netOfBenefits, "2026-06-30", 2, 899, 2_101),
            ("and all of it when that is nothing", .netOfBenefits, "2026-06-30", 0, 0, 3_000),
        ] as [(String, RefundBasis, String, Int, Int64, Int64)]
    )
    func `a rule gives back its part`(
        why: String,
        basis: RefundBasis,
        day: String,
        uses: Int,
        worth: Int64,
        total: Int64
    ) throws {
        let facts = try Self.facts([Self.rule(basis)], on: day, uses: uses, worth: worth)
        let quote = try #require(try given(facts), "\(why)")
        #expect(quote.total == Sample.money(total), "\(why)")
        #expect(quote.credits.map(\.summary) == ["inv_1:1 \(total)+0 from \(day)"], "\(why)")
        #expect(quote.goesTo == Sample.brought(total), "\(why)")
    }

    @Test(
        arguments: [
            ("without rules", [], "2026-06-16", 0, 0, .noRule),
            ("the rule of nothing", [rule(.none)], "2026-06-16", 0, 0, .noRule),
            (
                "no rule for the region", [rule(.proRata, ["FR", "US"])], "2026-06-16", 0, 0,
                .noRule
            ),
            (
                "the first rule that fits decides alone",
                [rule(.ifUnused), rule(.fullAnyTime)], "2026-06-16", 1, 0, .used
            ),
            ("one use", [rule(.ifUnused)], "2026-06-16", 1, 0, .used),
            ("uses worth all of it", [rule(.netOfBenefits)], "2026-06-16", 3, 3_000, .used),
            ("or more", [rule(.netOfBenefits)], "2026-06-16", 3, 9_000, .used),
            ("the term is over", [rule(.fullAnyTime)], "2026-07-01", 0, 0, .tooLate),
            ("after the hours", [rule(.within(hours: 48))], "2026-06-03", 0, 0, .tooLate),
        ] as [(String, [RefundRule], String, Int, Int64, RefundRefusal)]
    )
    func `a rule that gives nothing says why`(
        why: String,
        rules: [RefundRule],
        day: String,
        uses: Int,
        worth: Int64,
        refusal: RefundRefusal
    ) throws {
        let facts = try Self.facts(rules, on: day, uses: uses, worth: worth)
        #expect(try RefundQuote.decide(facts) == .refused(refusal), "\(why)")
    }

    @Test(
        arguments: [
            ("2026-06-02T23:59:59.999Z", true, "a moment before the hours are over"),
            ("2026-06-03T00:00:00Z", false, "and when they are"),
        ]
    )
    func `a time in hours is counted from the payment, its end excluded`(
        now: String,
        isGiven: Bool,
        why: String
    ) throws {
        let rule = Self.rule(.within(hours: 48))
        let facts = try Self.facts([rule], on: "2026-06-02", at: now)
        #expect(try (given(facts) != nil) == isGiven, "\(why)")
    }

    @Test(
        arguments: [
            ("US-CA", 3_000, "the part of a country has a rule of its own"),
            ("US-NY", 1_500, "other parts have the country's"),
            ("US", 1_500, "and so has the country"),
            ("USA", 2_000, "which is not a prefix of letters"),
            (nil, 2_000, "nobody knows where: the rule for everybody"),
        ] as [(String?, Int64, String)]
    )
    func `the first rule for the member's region decides`(
        region: String?,
        total: Int64,
        why: String
    ) throws {
        let rules = [
            Self.rule(.fullAnyTime, ["US-CA"]), Self.rule(.proRata, ["US"]),
            Self.rule(.netOfBenefits),
        ]
        let facts = try Self.facts(rules, region: region, uses: 1, worth: 1_000)
        #expect(try given(facts)?.total == Sample.money(total), "\(why)")
    }

    @Test(
        arguments: [
            ("newest money first", 1_500, 1_000, 1_000, 1_000, .method, (1_000, 500, 0)),
            (
                "then money paid ahead, then gifts", 2_500, 1_000, 1_000, 1_000, .method,
                (1_000, 1_000, 500)
            ),
            ("all as it came", 3_000, 1_000, 500, 1_500, .method, (1_000, 500, 1_500)),
            (
                "to the balance it is paid credit", 2_500, 1_000, 1_000, 1_000, .balance,
                (0, 2_000, 500)
            ),
            ("and a gift stays a gift", 3_000, 0, 0, 3_000, .balance, (0, 0, 3_000)),
        ] as [(String, Int64, Int64, Int64, Int64, RefundDestination, (Int64, Int64, Int64))]
    )
    func `money goes back to where it came from`(
        why: String,
        total: Int64,
        method: Int64,
        paid: Int64,
        granted: Int64,
        to: RefundDestination,
        parts: (Int64, Int64, Int64)
    ) throws {
        let facts = try Self.facts(
            [Self.rule(.netOfBenefits, to: to)],
            brought: Sample.brought(method, paid: paid, granted: granted),
            uses: 1,
            worth: 3_000 - total
        )
        let quote = try #require(try given(facts), "\(why)")
        #expect(quote.total == Sample.money(total), "\(why)")
        #expect(
            quote.goesTo == Sample.brought(parts.0, paid: parts.1, granted: parts.2),
            "\(why)"
        )
    }

    @Test
    func `no more comes back than is left and than was paid`() throws {
        let line = InvoiceLineID(invoice: InvoiceID(1), line: 1)
        let before = LineCredit(
            line: line,
            amount: Sample.money(2_900),
            tax: Sample.money(0),
            from: nil
        )
        let full = [Self.rule(.fullAnyTime)]
        #expect(try given(Self.facts(full, credits: [before]))?.total == Sample.money(100))
        let less = Sample.brought(40, granted: 7)
        let facts = try Self.facts(full, credits: [before], brought: less)
        #expect(try given(facts)?.total == Sample.money(47))
        #expect(try given(facts)?.goesTo == less)
        let nothing = try Self.facts(full, brought: Sample.brought(0))
        #expect(try RefundQuote.decide(nothing) == .refused(.nothingLeft))
        let never = try Self.facts(full, lines: [])
        #expect(try RefundQuote.decide(never) == .refused(.nothingLeft))
    }

    @Test
    func `an amount is shared over lines and their taxes so that nothing is lost`() throws {
        let pricing = Sample.pricing(1_000, taxes: Sample.taxes(700))
        let lines = try Sample.bill(pricing, count: 3).lines
        let facts = try Self.facts(
            [Self.rule(.netOfBenefits)],
            lines: lines,
            brought: Sample.brought(9_999),
            uses: 1,
            worth: 1_210
        )
        let quote = try #require(try given(facts))
        #expect(
            quote.credits.map(\.summary) == [
                "inv_1:1 623+44 from 2026-06-16", "inv_1:2 623+44 from 2026-07-01",
                "inv_1:3 623+43 from 2026-08-01",
            ]
        )
        #expect(quote.total == Sample.money(2_000))
    }

    @Test
    func `time that is over or was given back is not given back again, its money is`() throws {
        let lines = try Sample.bill(Sample.pricing(1_000), count: 2).lines
        let first = InvoiceLineID(invoice: InvoiceID(1), line: 1)
        let change = LineCredit(
            line: first,
            amount: Sample.money(100),
            tax: Sample.money(0),
            from: Sample.day("2026-06-28")
        )
        for (day, summaries) in [
            ("2026-06-29", ["inv_1:1 900+0", "inv_1:2 1000+0 from 2026-07-01"]),
            ("2026-07-11", ["inv_1:1 900+0", "inv_1:2 1000+0 from 2026-07-11"]),
        ] {
            let facts = try Self.facts(
                [Self.rule(.fullAnyTime)],
                on: day,
                lines: lines,
                credits: [change]
            )
            #expect(try given(facts)?.credits.map(\.summary) == summaries)
        }
    }

    @Test
    func `any refund keeps to what was debited and to what was paid`() throws {
        for seed in 0..<600 {
            var random = SplitMix64(seed: seed)
            var member = try Changes(seed: seed)
            for _ in 0..<random.int(in: 0...5) { _ = try member.step() }
            let debited = try member.debited()
            let basis: [RefundBasis] = [.proRata, .fullAnyTime, .netOfBenefits]
            let brought = MoneySources(
                method: Sample.money(Int64(random.int(in: 0...20_000))),
                paid: Sample.money(Int64(random.int(in: 0...5_000))),
                granted: Sample.money(Int64(random.int(in: 0...5_000)))
            )
            let facts = RefundFacts(
                rules: [
                    RefundRule(
                        basis: basis[random.int(in: 0...2)],
                        to: RefundDestination.allCases[random.int(in: 0...1)]
                    )
                ],
                region: nil,
                debited: debited,
                brought: brought,
                paidAt: Self.payment,
                now: Self.payment,
                today: member.today,
                uses: 1,
                usesValue: Sample.money(Int64(random.int(in: 0...3_000)))
            )
            guard let quote = try given(facts) else { continue }
            let sum = try quote.credits.reduce(0) { try $0 + $1.gross().minorUnits }
            let real = quote.goesTo.method.minorUnits + quote.goesTo.paid.minorUnits
            let isSound =
                try sum == quote.total.minorUnits
                && quote.goesTo.total() == quote.total
                && real <= brought.method.minorUnits + brought.paid.minorUnits
                && quote.goesTo.method.minorUnits <= brought.method.minorUnits
                && quote.goesTo.granted.minorUnits <= brought.granted.minorUnits
                && quote.credits.allSatisfy { credit in
                    let line = debited.first { $0.id == credit.line }
                    guard let line else { return false }
                    return credit.amount.minorUnits + line.credited.minorUnits
                        <= line.line.amount.minorUnits
                        && credit.tax.minorUnits + line.creditedTax.minorUnits
                            <= line.line.tax.minorUnits
                }
            guard isSound else {
                Issue.record("seed \(seed): \(quote)")
                return
            }
        }
    }

    @Test
    func `the names of refusals do not change`() {
        #expect(
            RefundRefusal.allCases.map(\.rawValue) == [
                "no_rule", "used", "too_late", "nothing_left",
            ]
        )
    }
}
