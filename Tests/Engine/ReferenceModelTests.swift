import Engine
import Membership
import ShopSupport
import Store
import Testing

/// The engine beside small models of what it should do, over many seeded days.
struct ReferenceModelTests {
    // MARK: Points

    /// Points by the day on which they are gone: the first to go is spent first.
    private struct Purse {
        var lots: [(expires: CivilDate, points: Int64)] = []

        var balance: Int64 { lots.reduce(0) { $0 + $1.points } }

        mutating func lose(on day: CivilDate) { lots.removeAll { $0.expires <= day } }

        mutating func spend(_ points: Int64) {
            var left = points
            lots.sort { $0.expires < $1.expires }
            for place in lots.indices {
                let part = min(left, lots[place].points)
                lots[place].points -= part
                left -= part
            }
            lots.removeAll { $0.points == 0 }
        }
    }

    /// Ten points a dollar, gone at the end of the twelfth month; a hundred are a dollar.
    @Test func `in any order of earning, paying and running out no balance is below zero`() throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            var random = SplitMix64(seed: seed)
            let shop = try Shop(at: "2024-01-05", plans: [SamplePlans.earner])
            try shop.start("ann", "earner", "long")
            var (purse, day, order) = (Purse(), try Shop.day("2024-01-05"), 0)
            for step in 1...40 {
                if random.oneIn(3) {
                    day = day.adding(days: random.int(1...150))
                    try random.oneIn(2)
                        ? _ = shop.advance(to: day.description)
                        : shop.sleep(until: day.description)
                    purse.lose(on: day)
                }
                let wanted = Int64(random.int(0...30)) * 100
                let net = Int64(random.int(1...60)) * 100
                order += 1
                let purchase = PurchaseOrder(
                    member: "ann",
                    reference: "o-\(order)",
                    lines: [
                        try PurchaseOrder.Line(
                            product: "thing",
                            gross: .dollars(net + wanted),
                            net: .dollars(net)
                        )
                    ],
                    points: wanted
                )
                if wanted > purse.balance {
                    #expect(
                        try refusalCode { _ = try shop.engine.recordPurchase(purchase) }
                            == .notRedeemable,
                        "seed \(seed), step \(step): \(wanted) of \(purse.balance)"
                    )
                } else {
                    _ = try shop.engine.recordPurchase(purchase)
                    purse.spend(wanted)
                    let (year, month, number) = day.parts
                    let twelve = CivilDate(clampingYear: year + 1, month: month, day: number)
                    purse.lots.append(
                        (
                            CivilDate(
                                clampingYear: twelve.year,
                                month: twelve.parts.month + 1,
                                day: 1
                            ), net / 10
                        )
                    )
                }
                let view = try #require(shop.engine.points(of: "ann").first)
                #expect(view.available == purse.balance, "seed \(seed), step \(step), \(day)")
                #expect(view.owed == 0 && view.available >= 0, "seed \(seed), step \(step)")
            }
            _ = try shop.engine.runRenewals()
            #expect(try shop.complaints() == [], "seed \(seed)")
        }
    }

    // MARK: Tiers

    /// A guild member's tier by three lines of arithmetic: both figures of a calendar year, and what was
    /// reached in one holds to the end of the next.
    @Test func `redeeming lowers no tier, and counting alone makes one`() throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            var random = SplitMix64(seed: seed)
            let shop = try Shop(at: "2026-01-10", plans: [SamplePlans.guild])
            try shop.start("ann", "guild", "free", payWith: "none")
            var (spend, visits): (Int64, Int64) = (0, 0)
            for order in 1...14 {
                let points = try #require(shop.engine.points(of: "ann").first?.available)
                let redeemed = random.oneIn(2) ? points / 100 * 100 : 0
                let before = try tier(shop)
                let net = Int64(random.int(1...300)) * 100
                _ = try shop.engine.recordPurchase(
                    PurchaseOrder(
                        member: "ann",
                        reference: "o-\(order)",
                        lines: [
                            try PurchaseOrder.Line(
                                product: "desk",
                                gross: .dollars(net + redeemed),
                                net: .dollars(net)
                            )
                        ],
                        points: redeemed
                    )
                )
                (spend, visits) = (spend + min(net, 40_000), visits + 1)
                let expected =
                    spend >= 100_000 && visits >= 5 ? 2 : spend >= 50_000 && visits >= 3 ? 1 : 0
                #expect(try tier(shop) == expected, "seed \(seed), order \(order)")
                #expect(try tier(shop) >= before, "seed \(seed), order \(order)")
            }
            #expect(try shop.complaints() == [], "seed \(seed)")
        }
    }

    private func tier(_ shop: Shop) throws -> Int {
        let tier = try #require(shop.engine.tiers(of: "ann").first).status.tier
        return ["guest", "silver", "gold"].firstIndex(of: tier) ?? -1
    }

    // MARK: Checkout

    private static func basket(_ random: inout SplitMix64) throws -> Basket {
        Basket(
            currency: try Money.dollars(0).currency,
            lines: try (0..<random.int(1...5)).map { _ in
                BasketLine(
                    product: random.pick(["milk", "tea", "chair", "repair"]),
                    category: random.pick(["food", "home", "gift_card"]),
                    quantity: Int64(random.int(1...4)),
                    price: try .dollars(Int64(random.int(0...9_000)))
                )
            },
            deliveries: random.oneIn(2)
                ? [] : [DeliveryOption(speed: "express", price: try .dollars(599))],
            fees: random.oneIn(2) ? [] : [BasketFee(fee: "booking", amount: try .dollars(250))],
            pointsToRedeem: Int64(random.int(0...2)) * 100,
            uses: random.oneIn(2)
                ? [] : [BenefitUse(benefit: random.pick(["visits", "sauna", "pool"]))]
        )
    }

    @Test func `a quote is the same whoever works it out, and writes nothing`() throws {
        let shop = try Shop(at: "2026-01-10", plans: SamplePlans.checkout)
        try shop.start("ann", "market")
        let other = try shop.another()
        for seed in 1...60 as ClosedRange<UInt64> {
            var random = SplitMix64(seed: seed)
            let basket = try Self.basket(&random)
            let before = try shop.dump()
            let quote = try shop.engine.quote(member: "ann", basket)
            #expect(try shop.engine.quote(member: "ann", basket) == quote, "seed \(seed)")
            #expect(try other.quote(member: "ann", basket) == quote, "seed \(seed)")
            #expect(try shop.dump() == before, "seed \(seed)")
            // The next one meets a member who has bought more.
            if random.oneIn(3),
                let id = try? shop.engine.reserve(member: "ann", basket).reservation?.id
            {
                _ = try shop.engine.commit(id, reference: "o-\(seed)")
            }
        }
    }

    @Test func `whatever is reserved and let go leaves no trace`() throws {
        let traces: Set = ["reservation", "reservation_effect", "journal", "journal_commit"]
        let shop = try Shop(at: "2026-01-10", plans: SamplePlans.checkout + [SamplePlans.guild])
        try shop.start("ann", "market")
        try shop.start("ann", "guild", "free", payWith: "none")
        for seed in 1...30 as ClosedRange<UInt64> {
            var random = SplitMix64(seed: seed)
            let basket = try Self.basket(&random)
            // The first look writes the windows down, which changes no answer.
            let first = try shop.engine.reserve(member: "ann", basket)
            _ = try shop.engine.release(#require(first.reservation?.id))
            let (rows, quote) = (
                try shop.dump(leavingOut: traces), try shop.engine.quote(member: "ann", basket)
            )
            let second = try shop.engine.reserve(member: "ann", basket)
            #expect(second.quote == quote.quote, "seed \(seed)")
            _ = try shop.engine.release(#require(second.reservation?.id))
            #expect(try shop.dump(leavingOut: traces) == rows, "seed \(seed)")
            #expect(try shop.engine.quote(member: "ann", basket) == quote, "seed \(seed)")
            if random.oneIn(4) {
                let third = try shop.engine.reserve(member: "ann", basket)
                let id = try #require(third.reservation?.id)
                _ = try shop.engine.commit(id, reference: "o-\(seed)")
            }
        }
        #expect(try shop.complaints() == [])
    }

    /// What purchases move: lots, counts, status and the books.
    private static let figures = [
        "SELECT coalesce(sum(remaining), 0) FROM lot WHERE remaining > 0",
        "SELECT coalesce(sum(amount * (day + 1)), 0) FROM tally",
        "SELECT coalesce(sum((tier = 'silver') + 2 * (tier = 'gold')), 0) FROM tier_status",
        "SELECT coalesce(sum(credits - debits), 0) FROM account WHERE kind = 'points_liability'",
        "SELECT coalesce(sum(debits - credits), 0) FROM account WHERE kind = 'points_cost'",
        "SELECT coalesce(sum(credits - debits), 0) FROM account WHERE kind = 'till_payable'",
    ]

    @Test func `a checkout that comes back whole leaves every figure as it was`() throws {
        for seed in 1...15 as ClosedRange<UInt64> {
            var random = SplitMix64(seed: seed)
            let shop = try Shop(
                at: "2026-01-10",
                plans: SamplePlans.checkout + [SamplePlans.circle]
            )
            try shop.start("ann", "market")
            try shop.start("ann", "circle", "free", payWith: "none")
            // Windows are written down by the first purchase, which stays.
            for order in 1...2 {
                let basket = try Self.basket(&random)
                let id = try #require(
                    shop.engine.reserve(member: "ann", basket).reservation?.id
                )
                _ = try shop.engine.commit(id, reference: "before-\(order)")
            }
            let basket = try Self.basket(&random)
            let held = try #require(shop.engine.reserve(member: "ann", basket).reservation?.id)
            _ = try shop.engine.release(held)
            let before = try Self.figures.map(shop.number)
            let id = try #require(shop.engine.reserve(member: "ann", basket).reservation?.id)
            let purchase = try #require(shop.engine.commit(id, reference: "order").purchase)
            for part in 0..<random.int(0...3) {
                let line = random.pick(purchase.lines)
                _ = try? shop.engine.returnPurchase(
                    ReturnOrder(
                        purchase: .reference("order"),
                        reference: "part-\(part)",
                        lines: [.init(line: line.line, .items(1))]
                    )
                )
            }
            _ = try? shop.engine.returnPurchase(
                ReturnOrder(purchase: .reference("order"), reference: "rest")
            )
            #expect(try Self.figures.map(shop.number) == before, "seed \(seed)")
            #expect(try shop.complaints() == [], "seed \(seed)")
        }
    }
}
