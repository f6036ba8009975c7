import Membership
import Testing

struct TermBillTests {
    private static let june = Sample.day("2026-06-01")

    @Test
    func `a whole term is one line`() throws {
        let bill = try Sample.bill(Sample.pricing())
        #expect(bill.lines.map(\.summary) == ["term 2026-06-01/2026-07-01 30/30 3000+0"])
        #expect(bill.total == Sample.money(3_000))
    }

    @Test(
        arguments: [
            (
                "an offer's price takes the list price's place on the line itself",
                [Sample.offer("intro", .price(Sample.money(999)))], .bestOf,
                ["999+0 intro"]
            ),
            (
                "a share is taken off on a line of its own",
                [Sample.offer("spring", .percent(Sample.rate(2_000)))], .bestOf,
                ["3000+0", "-600+0 spring"]
            ),
            (
                "the cheapest of three counts alone",
                [
                    Sample.offer("share", .percent(Sample.rate(2_000))),
                    Sample.offer("price", .price(Sample.money(2_300))),
                    Sample.offer("amount", .amount(Sample.money(700))),
                ], .bestOf, ["2300+0 price"]
            ),
            (
                "of equals it is the first",
                [
                    Sample.offer("amount", .amount(Sample.money(600))),
                    Sample.offer("share", .percent(Sample.rate(2_000))),
                ], .bestOf, ["3000+0", "-600+0 amount"]
            ),
            (
                "in sequence prices come first, then shares, then amounts, whatever their order",
                [
                    Sample.offer("amount", .amount(Sample.money(100))),
                    Sample.offer("share", .percent(Sample.rate(1_000))),
                    Sample.offer("price", .price(Sample.money(2_000))),
                ], .sequence, ["2000+0 price", "-200+0 share", "-100+0 amount"]
            ),
            (
                "each share is of what the ones before left",
                [
                    Sample.offer("half", .percent(Sample.rate(5_000))),
                    Sample.offer("again", .percent(Sample.rate(5_000))),
                ], .sequence, ["3000+0", "-1500+0 half", "-750+0 again"]
            ),
            (
                "no more is taken off than there is",
                [
                    Sample.offer("most", .amount(Sample.money(2_900))),
                    Sample.offer("more", .amount(Sample.money(500))),
                    Sample.offer("late", .amount(Sample.money(500))),
                ], .sequence, ["3000+0", "-2900+0 most", "-100+0 more"]
            ),
            (
                "an offer never makes a term dearer",
                [Sample.offer("dear", .price(Sample.money(3_001)))], .sequence, ["3000+0"]
            ),
            (
                "a share of nothing leaves no line",
                [Sample.offer("none", .percent(Sample.rate(0)))], .sequence, ["3000+0"]
            ),
            (
                "an offer whose terms are over is left aside",
                [Sample.offer("old", .price(Sample.money(1)), first: 0, terms: 0)], .sequence,
                ["3000+0"]
            ),
        ] as [(String, [AppliedOffer], OfferStacking, [String])]
    )
    func `offers lower a term in the stated order`(
        why: String,
        offers: [AppliedOffer],
        stacking: OfferStacking,
        lines: [String]
    ) throws {
        let bill = try Sample.bill(Sample.pricing(offers: offers, stacking: stacking))
        let prefixes = [
            "term 2026-06-01/2026-07-01 30/30 ", "discount 2026-06-01/2026-07-01 30/30 ",
        ]
        let found = bill.lines.map(\.summary).enumerated().map { index, summary in
            String(summary.dropFirst(prefixes[min(index, 1)].count))
        }
        #expect(found == lines, "\(why)")
    }

