import Membership
import Testing

/// What comes off goods: discounts, ladders, member prices, stacking, caps and margin.
struct GoodsTests {
    private func quote(_ basket: Basket, _ facts: CheckoutFacts) throws -> Quote {
        let quote = try Quote.of(basket, facts)
        #expect(quote.checkInvariants() == [])
        return quote
    }

    private func quote(
        _ lines: [BasketLine],
        _ benefits: [Benefit],
        _ stacking: CheckoutRules.Stacking = .bestOf,
        tallies: [TallyKey: Int64] = [:],
        margin: Int? = nil
    ) throws -> Quote {
        let rules = CheckoutRules(stacking: stacking, marginFloor: margin.map { Sample.rate($0) })
        let plan = Shelf.plan("club", benefits, checkout: rules)
        return try quote(
            Shelf.basket(lines),
            Shelf.facts([Shelf.source(plan)], tallies: tallies)
        )
    }

    // MARK: Ladders

    private static let coat: [(Int64, Int)] = [
        (1_000_000, 500), (2_000_000, 1_000), (5_000_000, 1_500),
    ]

    @Test(
        arguments: [
            (999_999, 999_999, "below the first step nothing comes off"),
            (1_000_000, 950_000, "at 10,000 it is 5 %"),
            (1_999_999, 1_899_999, "just below 20,000 still 5 %"),
            (2_200_000, 1_980_000, "the coat of 22,000 pays 19,800: the step counts for all of it"),
        ] as [(Int64, Int64, String)]
    )
    func `a ladder by purchase gives its rate for the whole amount`(
        price: Int64,
        due: Int64,
        why: String
    ) throws {
        let quote = try quote(
            [Shelf.line(price)],
            [Shelf.ladder("steps", .purchase, Self.coat)]
        )
        #expect(quote.due == due, "\(why)")
    }

    @Test(
        arguments: [
            (false, 0, 100_000, 100_000, "nothing spent before"),
            (false, 500_000, 100_000, 95_000, "5,000 spent before gives 5 %"),
            (false, 450_000, 100_000, 100_000, "this purchase counts for the next one only"),
            (true, 450_000, 100_000, 95_000, "unless the plan counts it"),
            (true, 1_450_000, 100_000, 85_000, "to the top step"),
        ] as [(Bool, Int64, Int64, Int64, String)]
    )
    func `a cumulative ladder goes by what was spent, with this purchase or without`(
        includesThis: Bool,
        spent: Int64,
        price: Int64,
        due: Int64,
        why: String
    ) throws {
        let basis = Ladder.Basis.cumulative(.calendar(.year), includesThis: includesThis)
        let steps: [(Int64, Int)] = [(500_000, 500), (1_000_000, 1_000), (1_500_000, 1_500)]
        let key = TallyKey(.spend, "steps")
        let quote = try quote(
            [Shelf.line(price)],
            [Shelf.ladder("steps", basis, steps)],
            tallies: [key: spent]
        )
        #expect(quote.due == due, "\(why)")
        // What was paid, and not the list price, goes up the ladder.
        #expect(quote.effects.contains(.tally(key, due)), "\(why)")
    }

    @Test
    func `a ladder by quantity counts items`() throws {
        let ladder = Shelf.ladder("dozen", .quantity, [(6, 500), (12, 1_000)])
        #expect(try quote([Shelf.line(100, 5)], [ladder]).due == 500)
        #expect(try quote([Shelf.line(100, 6)], [ladder]).due == 570)
        #expect(try quote([Shelf.line(100, 6), Shelf.line(300, 6)], [ladder]).due == 2_160)
        let below = try quote([Shelf.line(100, 5)], [ladder])
        #expect(below.reason("dozen") == "below_first_step")
        #expect(below.remedy("dozen") == "1 more for 5%")
    }

    // MARK: One rounding, amounts, caps

