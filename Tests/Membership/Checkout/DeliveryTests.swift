import Membership
import Testing

/// Deliveries, fees, and counted benefits that are asked for.
struct DeliveryTests {
    private func quote(_ basket: Basket, _ facts: CheckoutFacts) throws -> Quote {
        let quote = try Quote.of(basket, facts)
        #expect(quote.checkInvariants() == [])
        return quote
    }

    private static let options = [
        DeliveryOption(speed: "standard", price: Shelf.money(500)),
        DeliveryOption(speed: "express", price: Shelf.money(1_200)),
    ]

    private static func waiver(
        _ speed: String = "any",
        minimum: Int64? = nil,
        inStore: Int64? = nil,
        times: Int64? = nil
    ) -> Benefit {
        Sample.benefit(
            "delivery",
            .shippingWaiver(
                ShippingWaiver(
                    speed: speed,
                    minimumBasket: minimum.map(Shelf.money),
                    minimumByChannel: inStore.map {
                        [ShippingWaiver.ChannelMinimum(channel: "store", minimum: Shelf.money($0))]
                    } ?? [],
                    times: times.map(Shelf.times)
                )
            )
        )
    }

    @Test(
        arguments: [
            (waiver(), nil, 1_000, 0, "any delivery is free, and the first of the free ones"),
            (waiver("express"), nil, 1_000, 0, "the free one is cheapest, though it is express"),
            (waiver("express"), "standard", 1_000, 500, "who wants the other one pays for it"),
            (waiver(minimum: 1_000), nil, 1_000, 500, "900 after the discount are below 10.00"),
            (waiver(minimum: 900), nil, 1_000, 0, "the minimum itself is enough"),
            (waiver(minimum: 0), nil, 0, 0, "a minimum of nothing asks nothing"),
        ] as [(Benefit, String?, Int64, Int64, String)]
    )
    func `a delivery is waived by its speed and the goods after discounts`(
        benefit: Benefit,
        chosen: String?,
        price: Int64,
        delivery: Int64,
        why: String
    ) throws {
        let plan = Shelf.plan("club", [benefit, Shelf.rate("off", 1_000)])
        let basket = Shelf.basket(
            [Shelf.line(price)],
            deliveries: Self.options,
            delivery: chosen
        )
        let quote = try quote(basket, Shelf.facts([Shelf.source(plan)]))
        let paid = try #require(quote.deliveries.first { $0.isChosen })
        #expect(paid.price.minorUnits == delivery, "\(why)")
        #expect((quote.saved("delivery") != nil) == (delivery == 0), "\(why)")
    }

    @Test
    func `a channel has its own minimum, and gift cards do not fill a basket`() throws {
        let plan = Shelf.plan("club", [Self.waiver(inStore: 3_500)])
        let facts = Shelf.facts([Shelf.source(plan)])
        let lines = [Shelf.line(3_400), Shelf.line(5_000, category: "gift_card")]
        func paid(_ channel: String?) throws -> Quote {
            try quote(
                Shelf.basket(lines, deliveries: Self.options, channel: channel),
                facts
            )
        }
        #expect(try paid("web").due == 8_400)
        let store = try paid("store")
        #expect(store.due == 8_900)
        #expect(store.reason("delivery") == "below_minimum_basket")
        #expect(store.remedy("delivery") == "1.00 USD more in the basket")
    }

    @Test
    func `a counted delivery uses one up, and none when another plan waives it anyway`() throws {
        let counted = Shelf.plan("club", [Self.waiver(times: 1)])
        let basket = Shelf.basket([Shelf.line(100)], deliveries: Self.options)
        let lots = [Shelf.uses("delivery", 1)]
        let one = try quote(basket, Shelf.facts([Shelf.source(counted)], lots: lots))
        #expect(one.due == 100)
        #expect(one.effects.contains(.use(Holding(.uses, "delivery"), 1)))

        let none = try quote(basket, Shelf.facts([Shelf.source(counted)]))
        #expect(none.due == 600)
        #expect(none.reason("delivery") == "quota_used_up")

        let free = Shelf.plan("free", [Sample.benefit("post", Self.waiver().terms)])
        let both = try quote(
            basket,
            Shelf.facts([Shelf.source(counted, 1), Shelf.source(free, 2)], lots: lots)
        )
        #expect(both.saved("post") == 500)
        #expect(both.reason("delivery") == "not_needed")
    }

