import Membership
import Testing

struct ChangeQuoteTests {
    private static let june = BillingCycle.starting(
        on: Sample.day("2026-06-01"),
        cadence: Sample.cadence("P1M")
    )

    /// A member who has paid some months from June on, and changes to another price.
    private func request(
        _ debited: [DebitedLine],
        on day: String,
        to target: LinePricing,
        every cadence: String = "P1M",
        lifetime: Bool = false,
        paidUntil: String = "2026-07-01",
        secondsLeft: InvoiceLine.Share? = nil,
        rules: ChangeRules = ChangeRules(),
        minimum: Int64 = 0
    ) -> ChangeRequest {
        ChangeRequest(
            debited: debited,
            today: Sample.day(day),
            secondsLeft: secondsLeft,
            rules: rules,
            cycle: Self.june,
            billingStart: Self.june.anchor,
            paidUntil: Sample.day(paidUntil),
            target: ChangeRequest.Target(
                lines: target,
                cadence: Sample.cadence(cadence),
                isLifetime: lifetime
            ),
            minimumCharge: Sample.money(minimum)
        )
    }

    private func paid(_ lines: LinePricing, count: Int = 1) throws -> [DebitedLine] {
        try Sample.debited(Sample.bill(lines, count: count).lines)
    }

    @Test
    func `an upgrade costs the difference for the days left, the day of the change among them`()
        throws
    {
        let quote = try ChangeQuote(
            request(
                paid(Sample.pricing(3_000)),
                on: "2026-06-16",
                to: Sample.pricing(6_000, price: 2)
            )
        )
        #expect(
            quote.lines.map(\.summary) == [
                "credit 2026-06-16/2026-07-01 15/30 -1500+0",
                "change 2026-06-16/2026-07-01 15/30 3000+0",
            ]
        )
        #expect(quote.lines.map(\.price.number) == [1, 2])
        #expect(quote.lines.first?.credits == InvoiceLineID(invoice: InvoiceID(1), line: 1))
        #expect(quote.credits.map(\.summary) == ["inv_1:1 1500+0 from 2026-06-16"])
        #expect(quote.total == Sample.money(1_500))
        #expect(quote.leftOver.isZero && !quote.carries)
        #expect(quote.cycle == Self.june && quote.billingStart == Self.june.anchor)
        #expect(quote.nextTerm == 1 && quote.paidUntil == Sample.day("2026-07-01"))
    }

    @Test
    func `what a downgrade leaves over goes to the balance, as it came`() throws {
        let quote = try ChangeQuote(
            request(
                paid(Sample.pricing(6_000)),
                on: "2026-06-16",
                to: Sample.pricing(2_000, price: 2)
            )
        )
        #expect(
            quote.lines.map(\.summary) == [
                "credit 2026-06-16/2026-07-01 15/30 -3000+0",
                "change 2026-06-16/2026-07-01 15/30 1000+0",
                "to_balance 2026-06-16/2026-07-01 0/30 2000+0",
            ]
        )
        #expect(quote.total.isZero && quote.leftOver == Sample.money(2_000))
        #expect(try quote.bill().total.isZero)
        for (granted, given, rest) in [(0, 0, 2_000), (500, 500, 1_500), (9_000, 2_000, 0)] {
            let draw = try quote.leftOver(granted: Sample.money(Int64(granted)))
            #expect(draw.granted == Sample.money(Int64(given)))
            #expect(draw.paid == Sample.money(Int64(rest)))
        }
    }

    @Test
    func `another cadence begins a new cycle today with a whole term`() throws {
        let quote = try ChangeQuote(
            request(
                paid(Sample.pricing(3_000)),
                on: "2026-06-16",
                to: Sample.pricing(30_000, price: 2),
                every: "P1Y"
            )
        )
        #expect(
            quote.lines.map(\.summary) == [
                "credit 2026-06-16/2026-07-01 15/30 -1500+0",
                "change 2026-06-16/2027-06-16 365/365 30000+0",
            ]
        )
        #expect(quote.total == Sample.money(28_500))
        #expect(quote.cycle.anchor == Sample.day("2026-06-16") && quote.cycle.anchorDay == 16)
        #expect(quote.billingStart == Sample.day("2026-06-16"))
        #expect(quote.nextTerm == 1 && quote.paidUntil == Sample.day("2027-06-16"))
    }

    @Test
    func `a change to a membership for good is paid to the end of the calendar`() throws {
        let quote = try ChangeQuote(
            request(
                paid(Sample.pricing(3_000)),
                on: "2026-06-16",
                to: Sample.pricing(30_000, price: 2),
                every: "P1M",
                lifetime: true
            )
        )
        #expect(quote.paidUntil == .lifetimeEnd && quote.total == Sample.money(28_500))
        #expect(quote.lines.last?.isProrated == false)
    }

    @Test
    func `a membership for good is worth the days left of the time it is spread over`() throws {
        let period = Period(start: Self.june.anchor, end: .lifetimeEnd)
        let line = InvoiceLine(
            kind: .term,
            price: PriceVersionID(1),
            period: period,
            days: period.days,
            ofDays: period.days,
            amount: Sample.money(36_500),
            tax: Sample.money(0)
        )
        let debited = try Sample.debited([line], spreadOver: Sample.cadence("P1Y"))
        var change = request(
            debited,
            on: "2026-06-11",
            to: Sample.pricing(3_000, price: 2),
            paidUntil: "9999-12-31"
        )
        change.isLifetime = true
        let quote = try ChangeQuote(change)
        // 355 of 365 days are left, and a month is bought from today.
        #expect(
            quote.credits.map(\.summary) == ["inv_1:1 35500+0 from 2026-06-11"]
        )
        #expect(quote.leftOver == Sample.money(32_500))
        #expect(quote.paidUntil == Sample.day("2026-07-11"))
        change.today = Sample.day("2027-06-01")
        #expect(try ChangeQuote(change).credits.map(\.amount) == [Sample.money(0)])
    }

    @Test
    func `terms bought ahead are exchanged whole and the paid time stays`() throws {
        let quote = try ChangeQuote(
            request(
                paid(Sample.pricing(3_000), count: 3),
                on: "2026-06-16",
                to: Sample.pricing(
                    6_000,
                    price: 2,
                    offers: [Sample.offer("next", .price(Sample.money(1)), first: 2)],
                    ordinal: 1
                ),
                paidUntil: "2026-09-01"
            )
        )
        #expect(
            quote.lines.map(\.summary) == [
                "credit 2026-06-16/2026-07-01 15/30 -1500+0",
                "credit 2026-07-01/2026-08-01 31/31 -3000+0",
                "credit 2026-08-01/2026-09-01 31/31 -3000+0",
                "change 2026-06-16/2026-07-01 15/30 3000+0",
                "change 2026-07-01/2026-08-01 31/31 1+0 next",
                "change 2026-08-01/2026-09-01 31/31 1+0 next",
                "to_balance 2026-06-16/2026-09-01 0/30 4498+0",
            ]
        )
        #expect(
            quote.credits.map(\.from).map { $0?.description } == [
                "2026-06-16", "2026-07-01", "2026-08-01",
            ]
        )
        #expect(quote.nextTerm == 3 && quote.paidUntil == Sample.day("2026-09-01"))
    }

    @Test
    func `only what was debited comes back: a discount lowers the credit`() throws {
        let offer = Sample.offer("spring", .percent(Sample.rate(5_000)))
        let quote = try ChangeQuote(
            request(
                paid(Sample.pricing(3_000, offers: [offer], taxes: Sample.taxes(2_000))),
                on: "2026-06-16",
                to: Sample.pricing(6_000, price: 2, taxes: Sample.taxes(2_000))
            )
        )
        #expect(
            quote.lines.map(\.summary) == [
                "credit 2026-06-16/2026-07-01 15/30 -750+-150",
                "change 2026-06-16/2026-07-01 15/30 3000+600",
            ]
        )
    }

    @Test
    func `a credit is capped at what was not given back before`() throws {
        let lines = try Sample.bill(Sample.pricing(3_000, taxes: Sample.taxes(2_000))).lines
        let id = InvoiceLineID(invoice: InvoiceID(1), line: 1)
        let goodwill = LineCredit(
            line: id,
            amount: Sample.money(2_000),
            tax: Sample.money(550),
            from: nil
        )
        let quote = try ChangeQuote(
            request(
                Sample.debited(lines, credits: [goodwill]),
                on: "2026-06-16",
                to: Sample.pricing(6_000, price: 2)
            )
        )
        #expect(quote.credits.map(\.summary) == ["inv_1:1 1000+50 from 2026-06-16"])
    }

    @Test
    func `time that was given back is not given back again`() throws {
        let lines = try Sample.bill(Sample.pricing(3_000)).lines
        let id = InvoiceLineID(invoice: InvoiceID(1), line: 1)
        let change = LineCredit(
            line: id,
            amount: Sample.money(100),
            tax: Sample.money(0),
            from: Sample.day("2026-06-10")
        )
        let quote = try ChangeQuote(
            request(
                Sample.debited(lines, credits: [change]),
                on: "2026-06-16",
                to: Sample.pricing(6_000, price: 2)
            )
        )
        #expect(quote.credits.isEmpty)
        #expect(quote.total == Sample.money(3_000))
    }

    @Test
    func `without credit the time is given back and the money is not`() throws {
        let quote = try ChangeQuote(
            request(
                paid(Sample.pricing(3_000)),
                on: "2026-06-16",
                to: Sample.pricing(6_000, price: 2),
                rules: ChangeRules(credit: .none)
            )
        )
        #expect(quote.lines.map(\.kind) == [.change])
        #expect(quote.credits.map(\.summary) == ["inv_1:1 0+0 from 2026-06-16"])
        #expect(quote.total == Sample.money(3_000))
    }

    @Test
    func `a plan that counts seconds gives back and charges from the very second`() throws {
        let share = InvoiceLine.Share(used: 15 * 86_400 + 43_200, whole: 30 * 86_400)
        let first = try ChangeQuote(
            request(
                paid(Sample.pricing(3_000, .bySecond)),
                on: "2026-06-15",
                to: Sample.pricing(6_000, price: 2, .bySecond),
                secondsLeft: share
            )
        )
        #expect(first.lines.map(\.amount.minorUnits) == [-1_550, 3_100])
        #expect(first.lines.map(\.seconds) == [share, share])
        // Changed once more six hours later, the second plan is credited for what is left of its own.
        let lines = try Sample.debited(
            first.lines,
            invoice: 2,
            credits: first.credits
        )
        let later = try ChangeQuote(
            request(
                lines,
                on: "2026-06-15",
                to: Sample.pricing(6_000, price: 3, .bySecond),
                secondsLeft: InvoiceLine.Share(used: 15 * 86_400 + 21_600, whole: 30 * 86_400)
            )
        )
        #expect(later.lines.map(\.amount.minorUnits) == [-3_050, 3_050])
        #expect(later.lines.first?.seconds?.whole == share.used)
    }

    @Test(arguments: [(149, true), (150, true), (151, false), (152, false)] as [(Int64, Bool)])
    func `less than is worth a charge is carried`(difference: Int64, carries: Bool) throws {
        let quote = try ChangeQuote(
            request(
                paid(Sample.pricing(3_000)),
                on: "2026-06-16",
                to: Sample.pricing(3_000 + difference, price: 2),
                minimum: 76
            )
        )
        #expect(quote.carries == carries)
        #expect(quote.total == Sample.money((difference + 1) / 2))
    }

    @Test
    func `nothing to pay is nothing to carry`() throws {
        let quote = try ChangeQuote(
            request(
                paid(Sample.pricing(3_000)),
                on: "2026-06-16",
                to: Sample.pricing(3_000, price: 2),
                minimum: 76
            )
        )
        #expect(quote.total.isZero && !quote.carries)
    }

    @Test
    func `another currency is refused`() throws {
        var yen = Sample.pricing(6_000, price: 2)
        yen.listPrice = Sample.money(6_000, Sample.jpy)
        let change = try request(paid(Sample.pricing(3_000)), on: "2026-06-16", to: yen)
        #expect(throws: MoneyError.self) { try ChangeQuote(change) }
    }

    @Test
    func `between equal prices a change costs exactly nothing, on any day of any term`() throws {
        for seed in 0..<2_000 {
            var random = SplitMix64(seed: seed)
            let taxes = Sample.taxes(
                random.int(in: 0...3) == 0 ? nil : random.int(in: 0...3_000),
                included: random.int(in: 0...1) == 0
            )
            let price = Int64(random.int(in: 0...5_000))
            let offers = (0..<random.int(in: 0...1)).map { _ in
                Sample.offer("o", .percent(Sample.rate(random.int(in: 0...10_000))))
            }
            let first = Self.june.anchor.adding(days: random.int(in: -30...30))
            let cycle = try BillingCycle.starting(
                on: first,
                cadence: Sample.cadence(["P1M", "P1Y"][random.int(in: 0...1)]),
                anchorDay: random.int(in: 1...31)
            )
            let pricing = Sample.pricing(price, offers: offers, taxes: taxes)
            let count = random.int(in: 1...3)
            let bill = try Sample.bill(pricing, from: first, cycle: cycle, count: count)
            let end = Sample.known(bill.lines.last, "a line").period.end
            var target = pricing
            target.price = PriceVersionID(2)
            // The offers of the periods that are over are not asked for.
            target.offers = offers
            let quote = try ChangeQuote(
                ChangeRequest(
                    debited: Sample.debited(bill.lines),
                    today: first.adding(days: random.int(in: 0...(first.days(until: end) - 1))),
                    rules: ChangeRules(),
                    cycle: cycle,
                    billingStart: first,
                    paidUntil: end,
                    target: ChangeRequest.Target(lines: target, cadence: cycle.cadence),
                    minimumCharge: Sample.money(0)
                )
            )
            guard quote.total.isZero, quote.leftOver.isZero, quote.paidUntil == end else {
                Issue.record("seed \(seed): \(quote.lines.map(\.summary))")
                return
            }
        }
    }
}
