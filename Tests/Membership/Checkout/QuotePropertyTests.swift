import Membership
import Testing

/// What holds for every quote, over many seeded baskets and plans.
struct QuotePropertyTests {
    private static let categories = ["books", "toys", "gift_card", "repair"]

    private static func benefit(_ number: Int, _ random: inout SplitMix64) -> Benefit {
        let id = "b\(number)"
        let scope = BenefitScope(
            categories: random.int(in: 0...2) == 0 ? [categories[random.int(in: 0...3)]] : []
        )
        let money = Shelf.money(Int64(random.int(in: 0...3_000)))
        let cap = random.int(in: 0...2) == 0 ? Int64(random.int(in: 0...500)) : nil
        let rate = Sample.rate(random.int(in: 0...10_000))
        let terms: BenefitTerms
        switch random.int(in: 0...9) {
        case 0, 1, 2: return Shelf.discount(id, .rate(rate), orderCap: cap, scope)
        case 3: return Shelf.discount(id, .amount(money), orderCap: cap, scope)
        case 4:
            let bases: [Ladder.Basis] = [
                .purchase, .quantity, .cumulative(.calendar(.year), includesThis: true),
            ]
            let steps = [(1, 300), (10, 700), (2_000, 1_500)].map { (Int64($0.0), $0.1) }
            return Shelf.ladder(id, bases[random.int(in: 0...2)], steps)
        case 5:
            terms = .memberPrice(
                MemberPrices(prices: [MemberPrices.MemberPrice(product: "p1", price: money)])
            )
        case 6:
            terms = .shippingWaiver(
                ShippingWaiver(
                    speed: "any",
                    minimumBasket: money,
                    times: random.int(in: 0...1) == 0 ? Shelf.times(2) : nil
                )
            )
        case 7:
            terms = .serviceCredit(
                ServiceCredit(service: "repair", extent: .times(Shelf.times(2)))
            )
        case 8: terms = .feeWaiver(FeeWaiver(fee: "booking", times: Shelf.times(1)))
        default: terms = .reward(Reward(rate: rate, cap: money))
        }
        return Sample.benefit(id, terms, scope)
    }

    private static func plan(_ id: String, _ random: inout SplitMix64) -> Plan {
        let stackings: [CheckoutRules.Stacking] = [
            .bestOf, .sequence, .sumCapped(Sample.rate(random.int(in: 0...10_000))),
        ]
        let benefits = (0..<random.int(in: 0...5)).map { benefit($0, &random) }
        return Shelf.plan(
            id,
            benefits,
            checkout: CheckoutRules(
                stacking: stackings[random.int(in: 0...2)],
                marginFloor: random.int(in: 0...2) == 0
                    ? Sample.rate(random.int(in: 0...10_000)) : nil,
                excludedCategories: random.int(in: 0...3) == 0
                    ? ["gift_card", "toys"] : CheckoutRules.usuallyExcluded,
                allowsPlanInCart: true
            ),
            points: random.int(in: 0...3) == 0
                ? nil
                : PointsRules(
                    id: random.int(in: 0...2) == 0 ? "stars" : "miles",
                    name: "miles",
                    earning: PointsEarning(rates: [PointsValue(points: 1, money: Shelf.money(100))]
                    ),
                    redemptions: [
                        PointsRedemption(value: PointsValue(points: 3, money: Shelf.money(2)))
                    ]
                )
        )
    }

    private static func lines(_ random: inout SplitMix64) -> [BasketLine] {
        (0..<random.int(in: 0...6)).map { _ in
            Shelf.line(
                Int64(random.int(in: 0...2_500)),
                Int64(random.int(in: 1...4)),
                product: "p\(random.int(in: 1...3))",
                category: random.int(in: 0...1) == 0 ? categories[random.int(in: 0...3)] : nil,
                cost: random.int(in: 0...1) == 0 ? Int64(random.int(in: 0...2_000)) : nil
            )
        }
    }

    private static func facts(_ random: inout SplitMix64) -> CheckoutFacts {
        let plans = (0..<random.int(in: 0...3)).map { plan("plan\($0)", &random) }
        let spent = Int64(random.int(in: 0...3_000))
        var lots = (0..<6).map { Shelf.uses("b\($0)", Int64(random.int(in: 0...3))) }
        lots.append(
            Sample.lot(8, Int64(random.int(in: 0...900)), of: Holding(.points, "miles"))
        )
        lots.append(
            Sample.lot(
                9,
                Int64(random.int(in: 0...900)),
                of: Holding(.certificate, "cheque", currency: Sample.usd)
            )
        )
        let sources = plans.enumerated().map { Shelf.source($1, Int64($0) + 1) }
        return CheckoutFacts(
            asOf: Shelf.now,
            today: Shelf.today,
            sources: sources,
            lots: lots,
            tally: { key, _ in key.kind == .spend ? spent : 0 },
            catalog: Shelf.catalog(plan("other", &random)),
            start: Sample.start(of:)
        )
    }