    @Test
    func `a delivery that costs nothing uses none up`() throws {
        let plan = Shelf.plan("club", [Self.waiver(times: 1)])
        let basket = Shelf.basket(
            [Shelf.line(100)],
            deliveries: [DeliveryOption(speed: "pickup", price: Shelf.money(0))]
        )
        let quote = try quote(
            basket,
            Shelf.facts([Shelf.source(plan)], lots: [Shelf.uses("delivery", 1)])
        )
        #expect(!quote.effects.contains(.use(Holding(.uses, "delivery"), 1)))
        #expect(quote.reason("delivery") == "not_needed")
    }

    // MARK: Fees

    private static func booking(
        after: FeeWaiver.Condition? = nil,
        times: Allowance? = nil
    ) -> Benefit {
        Sample.benefit(
            "booking_free",
            .feeWaiver(FeeWaiver(fee: "booking", after: after, times: times))
        )
    }

    private static let spent = TallyKey(.spend, "booking_free")
    private static let waived = TallyKey(.waived, "booking_free")

    @Test(
        arguments: [
            (booking(), [:], 0, nil, "every one"),
            (booking(times: Shelf.times(1)), [:], 300, nil, "one of two"),
            (
                booking(times: Shelf.times(1)), [waived: 1], 600, "quota_used_up",
                "none when it was used"
            ),
            (
                booking(
                    times: Allowance(amount: .money(Shelf.money(400)), window: .calendar(.month))
                ), [:], 200, nil, "for so much money"
            ),
            (
                booking(after: .spend(Shelf.money(5_000))), [spent: 4_999], 600, "not_earned",
                "not before it is earned"
            ),
            (booking(after: .spend(Shelf.money(5_000))), [spent: 5_000], 0, nil, "then all"),
        ] as [(Benefit, [TallyKey: Int64], Int64, String?, String)]
    )
    func `a fee is waived when it is earned and for as often as it may`(
        benefit: Benefit,
        tallies: [TallyKey: Int64],
        due: Int64,
        reason: String?,
        why: String
    ) throws {
        let fee = BasketFee(fee: "booking", amount: Shelf.money(300))
        let other = BasketFee(fee: "seat", amount: Shelf.money(50))
        let plan = Shelf.plan("club", [benefit])
        let quote = try quote(
            Shelf.basket([], fees: [fee, fee, other]),
            Shelf.facts([Shelf.source(plan)], tallies: tallies)
        )
        #expect(quote.due == due + 50, "\(why)")
        #expect(quote.reason("booking_free") == reason, "\(why)")
    }

    // MARK: Uses

    @Test
    func `counted benefits are met whole or not at all`() throws {
        let visits = Sample.benefit(
            "visits",
            .quota(Quota(amount: 2, window: .calendar(.month)))
        )
        let films = Sample.benefit(
            "films",
            .quota(Quota(amount: nil, window: .calendar(.month), fairUse: 3))
        )
        let plan = Shelf.plan("club", [visits, films])
        let facts = Shelf.facts(
            [Shelf.source(plan)],
            lots: [Shelf.uses("visits", 2)],
            tallies: [TallyKey(.used, "films"): 2]
        )
        let quote = try quote(
            Shelf.basket(
                [],
                uses: [
                    BenefitUse(benefit: "visits", quantity: 2), BenefitUse(benefit: "visits"),
                    BenefitUse(benefit: "films"), BenefitUse(benefit: "flights"),
                ]
            ),
            facts
        )
        #expect(quote.used.map(\.uses) == [2, 1])
        #expect(quote.unused.map(\.reason.code) == ["quota_used_up", "not_in_plan"])
        #expect(
            quote.effects == [
                .use(Holding(.uses, "visits"), 2), .tally(TallyKey(.used, "films"), 1),
            ]
        )
    }
}