    @Test(
        arguments: [
            (10, 500, 9, "half a cent goes to the discount"),
            (9, 500, 9, "less than half does not"),
            (1_499, 500, 1_424, "74.95 is 75"), (0, 500, 0, "nothing of nothing"),
            (1, 10_000, 0, "everything"),
        ] as [(Int64, Int, Int64, String)]
    )
    func `a line is rounded once, half away from zero`(
        price: Int64,
        basisPoints: Int,
        due: Int64,
        why: String
    ) throws {
        for stacking in [
            CheckoutRules.Stacking.bestOf, .sequence, .sumCapped(Sample.rate(10_000)),
        ] {
            let quote = try quote([Shelf.line(price)], [Shelf.rate("off", basisPoints)], stacking)
            #expect(quote.due == due, "\(why), \(stacking)")
        }
    }

    @Test
    func `an amount is shared out over its lines by largest remainder`() throws {
        let off = Shelf.discount("off", .amount(Shelf.money(100)))
        let lines = [Shelf.line(100), Shelf.line(100), Shelf.line(100)]
        let quote = try quote(lines, [off])
        #expect(quote.lines.map(\.net.minorUnits) == [66, 67, 67])
        #expect(quote.due == 200)
        #expect(try self.quote([Shelf.line(60)], [off]).due == 0, "and never more than they cost")
    }

    @Test
    func `the caps of an order and of a window hold`() throws {
        let capped = Shelf.rate("off", 1_000, orderCap: 500)
        #expect(try quote([Shelf.line(3_000), Shelf.line(7_000)], [capped]).due == 9_500)
        let monthly = Shelf.rate("off", 1_000, orderCap: 500, cap: 1_200)
        let saved = TallyKey(.saved, "off")
        #expect(try quote([Shelf.line(9_000)], [monthly], tallies: [saved: 900]).due == 8_700)
        let none = try quote([Shelf.line(9_000)], [monthly], tallies: [saved: 1_200])
        #expect(none.due == 9_000)
        #expect(none.reason("off") == "cap_reached")
        #expect(none.remedy("off") == "it begins again on 2026-03-01")
    }

    // MARK: Stacking

    @Test(
        arguments: [
            (.bestOf, 800, "the higher one alone"),
            (.sumCapped(Sample.rate(2_500)), 750, "10 % and 20 % are cut to 25 %"),
            (.sumCapped(Sample.rate(5_000)), 700, "or stand as 30 %"),
            (.sequence, 720, "20 % of what 10 % left"),
        ] as [(CheckoutRules.Stacking, Int64, String)]
    )
    func `two discounts on one line stack as the plan says`(
        stacking: CheckoutRules.Stacking,
        due: Int64,
        why: String
    ) throws {
        let benefits = [Shelf.rate("tenth", 1_000), Shelf.rate("fifth", 2_000)]
        let quote = try quote([Shelf.line(1_000)], benefits, stacking)
        #expect(quote.due == due, "\(why)")
        #expect((quote.reason("tenth") == "better_benefit") == (stacking == .bestOf), "\(why)")
    }

    @Test
    func `the best is chosen line by line, and a limit goes to the lines that took it`() throws {
        let books = Shelf.rate("books", 3_000, BenefitScope(categories: ["books"]))
        let all = Shelf.rate("all", 1_000, orderCap: 100)
        let lines = [Shelf.line(1_000, category: "books"), Shelf.line(1_000, category: "toys")]
        let quote = try quote(lines, [all, books])
        #expect(quote.lines.map(\.net.minorUnits) == [700, 900])
    }

    @Test
    func `a sequence of many rates is rounded once`() throws {
        let benefits = (1...4).map { Shelf.rate("off\($0)", 333) }
        // 999 x 0.9667^4 is 872.45...; rounding after each would give 873.
        let quote = try quote([Shelf.line(999)], benefits, .sequence)
        #expect(quote.due == 872)
    }

    @Test
    func `a limit in a sequence leaves more for the next discount`() throws {
        let benefits = [Shelf.rate("half", 5_000, orderCap: 100), Shelf.rate("tenth", 1_000)]
        // 10 % of 900 and not of 500.
        #expect(try quote([Shelf.line(1_000)], benefits, .sequence).due == 810)
    }

    // MARK: Member prices and exclusions

