import Membership
import Testing

/// What joining, rising and a little more would have saved; plans in the basket.
struct TipTests {
    private func quote(_ basket: Basket, _ facts: CheckoutFacts) throws -> Quote {
        let quote = try Quote.of(basket, facts)
        #expect(quote.checkInvariants() == [])
        return quote
    }

    private static let post = [DeliveryOption(speed: "post", price: Shelf.money(500))]
    private static let free = Sample.benefit(
        "post_free",
        .shippingWaiver(ShippingWaiver(speed: "post"))
    )

    @Test
    func `a guest pays the public price and is told what joining would save`() throws {
        let catalog = Shelf.catalog(
            Shelf.plan("cheap", [Self.free], fee: 900),
            Shelf.plan("dear", [Self.free, Shelf.rate("off", 1_000)], fee: 9_900),
            Shelf.plan("same", [Self.free], fee: 4_900),
            Shelf.plan("secret", [Self.free], admission: AdmissionRules(byInvitation: true)),
            Shelf.plan("empty")
        )
        let quote = try quote(
            Shelf.basket([Shelf.line(1_000)], deliveries: Self.post),
            Shelf.facts(catalog: catalog)
        )
        #expect(quote.due == 1_500)
        #expect(quote.used.isEmpty && quote.effects.isEmpty)
        #expect(
            quote.tips.map(\.kind) == [
                .join(plan: "dear", price: "annual", fee: Shelf.money(9_900)),
                .join(plan: "cheap", price: "annual", fee: Shelf.money(900)),
                .join(plan: "same", price: "annual", fee: Shelf.money(4_900)),
            ]
        )
        #expect(quote.tips.map(\.saves) == [600, 500, 500].map(Shelf.money))
    }

    @Test
    func `what a plan would only bring later is a tip too`() throws {
        let cheque = Sample.benefit("cheque", .reward(Reward(rate: Sample.rate(2_000))))
        let tips = try quote(
            Shelf.basket([Shelf.line(1_000)]),
            Shelf.facts(catalog: Shelf.catalog(Shelf.plan("club", [cheque], fee: 0)))
        ).tips
        #expect(tips.map(\.saves) == [Shelf.money(0)])
        #expect(tips.first?.earns?.rewards.map(\.amount) == [Shelf.money(200)])
    }

    @Test
    func `who has a plan is not told to join it, unless it has ended`() throws {
        let plan = Shelf.plan("club", [Shelf.rate("off", 1_000)])
        let catalog = Shelf.catalog(plan)
        let basket = Shelf.basket([Shelf.line(1_000)])
        let held = try quote(basket, Shelf.facts([Shelf.source(plan)], catalog: catalog))
        #expect(held.tips.isEmpty)
        let ended = CheckoutSource(
            version: Shelf.version(plan),
            entitlement: Entitlement(
                source: EntitlementSource(
                    planVersion: PlanVersionID(1),
                    subscription: SubscriptionID(1)
                ),
                standing: .ended,
                validFrom: Sample.begins,
                paidUntil: Sample.begins,
                validUntil: Sample.begins
            ),
            clock: Shelf.source(plan).clock
        )
        let again = try quote(basket, Shelf.facts([ended], catalog: catalog))
        #expect(again.due == 1_000)
        #expect(again.reason("off") == "ended")
        #expect(again.tips.map(\.saves) == [Shelf.money(100)])
    }

    @Test
    func `the next tier is told with what it would save`() throws {
        let set = TierSet(
            id: "club",
            name: "club",
            metrics: [],
            window: .lifetime,
            tiers: [
                Tier(id: "red", name: "Red"),
                Tier(id: "gold", name: "Gold", benefits: [Shelf.rate("off", 2_000)]),
            ]
        )
        let plan = Shelf.plan("club", [Shelf.rate("off", 1_000)], tiers: set)
        let basket = Shelf.basket([Shelf.line(1_000)])
        let red = try quote(basket, Shelf.facts([Shelf.source(plan, tier: "red")]))
        #expect(red.due == 900)
        #expect(red.tips.map(\.kind) == [.reach(plan: "club", tier: "gold")])
        #expect(red.tips.map(\.saves) == [Shelf.money(100)])
        let gold = try quote(basket, Shelf.facts([Shelf.source(plan, tier: "gold")]))
        #expect(gold.due == 800)
        #expect(gold.used.map(\.benefit.tier) == ["gold"])
        #expect(gold.tips.isEmpty)
    }

    @Test(
        arguments: [
            (1_800_000, 200_000, 90_000, "2,000 more takes 10 % and not 5 % off these 18,000"),
            (900_000, 100_000, 45_000, "1,000 more takes 5 % off these 9,000"),
        ] as [(Int64, Int64, Int64, String)]
    )
    func `the next step of a ladder is told with its figure`(
        price: Int64,
        more: Int64,
        saves: Int64,
        why: String
    ) throws {
        let ladder = Shelf.ladder("steps", .purchase, [(1_000_000, 500), (2_000_000, 1_000)])
        let plan = Shelf.plan("club", [ladder])
        let tips = try quote(
            Shelf.basket([Shelf.line(price)]),
            Shelf.facts([Shelf.source(plan)])
        ).tips
        let name = BenefitName(plan: "club", tier: nil, benefit: "steps", kind: .discount)
        #expect(tips.map(\.kind) == [.spendMore(name, more: Shelf.money(more))], "\(why)")
        #expect(tips.map(\.saves) == [Shelf.money(saves)], "\(why)")
    }

    @Test
    func `the next step of a ladder saves no more than its limits let it`() throws {
        let name = BenefitName(plan: "club", tier: nil, benefit: "steps", kind: .discount)
        func tips(orderCap: Int64?, cap: Allowance?, saved: Int64 = 0) throws -> [QuoteTip] {
            let steps = Ladder(
                basis: .purchase,
                steps: [Ladder.Step(from: 10_000, rate: Sample.rate(1_000))],
                currency: Sample.usd
            )
            let discount = Discount(
                off: .ladder(steps),
                orderCap: orderCap.map(Shelf.money),
                cap: cap
            )
            let plan = Shelf.plan("club", [Sample.benefit("steps", .discount(discount))])
            return try quote(
                Shelf.basket([Shelf.line(8_000)]),
                Shelf.facts([Shelf.source(plan)], tallies: [TallyKey(.saved, "steps"): saved])
            ).tips
        }
        let yearly = Allowance(amount: .money(Shelf.money(600)), window: .calendar(.year))
        #expect(try tips(orderCap: nil, cap: nil).map(\.saves) == [Shelf.money(800)])
        #expect(try tips(orderCap: 300, cap: nil).map(\.saves) == [Shelf.money(300)])
        #expect(try tips(orderCap: nil, cap: yearly).map(\.saves) == [Shelf.money(600)])
        let late = try tips(orderCap: nil, cap: yearly, saved: 450)
        #expect(late.map(\.saves) == [Shelf.money(150)])
        #expect(late.map(\.kind) == [.spendMore(name, more: Shelf.money(2_000))])
        #expect(try tips(orderCap: nil, cap: yearly, saved: 600).isEmpty)
    }

    @Test
    func `a ladder in another currency is climbed by no basket`() throws {
        let euro = try #require(Currency("EUR"))
        let ladder = Ladder(
            basis: .purchase,
            steps: [
                Ladder.Step(from: 5_000, rate: Sample.rate(500)),
                Ladder.Step(from: 10_000, rate: Sample.rate(1_000)),
            ],
            currency: euro
        )
        let plan = Shelf.plan(
            "club",
            [Sample.benefit("steps", .discount(Discount(off: .ladder(ladder))))]
        )
        let quote = try quote(
            Shelf.basket([Shelf.line(8_000)]),
            Shelf.facts([Shelf.source(plan)])
        )
        #expect(quote.due == 8_000)
        #expect(quote.reason("steps") == "currency_mismatch")
        #expect(quote.tips.isEmpty)
    }

    @Test
    func `a basket that misses a free delivery is told by how much`() throws {
        let waiver = Sample.benefit(
            "post_free",
            .shippingWaiver(ShippingWaiver(speed: "post", minimumBasket: Shelf.money(3_500)))
        )
        let tips = try quote(
            Shelf.basket([Shelf.line(3_000)], deliveries: Self.post),
            Shelf.facts([Shelf.source(Shelf.plan("club", [waiver]))])
        ).tips
        let name = BenefitName(
            plan: "club",
            tier: nil,
            benefit: "post_free",
            kind: .shippingWaiver
        )
        #expect(tips.map(\.kind) == [.spendMore(name, more: Shelf.money(500))])
        #expect(tips.map(\.saves) == [Shelf.money(500)])
    }

    @Test
    func `a plan in the basket counts at once only where it says so`() throws {
        let off = Shelf.rate("off", 1_000)
        let later = Shelf.plan("later", [off])
        let now = Shelf.plan("now", [off], checkout: CheckoutRules(allowsPlanInCart: true))
        let catalog = Shelf.catalog(later, now)
        func due(_ plans: [String]) throws -> Int64 {
            try quote(
                Shelf.basket([Shelf.line(1_000)], plansInCart: plans),
                Shelf.facts(catalog: catalog)
            ).due
        }
        #expect(try due([]) == 1_000)
        #expect(try due(["later"]) == 1_000)
        #expect(try due(["now"]) == 900)
        #expect(try due(["now", "now", "nowhere"]) == 900)
    }
}