    @Test
    func `every quote adds up, stays above zero and is the same twice`() throws {
        for seed in 0..<1_500 {
            var random = SplitMix64(seed: seed)
            let facts = Self.facts(&random)
            let basket = Shelf.basket(
                Self.lines(&random),
                deliveries: random.int(in: 0...1) == 0
                    ? [] : [DeliveryOption(speed: "post", price: Shelf.money(300))],
                fees: random.int(in: 0...1) == 0
                    ? [] : [BasketFee(fee: "booking", amount: Shelf.money(120))],
                points: Int64(random.int(in: 0...400)),
                plansInCart: random.int(in: 0...3) == 0 ? ["other"] : []
            )
            let quote = try Quote.of(basket, facts)
            #expect(quote.checkInvariants() == [], "seed \(seed)")
            #expect(try Quote.of(basket, facts) == quote, "seed \(seed)")
            for (line, source) in zip(quote.lines, basket.lines) {
                #expect(line.net.minorUnits <= source.price.minorUnits * source.quantity)
                if source.category == "gift_card", !facts.sources.isEmpty {
                    #expect(line.net == line.list, "seed \(seed)")
                }
            }
            // Nothing is used that there is not, whatever the basket.
            for effect in quote.effects {
                switch effect {
                case .use(let holding, let amount):
                    let lots = facts.lots.filter { $0.holding == holding }
                    let there = LotStack(lots, at: facts.asOf).available
                    #expect(amount <= there || !basket.plansInCart.isEmpty, "seed \(seed)")
                case .certificate(_, let money): #expect(money.isPositive, "seed \(seed)")
                case .redeem(_, _, let worth, _): #expect(worth.isPositive, "seed \(seed)")
                case .tally(_, let amount), .points(_, let amount, _, _, _):
                    #expect(amount > 0, "seed \(seed)")
                case .ticket: break
                }
            }
            for tip in quote.tips { #expect(!tip.saves.isNegative, "seed \(seed)") }
        }
    }

    /// A tip works out only what joining can change; a basket that has the plan in it, everything.
    @Test
    func `a tip to join says what the basket would cost with the plan in it`() throws {
        var told = 0
        for seed in 0..<3_000 {
            var random = SplitMix64(seed: seed)
            let facts = Self.facts(&random)
            let lines = Self.lines(&random)
            let hasDelivery = random.int(in: 0...2) > 0
            let hasFee = random.int(in: 0...1) == 0
            let points = random.int(in: 0...1) == 0 ? 0 : Int64(random.int(in: 1...400))
            func quote(with plans: [String]) throws -> Quote {
                try Quote.of(
                    Shelf.basket(
                        lines,
                        deliveries: hasDelivery
                            ? [DeliveryOption(speed: "post", price: Shelf.money(300))] : [],
                        fees: hasFee ? [BasketFee(fee: "booking", amount: Shelf.money(120))] : [],
                        points: points,
                        plansInCart: plans
                    ),
                    facts
                )
            }
            let now = try quote(with: [])
            let then = try quote(with: ["other"])
            let saves = now.totals.due.minorUnits - then.totals.due.minorUnits
            let tip = now.tips.first { tip in
                if case .join("other", _, _) = tip.kind { true } else { false }
            }
            if let tip {
                told += 1
                #expect(tip.saves.minorUnits == saves, "seed \(seed)")
                #expect(tip.earns == then.earns, "seed \(seed)")
            } else {
                #expect(saves <= 0, "seed \(seed)")
            }
        }
        #expect(told > 500)
    }

    @Test
    func `with the best of rates the order of lines changes no total`() throws {
        for seed in 0..<500 {
            var random = SplitMix64(seed: seed)
            let benefits = (0..<4).map { number in
                Shelf.rate(
                    "b\(number)",
                    random.int(in: 0...10_000),
                    BenefitScope(
                        categories: random.int(in: 0...1) == 0
                            ? [Self.categories[random.int(in: 0...3)]] : []
                    )
                )
            }
            let facts = Shelf.facts([Shelf.source(Shelf.plan("club", benefits))])
            let lines = Self.lines(&random)
            let due = try Quote.of(Shelf.basket(lines), facts).due
            for _ in 0..<3 {
                let shuffled = lines.shuffled(using: &random)
                #expect(try Quote.of(Shelf.basket(shuffled), facts).due == due, "seed \(seed)")
            }
        }
    }

    @Test
    func `a member never pays more than a guest, and no plan more than without it`() throws {
        for seed in 0..<500 {
            var random = SplitMix64(seed: seed)
            let facts = Self.facts(&random)
            let basket = Shelf.basket(
                Self.lines(&random),
                deliveries: [DeliveryOption(speed: "post", price: Shelf.money(300))],
                certificates: 0
            )
            let guest = try Quote.of(basket, Shelf.facts()).due
            #expect(try Quote.of(basket, facts).due <= guest, "seed \(seed)")
        }
    }
}
