import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

struct GiftTests {
    private static let request = OnceRequest(
        key: "gift-1",
        method: "subscription.gift",
        body: Array("ann pile".utf8)
    )
    private static let order = GiftOrder(
        member: "ann",
        plan: "pile",
        price: "monthly",
        from: "bob",
        payWith: "shop:visa",
        terms: 2
    )

    private static func shop() throws -> Shop {
        let shop = try Shop(plans: SamplePlans.starting)
        try shop.add("ann")
        try shop.add("bob")
        return shop
    }

    private static func give(_ engine: Engine) throws -> String {
        let answer = try engine.giftSubscription(order, once: request) {
            Array("\($0.id) \($0.state.name.rawValue) \($0.paidUntil?.description ?? "")".utf8)
        }
        return String(decoding: answer, as: UTF8.self)
    }

    @Test func `a gift that is asked for twice is charged once`() throws {
        let shop = try Self.shop()
        try shop.start("ann", "pile")
        #expect(try Self.give(shop.engine) == "sub_1 active 2026-04-01")
        let before = try shop.dump()
        #expect(try Self.give(shop.another()) == "sub_1 active 2026-04-01")
        #expect(try shop.dump() == before)
        #expect(shop.bank.calls == ["charge inv_2:1"])
        #expect(try shop.complaints() == [])
    }

    @Test func `a gift that nobody answers for is asked for by its key`() throws {
        let shop = try Self.shop()
        try shop.start("ann", "pile")
        shop.bank.expect(.unknown)
        #expect(try Self.give(shop.engine) == "sub_1 active 2026-02-01")
        #expect(
            try refusalCode { _ = try shop.engine.cancelSubscription(SubscriptionID(1)) } == nil,
            "a silent gateway does not keep a member from leaving"
        )
        try shop.advance(to: "2026-01-02")
        let view = try shop.engine.subscription(SubscriptionID(1))
        #expect(view.paidUntil == CivilDate("2026-04-01"))
        #expect(view.autoRenew == false)
        #expect(shop.bank.calls == ["charge inv_2:1", "query inv_2:1"])
        #expect(try shop.complaints() == [])
    }

    @Test func `what a member still owes is not billed to whoever gives`() throws {
        let shop = try Shop(
            plans: [
                SamplePlans.pile.replacing(
                    "catch_up: 1",
                    with: "catch_up: 1, minimum_charge: { amount: 16.00, currency: USD }"
                )
            ]
        )
        try shop.start("ann", "pile")
        try shop.add("bob")
        #expect(
            try shop.invoices("ann") == ["2026-01-01/2026-02-01 15.00 USD carried"],
            "the first-time price is too little to charge"
        )
        _ = try shop.engine.giftSubscription(Self.order)
        #expect(try shop.invoices("ann").last == "2026-02-01/2026-04-01 40.00 USD paid: succeeded")
        try shop.advance(to: "2026-04-01")
        #expect(try shop.invoices("ann").last == "2026-04-01/2026-05-01 35.00 USD paid: succeeded")
        #expect(try shop.complaints() == [])
    }

    @Test func `whoever has a membership for good is given no terms`() throws {
        let shop = try Self.shop()
        try shop.start("ann", "forever", "lifetime")
        let order = GiftOrder(
            member: "ann",
            plan: "forever",
            price: "lifetime",
            from: "bob",
            payWith: "scripted:ok"
        )
        #expect(
            try refusalCode { _ = try shop.engine.giftSubscription(order) } == .lifetimeStays
        )
    }

    @Test func `a price that needs a proof needs it for a gift, and not for a grant`() throws {
        let shop = try Self.shop()
        let gift = GiftOrder(
            member: "ann",
            plan: "campus",
            price: "student",
            from: "bob",
            payWith: "scripted:ok"
        )
        #expect(try refusalCode { _ = try shop.engine.giftSubscription(gift) } == .notEligible)
        let grant = GrantOrder(
            member: "ann",
            plan: "campus",
            price: "student",
            terms: 3,
            reason: "prize"
        )
        let view = try shop.engine.grantSubscription(grant)
        #expect(view.paidUntil == CivilDate("2026-04-01"))
        #expect(view.lastInvoice?.amount.minorUnits == 0)
        let granted = try shop.engine.events(
            after: 0,
            kind: "subscription.granted",
            member: "ann",
            limit: 9
        )
        #expect(
            granted.map(\.entry.data) == [
                #"{"plan":"campus","terms":3,"appended":false,"reason":"prize"}"#
            ]
        )
    }
}