    private static let prices = Sample.benefit(
        "club_price",
        .memberPrice(
            MemberPrices(prices: [
                MemberPrices.MemberPrice(product: "milk", price: Sample.money(80)),
                MemberPrices.MemberPrice(product: "bread", price: Sample.money(300)),
            ])
        )
    )

    @Test
    func `a member price counts where it is lower, and discounts come off it`() throws {
        let lines = [Shelf.line(100, 3, product: "milk"), Shelf.line(250, product: "bread")]
        let alone = try quote(lines, [Self.prices])
        #expect(alone.lines.map(\.net.minorUnits) == [240, 250])
        #expect(alone.lines[0].memberPrice == Shelf.money(80))
        #expect(alone.lines[1].memberPrice == nil)
        #expect(alone.saved("club_price") == 60)
        let both = try quote(lines, [Shelf.rate("off", 1_000), Self.prices])
        #expect(both.lines.map(\.net.minorUnits) == [216, 225])
    }

    @Test
    func `certificates for later and fees get nothing off, as the plan says`() throws {
        let lines = [
            Shelf.line(1_000, category: "gift_card"), Shelf.line(1_000, category: "fee"),
            Shelf.line(1_000, category: "books"),
        ]
        let quote = try quote(lines, [Shelf.rate("off", 1_000)])
        #expect(quote.lines.map(\.net.minorUnits) == [1_000, 1_000, 900])
    }

    @Test
    func `what a scope does not cover is told with what would`() throws {
        let books = Shelf.rate("off", 1_000, BenefitScope(categories: ["books"]))
        let quote = try quote([Shelf.line(100, category: "toys")], [books])
        #expect(quote.reason("off") == "out_of_scope")
        #expect(quote.remedy("off") == "it is for category books")
    }

    // MARK: Margin

    @Test(
        arguments: [
            (1_000, 500, 2_000, 625, "50 % off would cost the margin: 500 / 0.8 is left"),
            (1_000, 333, 1_000, 500, "a margin that stays takes nothing back"),
            (1_000, 501, 2_000, 627, "626.25 is rounded up"),
            (1_000, 900, 2_000, 1_000, "never above what it was"),
            (1_000, 900, 10_000, 1_000, "a floor of everything leaves the list price"),
            (1_000, 500, 0, 500, "a floor of nothing is the cost"),
        ] as [(Int64, Int64, Int, Int64, String)]
    )
    func `a line keeps its margin`(
        price: Int64,
        cost: Int64,
        floor: Int,
        due: Int64,
        why: String
    ) throws {
        let lines = [Shelf.line(price, cost: cost)]
        let quote = try quote(lines, [Shelf.rate("off", 5_000)], margin: floor)
        #expect(quote.due == due, "\(why)")
        #expect(quote.lines[0].isHeldByMargin == (due > 500), "\(why)")
        #expect((quote.reason("off") == "margin_kept") == (due == 1_000), "\(why)")
    }

    // MARK: Services

    private static let repair = Sample.benefit(
        "repairs",
        .serviceCredit(ServiceCredit(service: "repair", extent: .times(Shelf.times(2))))
    )

    @Test
    func `services at no charge take the dearest items for as long as there are uses`() throws {
        let plan = Shelf.plan("club", [Self.repair, Shelf.rate("off", 1_000)])
        let lines = [
            Shelf.line(1_000, 2, product: "zip", category: "repair"),
            Shelf.line(3_000, product: "sole", category: "repair"),
        ]
        let quote = try quote(
            Shelf.basket(lines),
            Shelf.facts([Shelf.source(plan)], lots: [Shelf.uses("repairs", 2)])
        )
        #expect(quote.lines.map(\.net.minorUnits) == [900, 0])
        #expect(quote.effects.contains(.use(Holding(.uses, "repairs"), 2)))
        let none = try self.quote(Shelf.basket(lines), Shelf.facts([Shelf.source(plan)]))
        #expect(none.reason("repairs") == "quota_used_up")
        #expect(none.due == 4_500)
    }

    // MARK: Several plans