    @Test
    func `terms bought together are a line each, with the offers of their own ordinal`() throws {
        let pricing = Sample.pricing(
            offers: [Sample.offer("intro", .percent(Sample.rate(5_000)), first: 3, terms: 2)],
            ordinal: 3
        )
        let bill = try Sample.bill(pricing, count: 3)
        #expect(
            bill.lines.map(\.summary) == [
                "term 2026-06-01/2026-07-01 30/30 3000+0",
                "discount 2026-06-01/2026-07-01 30/30 -1500+0 intro",
                "term 2026-07-01/2026-08-01 31/31 3000+0",
                "discount 2026-07-01/2026-08-01 31/31 -1500+0 intro",
                "term 2026-08-01/2026-09-01 31/31 3000+0",
            ]
        )
        #expect(bill.total == Sample.money(6_000))
    }

    @Test
    func `a stub is split off, and an amount off is prorated like the price`() throws {
        let cycle = try BillingCycle.starting(
            on: Sample.day("2026-06-16"),
            cadence: Sample.cadence("P1M"),
            anchorDay: 1
        )
        let pricing = Sample.pricing(offers: [Sample.offer("cent", .amount(Sample.money(1_000)))])
        let bill = try Sample.bill(
            pricing,
            from: Sample.day("2026-06-16"),
            cycle: cycle,
            count: 2,
            carried: 49
        )
        #expect(
            bill.lines.map(\.summary) == [
                "term 2026-06-16/2026-07-01 15/30 1500+0",
                "discount 2026-06-16/2026-07-01 15/30 -500+0 cent",
                "term 2026-07-01/2026-08-01 31/31 3000+0",
                "discount 2026-07-01/2026-08-01 31/31 -1000+0 cent",
                "carried 2026-06-16/2026-08-01 0/61 49+0",
            ]
        )
        #expect(bill.total == Sample.money(3_049))
        #expect(try bill.earnable() == Sample.money(3_000))
        #expect(try bill.carried() == Sample.money(49))
    }

    @Test
    func `a stub of a plan that counts seconds is priced by them`() throws {
        let cycle = try BillingCycle.starting(
            on: Sample.day("2026-03-16"),
            cadence: Sample.cadence("P1M"),
            anchorDay: 1
        )
        // The clocks go forward in these days: an hour less of each.
        let seconds = InvoiceLine.Share(used: 16 * 86_400 - 3_600, whole: 31 * 86_400 - 3_600)
        let bill = try Sample.bill(
            Sample.pricing(310_000, .bySecond),
            from: Sample.day("2026-03-16"),
            cycle: cycle,
            count: 2,
            stubSeconds: seconds
        )
        #expect(
            bill.lines.map(\.summary) == [
                "term 2026-03-16/2026-04-01 16/31 159798+0",
                "term 2026-04-01/2026-05-01 30/30 310000+0",
            ]
        )
        #expect(bill.lines.map(\.seconds) == [seconds, nil])
        #expect(bill.lines.map(\.isProrated) == [true, false])
    }

    @Test
    func `a membership that is given away is billed and discounted whole`() throws {
        let bill = try Sample.bill(
            Sample.pricing(
                offers: [Sample.offer("spring", .percent(Sample.rate(2_000)))],
                taxes: Sample.taxes(1_900),
                complimentary: true
            )
        )
        #expect(
            bill.lines.map(\.summary) == [
                "term 2026-06-01/2026-07-01 30/30 3000+570",
                "discount 2026-06-01/2026-07-01 30/30 -3000+-570",
            ]
        )
        #expect(bill.total.isZero)
    }

    @Test
    func `a membership for good is one line to the end of the calendar`() throws {
        let period = Period(start: Self.june, end: .lifetimeEnd)
        let term = ScheduledTerm(
            index: 0,
            period: period,
            days: period.days,
            ofDays: period.days,
            amount: Sample.money(3_000),
            isProrated: false
        )
        let pricing = TermPricing(
            lines: Sample.pricing(),
            cycle: .starting(on: Self.june, cadence: Sample.cadence("P5Y")),
            billingStart: Self.june,
            carried: Sample.money(0)
        )
        let bill = try Bill.term(term, pricing: pricing)
        #expect(bill.lines.map(\.period) == [period])
        #expect(bill.total == Sample.money(3_000))
        let earned = try #require(bill.netLines().first).schedule(
            spreadOver: Sample.cadence("P5Y")
        )
        #expect(earned.period.description == "2026-06-01/2031-06-01")
        #expect(
            earned
                == RecognitionSchedule(
                    amount: 3_000,
                    from: Self.june,
                    spreadOver: Sample.cadence("P5Y")
                )
        )
    }

    @Test(
        arguments: [
            ("on top of the price", 1_000, 1_900, false, 1_000, 190),
            ("rounded once, half a cent up", 50, 1_900, false, 50, 10),
            ("inside the price", 1_190, 1_900, true, 1_000, 190),
            ("the rest of a price that does not divide", 1_000, 1_900, true, 840, 160),
            ("a rate of nothing", 1_000, 0, false, 1_000, 0),
            ("all of the price once more", 1_000, 10_000, false, 1_000, 1_000),
            ("half of a price that contains as much again", 1_001, 10_000, true, 500, 501),
        ] as [(String, Int64, Int, Bool, Int64, Int64)]
    )
    func `tax is rounded once on each line`(
        why: String,
        price: Int64,
        rate: Int,
        included: Bool,
        amount: Int64,
        tax: Int64
    ) throws {
        let bill = try Sample.bill(
            Sample.pricing(price, taxes: Sample.taxes(rate, included: included))
        )
        #expect(bill.lines.map(\.amount.minorUnits) == [amount], "\(why)")
        #expect(bill.lines.map(\.tax.minorUnits) == [tax], "\(why)")
        #expect(bill.lines.map(\.taxRate?.basisPoints) == [rate], "\(why)")
    }

    @Test
    func `several discounts take back no more tax than was on the term, and all of it with all`()
        throws
    {
        let third = OfferEffect.amount(Sample.money(3))
        let offers = ["a", "b", "c"].map { Sample.offer($0, third) }
        for (included, rate) in [(false, 2_000), (true, 2_000), (false, 500), (true, 500)] {
            let bill = try Sample.bill(
                Sample.pricing(
                    9,
                    offers: offers,
                    stacking: .sequence,
                    taxes: Sample.taxes(rate, included: included)
                )
            )
            #expect(bill.total.isZero)
            #expect(try bill.tax().isZero, "\(included) \(rate)")
            #expect(try bill.earnable().isZero, "\(included) \(rate)")
        }
    }

    @Test
    func `an offer in another currency is refused`() {
        let offer = Sample.offer("yen", .amount(Sample.money(1, Sample.jpy)))
        #expect(throws: MoneyError.currencyMismatch(Sample.usd, Sample.jpy)) {
            try Sample.bill(Sample.pricing(offers: [offer]))
        }
    }

    @Test
    func `bills are what fractions on paper say`() throws {
        for seed in 0..<2_000 {
            var random = SplitMix64(seed: seed)
            let price = Int64(random.int(in: 0...20_000))
            let rate = random.int(in: 0...2) == 0 ? nil : random.int(in: 0...10_000)
            let included = random.int(in: 0...1) == 0
            let stacking = OfferStacking.allCases[random.int(in: 0...1)]
            let offers = (0..<random.int(in: 0...4)).map { number in
                let effect: OfferEffect =
                    switch random.int(in: 0...2) {
                    case 0: .price(Sample.money(Int64(random.int(in: 0...20_000))))
                    case 1: .percent(Sample.rate(random.int(in: 0...10_000)))
                    default: .amount(Sample.money(Int64(random.int(in: 0...9_000))))
                    }
                return Sample.offer("\(number)", effect)
            }
            let cycle = try BillingCycle.starting(
                on: Self.june.adding(days: random.int(in: 0...400)),
                cadence: Sample.cadence(["P1M", "P3M", "P1Y"][random.int(in: 0...2)]),
                anchorDay: random.int(in: 1...31)
            )
            let first = cycle.anchor.adding(days: -random.int(in: 0...27))
            let bill = try Sample.bill(
                Sample.pricing(
                    price,
                    offers: offers,
                    stacking: stacking,
                    taxes: Sample.taxes(rate, included: included)
                ),
                from: first,
                cycle: cycle,
                count: random.int(in: 1...3)
            )
            for line in bill.lines where line.kind == .term {
                let quoted = Reference.quoted(
                    price,
                    offers,
                    stacking,
                    days: line.days,
                    of: line.ofDays
                )
                let lines = bill.lines.filter { $0.period == line.period }
                let found = try lines.map { line in
                    try (included ? line.gross() : line.amount).minorUnits
                }
                let whole = Reference.taxed(quoted[0], rate: rate, included: included)
                let tax = lines.dropFirst().reduce(0) { $0 + $1.tax.minorUnits }
                let isSound =
                    found == [quoted[0]] + quoted.dropFirst().map { -$0 }
                    && line.tax.minorUnits == whole.tax && (-whole.tax...0).contains(tax)
                    && (found.reduce(0, +) != 0 || -tax == whole.tax)
                    && lines.dropFirst().dropLast().allSatisfy { line in
                        let part = Reference.taxed(
                            included
                                ? -line.amount.minorUnits - line.tax.minorUnits
                                : -line.amount.minorUnits,
                            rate: rate,
                            included: included
                        )
                        return part.tax >= -line.tax.minorUnits
                    }
                guard isSound else {
                    Issue.record("seed \(seed): \(lines.map(\.summary)), on paper \(quoted)")
                    return
                }
            }
        }
    }
}
