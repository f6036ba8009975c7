import Membership
import PlanFiles
import Testing

/// What well-formed files say of the billing engine.
struct ReadingRulesTests {
    private func gym(_ edits: (String, String)...) throws -> Plan {
        let text = edits.reduce(SampleGym.text) {
            SamplePlan.replacing($1.0, with: $1.1, in: $0)
        }
        return try PlanFile.decode(text, file: "gym.yaml")
    }

    @Test func `prices may be for life, or for whoever has a proof`() throws {
        let plan = try gym()
        let forever = try #require(plan.price("forever"))
        #expect(forever.isLifetime && !forever.renews)
        #expect(forever.cadence == Cadence("P5Y"))
        let student = try #require(plan.price("student"))
        #expect(!student.isLifetime && student.renews)
        #expect(
            student.eligibility
                == Eligibility(kind: "student", verifyEvery: Cadence("P1Y"), fallback: "monthly")
        )
        #expect(plan.price("monthly")?.eligibility == nil)
        #expect(plan.rank == 2)
    }

    @Test func `a proof may hold for ever, and a lifetime price may say that it does not renew`()
        throws
    {
        let plan = try gym(
            (", verify_every: P1Y", ""),
            ("term: lifetime", "term: lifetime\n    renews: false")
        )
        let student = plan.price("student")?.eligibility
        #expect(student == Eligibility(kind: "student", verifyEvery: nil, fallback: "monthly"))
        #expect(plan.price("forever")?.renews == false)
    }

    @Test func `a trial says what it turns into and whether it needs a payment method`() throws {
        let length = try #require(Cadence("P14D"))
        let open = Trial(
            length: length,
            benefitsLeftOut: [],
            convertsTo: "pounds",
            methodRequired: false
        )
        #expect(try gym().trial == open)
        let plain = try gym((", converts_to: pounds, payment_method: optional", "")).trial
        #expect(plain == Trial(length: length, benefitsLeftOut: []))
    }

    @Test func `offers keep their order and their conditions`() throws {
        let plan = try gym()
        let euro = try #require(Currency("EUR"))
        let pound = try #require(Currency("GBP"))
        let expected = [
            Offer(
                id: "first",
                audience: .firstTime,
                effect: .price(Money(minorUnits: 999, currency: euro)),
                terms: 3,
                prices: ["monthly", "student"]
            ),
            Offer(
                id: "spring",
                audience: .code("Spring-26"),
                effect: .percent(try #require(Rate(basisPoints: 2_000))),
                terms: nil,
                from: CivilDate("2026-03-01"),
                until: CivilDate("2026-06-01"),
                limit: 100,
                limitPerMember: 2
            ),
            Offer(
                id: "back",
                audience: .lapsed(moreThanDays: 90),
                effect: .amount(Money(minorUnits: 500, currency: pound)),
                terms: nil,
                prices: ["pounds"]
            ),
        ]
        #expect(plan.offers == expected)
        #expect(plan.stacking == .sequence)
        #expect(try gym(("stacking: sequence\n", "")).stacking == .bestOf)
    }

    @Test func `codes that differ in a capital are two codes`() throws {
        let plan = try gym(("id: first, kind: intro", "id: first, kind: promo, code: SPRING-26"))
        #expect(plan.offers.prefix(2).map(\.audience) == [.code("SPRING-26"), .code("Spring-26")])
    }

    @Test func `billing says how terms are charged`() throws {
        let euro = try #require(Currency("EUR"))
        let pound = try #require(Currency("GBP"))
        let expected = BillingRules(
            mode: .autoRenew,
            proration: .bySecond,
            catchUp: 1,
            chargeLead: 7,
            alignment: .dayOfMonth(15),
            longestPrepayment: 24,
            balanceUse: .partial,
            minimumCharges: [
                Money(minorUnits: 50, currency: euro), Money(minorUnits: 30, currency: pound),
            ]
        )
        #expect(try gym().billing == expected)
    }

    @Test(
        arguments: [
            ("with the start", "align: start", .start),
            ("with the calendar", "align: calendar", .calendar),
            ("on the first", "align: 1", .dayOfMonth(1)),
            ("on the last", "align: 31", .dayOfMonth(31)),
        ] as [(String, String, Alignment)]
    )
    func `terms begin where the plan says`(
        why: String,
        written: String,
        meant: Alignment
    ) throws {
        #expect(try gym(("align: 15", written)).billing.alignment == meant, "\(why)")
    }

    @Test func `weeks follow the calendar, and a lifetime has no place in it`() throws {
        let weekly = try gym(
            ("cadence: P1Y", "cadence: P4W"),
            ("align: 15", "align: calendar"),
            ("spread_over: P5Y", "spread_over: P1000D")
        )
        #expect(weekly.billing.alignment == .calendar)
    }

    @Test func `one least amount needs no list`() throws {
        let euro = try #require(Currency("EUR"))
        let plan = try gym((", { amount: 0.30, currency: GBP }]", ""), ("charge: [{", "charge: {"))
        #expect(plan.billing.minimumCharges == [Money(minorUnits: 50, currency: euro)])
    }

    @Test(
        arguments: [
            (
                "in a plan", "{ plan: walk-in, price: day }",
                .fallback(plan: "walk-in", price: "day")
            ),
            ("in the end", "cancel", .cancel),
            ("nowhere", "hold", .hold),
        ] as [(String, String, DunningEnd)]
    )
    func `dunning ends where the plan says`(
        why: String,
        written: String,
        meant: DunningEnd
    ) throws {
        let dunning = try gym(("{ plan: walk-in, price: day }", written)).dunning
        #expect(
            dunning
                == DunningPolicy(
                    retryOffsets: [1, 3],
                    graceDays: 7,
                    holdDays: 14,
                    hardDecline: .retry,
                    end: meant
                ),
            "\(why)"
        )
    }

    @Test func `changes and pauses are as written, or as stated when left out`() throws {
        let plan = try gym()
        #expect(
            plan.change
                == ChangeRules(upgrade: .termEnd, downgrade: .now, interval: .now, credit: .none)
        )
        #expect(plan.pause == PauseRules(longest: 3, resume: .fresh, creditsUnusedTime: false))
        let plain = try gym(
            ("upgrade: term_end, downgrade: now, interval: now, credit: none", "downgrade: now"),
            (", resume: fresh, unused: keep", "")
        )
        #expect(plain.change == ChangeRules(downgrade: .now))
        #expect(plain.pause == PauseRules(longest: 3, resume: .stub, creditsUnusedTime: true))
    }

    @Test(
        arguments: [
            ("nothing used", "if_unused", .ifUnused),
            ("within hours", "within, time: PT36H", .within(hours: 36)),
            ("within days", "within, time: P3D", .within(hours: 72)),
            ("by time left", "pro_rata", .proRata),
            ("always", "full_any_time", .fullAnyTime),
            ("less what was used", "net_of_benefits", .netOfBenefits),
            ("never", "none", RefundBasis.none),
        ] as [(String, String, RefundBasis)]
    )
    func `a refund follows its rule`(why: String, written: String, meant: RefundBasis) throws {
        let refunds = try gym(("net_of_benefits", written)).refunds
        let expected = [
            RefundRule(basis: .within(hours: 48), regions: ["US-CA", "DE"], to: .balance),
            RefundRule(basis: .none, regions: ["US"]),
            RefundRule(basis: meant),
        ]
        #expect(refunds == expected, "\(why)")
    }

    @Test func `taxes and notices are as written`() throws {
        let plan = try gym()
        let expected = TaxRules(
            pricesInclude: true,
            rates: [
                TaxRate(
                    region: "DE",
                    rate: try #require(Rate(basisPoints: 1_900)),
                    from: try #require(CivilDate("2007-01-01"))
                ),
                TaxRate(
                    region: "US-CA",
                    rate: try #require(Rate(basisPoints: 725)),
                    from: try #require(CivilDate("2017-01-01"))
                ),
            ]
        )
        #expect(plan.taxes == expected)
        #expect(try gym(("inclusive", "exclusive")).taxes?.pricesInclude == false)
        #expect(
            plan.notices == NoticeRules(packs: [.germany, .usCalifornia], beforeRenewal: 10)
        )
    }

    @Test func `the largest amount is read`() throws {
        let plan = try gym(("180.00", "100000000000.00"))
        #expect(plan.price("pounds")?.history.first?.amount.minorUnits == 10_000_000_000_000)
    }
}