    @Test
    func `of several plans the one that takes most off counts, never both`() throws {
        let one = Shelf.source(Shelf.plan("one", [Shelf.rate("tenth", 1_000)]), 1)
        let two = Shelf.source(Shelf.plan("two", [Shelf.rate("fifth", 2_000)]), 2)
        for sources in [[one, two], [two, one]] {
            let quote = try quote(Shelf.basket([Shelf.line(1_000)]), Shelf.facts(sources))
            #expect(quote.due == 800)
            #expect(quote.reason("tenth") == "better_plan")
        }
    }

    @Test
    func `of two plans that take off as much the first one counts`() throws {
        let one = Shelf.source(Shelf.plan("one", [Shelf.rate("first", 1_000)]), 1)
        let two = Shelf.source(Shelf.plan("two", [Shelf.rate("second", 1_000)]), 2)
        let quote = try quote(Shelf.basket([Shelf.line(1_000)]), Shelf.facts([two, one]))
        #expect(quote.used.map(\.benefit.benefit) == ["second"])
        #expect(quote.reason("first") == "better_plan")
    }

    @Test
    func `plans that both say sequence take off one after the other`() throws {
        let rules = CheckoutRules(stacking: .sequence)
        let one = Shelf.plan("one", [Shelf.rate("tenth", 1_000)], checkout: rules)
        let two = Shelf.plan("two", [Shelf.rate("fifth", 2_000)], checkout: rules)
        let best = Shelf.plan("best", [Shelf.rate("quarter", 2_500)])
        let sources = [Shelf.source(one, 1), Shelf.source(two, 2), Shelf.source(best, 3)]
        let quote = try quote(Shelf.basket([Shelf.line(1_000)]), Shelf.facts(sources))
        #expect(quote.due == 720)
        #expect(quote.reason("quarter") == "better_plan")
    }

    // MARK: What the member has

    @Test(
        arguments: [
            (.onHold, "on_hold", "an open debt"), (.ended, nil, "paid to the end it still counts"),
            (.paused, "paused", "a rest"), (.trialing, "left_out_of_trial", "a trial waits"),
        ] as [(Standing, String?, String)]
    )
    func `what stands in the way is told with the benefit`(
        standing: Standing,
        reason: String?,
        why: String
    ) throws {
        let trial = Trial(length: Sample.cadence("P30D"), benefitsLeftOut: ["off"])
        let plan = Shelf.plan("club", [Shelf.rate("off", 1_000)], trial: trial)
        let quote = try quote(
            Shelf.basket([Shelf.line(1_000)]),
            Shelf.facts([Shelf.source(plan, standing: standing)])
        )
        #expect(quote.reason("off") == reason, "\(why)")
        #expect(quote.due == (reason == nil ? 900 : 1_000), "\(why)")
    }

    @Test(
        arguments: [
            (
                [Shelf.line(1, 0)], nil,
                "Line 1 has a quantity of 0: give one from 1 to 1000000."
            ),
            (
                [Shelf.line(-1)], nil,
                "Line 1 costs -0.01 USD: give an amount of zero or more, and record a return as a "
                    + "return."
            ),
            (
                [Shelf.line(.max, 2)], nil,
                "The amount is too large to count: keep it below 9,223,372,036,854,775,807 minor "
                    + "units."
            ),
            (
                [Shelf.line(1)], "air",
                "Delivery 'air' is chosen and the basket offers none: list it under deliveries."
            ),
        ] as [([BasketLine], String?, String)]
    )
    func `a basket that contradicts itself is no quote`(
        lines: [BasketLine],
        delivery: String?,
        text: String
    ) {
        let error = #expect(throws: QuoteError.self) {
            try Quote.of(Shelf.basket(lines, delivery: delivery), Shelf.facts())
        }
        #expect(error?.description == text)
    }

    @Test
    func `a line in another currency is named`() {
        let yen = BasketLine(product: "tea", quantity: 1, price: Sample.money(1, Sample.jpy))
        let error = #expect(throws: QuoteError.self) {
            try Quote.of(Shelf.basket([yen]), Shelf.facts())
        }
        #expect(
            error?.description
                == "Line 1 is in JPY and the basket in USD: quote one currency at a time."
        )
    }
}
