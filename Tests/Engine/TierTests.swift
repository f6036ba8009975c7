import Engine
import Membership
import ShopSupport
import Store
import Testing

struct TierTests {
    private static let club = """
        plan: club
        name: Club
        prices:
          - id: free
            term: lifetime
            spread_over: P1Y
            currency: USD
            history: [{ from: 2025-01-01, amount: 0.00 }]
        points:
          id: club
          name: Points
          earn: { rates: [{ points: 1, amount: 1.00 }] }
          redeem: [{ points: 100, amount: 0.50, least: 500, step: 100 }]
          cost: { points: 100, amount: 0.40 }
        tiers:
          id: club
          name: Club
          metrics: [{ id: spend, measure: net_spend }]
          window: { year_from: 01-01 }
          match: { provisional: P3M, challenge: { spend: 100.00 } }
          tiers:
            - { id: blue, name: Blue }
            - id: silver
              name: Silver
              thresholds: [{ from: 2025-01-01, earn: { spend: 300.00 } }]
              benefits: [{ id: lounge, name: The lounge, kind: guest_pass, guests: 1 }]
              on_enter: [{ points: 50 }]
            - id: gold
              name: Gold
              thresholds: [{ from: 2025-01-01, earn: { spend: 1000.00 } }]
          milestones: [{ id: m500, metric: spend, at: 500.00, award: { points: 70 } }]
        """

    private func shop() throws -> Shop {
        let shop = try Shop(at: "2026-02-01", plans: [Self.club])
        try shop.start("ann", "club", "free", payWith: "none")
        return shop
    }

    private func buy(_ shop: Shop, _ reference: String, _ minorUnits: Int64) throws {
        let money = Money(minorUnits: minorUnits, currency: try #require(Currency("USD")))
        _ = try shop.engine.recordPurchase(
            PurchaseOrder(
                member: "ann",
                reference: reference,
                lines: [PurchaseOrder.Line(product: "mug", gross: money, net: money)]
            )
        )
    }

    private func history(_ shop: Shop) throws -> [String] {
        try #require(shop.engine.tiers(of: "ann").first).history.map {
            "\($0.day) \($0.to) \($0.source.rawValue) \($0.reason.rawValue)"
        }
    }

    @Test func `a purchase lifts, gives once, and a return takes the tier back`() throws {
        let shop = try shop()
        #expect(try shop.check("ann", "lounge") == "no tier_too_low")
        try buy(shop, "o-1", 32_000)
        #expect(try shop.check("ann", "lounge") == "yes paid_until_end")
        #expect(try shop.engine.points(of: "ann").first?.available == 370)
        try buy(shop, "o-2", 20_000)
        #expect(try shop.engine.points(of: "ann").first?.available == 640, "and a milestone")
        _ = try shop.engine.returnPurchase(
            ReturnOrder(purchase: .reference("o-1"), reference: "r-1")
        )
        #expect(try shop.check("ann", "lounge") == "no tier_too_low")
        try buy(shop, "o-3", 32_000)
        #expect(try shop.engine.points(of: "ann").first?.available == 640, "each gift once a year")
        #expect(
            try history(shop) == [
                "2026-02-01 blue earned joined", "2026-02-01 silver earned earned",
                "2026-02-01 blue earned returned", "2026-02-01 silver earned earned",
            ]
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `status runs out on its day, however late the run comes`() throws {
        let shop = try shop()
        try buy(shop, "o-1", 32_000)
        try shop.sleep(until: "2028-03-01T12:00:00Z")
        _ = try shop.engine.runRenewals()
        #expect(try history(shop).last == "2028-01-01 blue earned review")
        #expect(try shop.check("ann", "lounge") == "no tier_too_low")
        #expect(try shop.complaints() == [])
    }

    @Test func `what is given ends, and a rest puts its end off`() throws {
        let shop = try shop()
        let day = try Shop.day("2026-06-01")
        _ = try shop.engine.setTier(TierOrder(member: "ann", tier: "gold", until: day))
        #expect(try shop.check("ann", "lounge") == "yes paid_until_end", "gold has silver's")
        _ = try shop.engine.restTier(true, of: "ann")
        try shop.advance(to: "2026-02-11")
        _ = try shop.engine.restTier(false, of: "ann")
        try shop.advance(to: "2026-06-10")
        #expect(try shop.check("ann", "lounge") == "yes paid_until_end")
        try shop.advance(to: "2026-06-12")
        #expect(try shop.check("ann", "lounge") == "no tier_too_low")
        #expect(try history(shop).last == "2026-06-11 blue earned ended")
        #expect(try shop.complaints() == [])
    }

    @Test func `a match is confirmed by its challenge, or falls`() throws {
        let shop = try shop()
        _ = try shop.engine.matchTier("silver", proof: "Sky card", of: "ann")
        #expect(
            try refusalCode {
                _ = try shop.engine.matchTier("gold", proof: "again", of: "ann")
            } == .matchUsed
        )
        try buy(shop, "o-1", 10_000)
        try shop.advance(to: "2026-08-01")
        #expect(try shop.check("ann", "lounge") == "yes paid_until_end", "it was met")
        #expect(try shop.complaints() == [])
    }

    @Test func `a status nobody can read stops neither the run nor the others`() throws {
        let shop = try shop()
        try shop.start("bob", "club", "free", payWith: "none")
        let day = try Shop.day("2026-06-01")
        for member in ["ann", "bob"] {
            _ = try shop.engine.setTier(TierOrder(member: member, tier: "gold", until: day))
        }
        let ann = "(SELECT id FROM member WHERE member = 'ann')"
        try shop.tamper("UPDATE tier_status SET course = '{no}' WHERE member_id = \(ann)")
        try shop.advance(to: "2026-06-02")
        #expect(try shop.check("bob", "lounge") == "no tier_too_low")
        #expect(try shop.journal("ann").contains("upkeep.left"))
    }

    @Test(
        arguments: [
            ("a tier nobody knows", "platinum", .unknownTier),
            ("an end that is past", "gold", .expiryInPast),
            ("nothing to take back", nil, .nothingPending),
        ] as [(String, String?, Refusal)]
    )
    func `what may not be given is refused`(
        why: String,
        tier: String?,
        refusal: Refusal
    ) throws {
        let shop = try shop()
        let order = TierOrder(member: "ann", tier: tier, until: try Shop.day("2026-02-01"))
        #expect(try refusalCode { _ = try shop.engine.setTier(order) } == refusal, "\(why)")
        #expect(try history(shop) == ["2026-02-01 blue earned joined"], "\(why)")
    }
}
