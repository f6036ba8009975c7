import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

struct RefundTests {
    private static func shop(at start: String = "2026-01-01") throws -> Shop {
        try Shop(at: start, plans: SamplePlans.refunding)
    }

    private static func dollars(_ cents: Int64) throws -> Money {
        Money(minorUnits: cents, currency: try #require(Currency("USD")))
    }

    @Test func `a quote writes nothing and is what is then given back`() throws {
        let shop = try Self.shop()
        let view = try shop.start("ann", "untouched", "yearly", payWith: "shop:visa")
        try shop.advance(to: "2026-05-05")
        let before = try shop.dump()
        let quote = try shop.engine.quoteRefund(view.id)
        #expect(try shop.dump() == before)
        let made = try shop.engine.refund(view.id)
        #expect(made.creditNotes.map(\.total) == [quote.total])
        #expect(made.creditNotes.map(\.goesTo) == [quote.goesTo])
        #expect(shop.bank.givenBack.map(\.value) == [12_000])
        #expect(shop.bank.givenBack.map(\.key.description) == ["cn_1:1"])
        #expect(try shop.complaints() == [])
    }

    @Test func `a refused refund writes nothing`() throws {
        let shop = try Self.shop()
        let view = try shop.start("ann", "window", "yearly", payWith: "shop:visa")
        try shop.advance(to: "2026-01-03")
        let before = try shop.dump()
        #expect(throws: Refused.self) { try shop.engine.refund(view.id) }
        #expect(
            try refusalCode { _ = try shop.engine.giveGoodwill(InvoiceID(1), Self.dollars(9_801)) }
                == .refundTooLarge
        )
        #expect(try shop.dump() == before)
    }

    @Test func `a crash before the gateway was called is made good by the run, under the same key`()
        throws
    {
        let shop = try Self.shop()
        let view = try shop.start("ann", "untouched", "monthly", payWith: "shop:visa")
        shop.bank.expectRefunds(.unknown)
        #expect(try shop.engine.refund(view.id).creditNotes.map(\.state) == [.pending])
        try shop.tamper("UPDATE refund_attempt SET state = 'pending'")
        // A bank that never heard of it: the process died between the commit and the call.
        let other = RememberingGateway()
        let engine = try Engine(shop.engine.store, actor: "other", outside: [other])
        _ = try engine.runRenewals()
        #expect(other.calls == ["query cn_1:1", "refund cn_1:1"])
        #expect(other.givenBack.map(\.value) == [1_000])
        #expect(try Shop.complaints(engine) == [])
        _ = try engine.runRenewals()
        #expect(other.calls.count == 2, "what is settled is not asked for again")
    }

    @Test func `a crash behind the gateway gives nothing back twice`() throws {
        let shop = try Self.shop()
        let view = try shop.start("ann", "untouched", "monthly", payWith: "shop:visa")
        shop.bank.expectRefunds(.unknown)
        _ = try shop.engine.refund(view.id)
        try shop.tamper("UPDATE refund_attempt SET state = 'pending'")
        #expect(try shop.engine.runRenewals().refunds == 1)
        #expect(shop.bank.calls.filter { $0.hasPrefix("refund") } == ["refund cn_1:1"])
        #expect(
            try shop.engine.creditNotes(of: "ann", after: 0, limit: 9).map(\.state) == [.settled]
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `the same key finishes a refund that a crash cut short`() throws {
        let shop = try Self.shop()
        let view = try shop.start("ann", "untouched", "monthly", payWith: "shop:visa")
        let request = OnceRequest(key: "k1", method: "refund.make", body: [1])
        shop.bank.expectRefunds(.unknown)
        let make = {
            try shop.engine.refund(view.id, why: nil, once: request) { view in
                Array(view.creditNotes.map { "\($0.id) \($0.state.rawValue)" }.joined().utf8)
            }
        }
        #expect(String(decoding: try make(), as: UTF8.self) == "cn_1 pending")
        try shop.tamper("UPDATE idempotency SET answer = NULL")
        #expect(String(decoding: try make(), as: UTF8.self) == "cn_1 settled")
        #expect(String(decoding: try make(), as: UTF8.self) == "cn_1 settled")
        #expect(shop.bank.givenBack.map(\.value) == [1_000])
        #expect(try shop.complaints() == [])
    }

    @Test func `what a gateway that is gone owes waits for it`() throws {
        let shop = try Self.shop()
        let view = try shop.start("ann", "untouched", "monthly", payWith: "shop:visa")
        let bare = try Engine(shop.engine.store, actor: "test")
        #expect(try bare.refund(view.id).creditNotes.map(\.state) == [.pending])
        _ = try bare.runRenewals()
        #expect(try Shop.complaints(bare) == [])
        _ = try shop.engine.runRenewals()
        #expect(shop.bank.givenBack.map(\.value) == [1_000])
        #expect(try shop.complaints() == [])
    }

    @Test func `a term whose plan was changed goes back whole, to what paid each part`() throws {
        let shop = try Self.shop()
        try shop.add("ann")
        try shop.topUp("ann", 3_000)
        // 30 from the balance and 90 from the card; moving up costs the card the rest.
        let view = try shop.start("ann", "anytime", "yearly", payWith: "shop:visa")
        try shop.advance(to: "2026-07-02")
        _ = try shop.engine.changePlan(
            ChangeOrder(subscription: view.id, plan: "more", price: "yearly")
        )
        let taken = shop.bank.moved.values.reduce(0, +)
        try shop.advance(to: "2026-09-01")
        let made = try shop.engine.refund(view.id)
        #expect(made.creditNotes.map(\.invoice.description) == ["inv_2", "inv_1"])
        #expect(shop.bank.givenBack.values.reduce(0, +) == taken, "the card has all of it back")
        #expect(try shop.engine.balances(of: "ann").map(\.paid.minorUnits) == [3_000])
        #expect(try shop.complaints() == [])
        try shop.advance(to: "2027-02-01")
        let accounts = try shop.engine.accounts()
        for name in ["anytime", "more"] {
            let balance = { (kind: String) in
                accounts.first { $0.name == "\(kind):\(name)" }?.balance ?? 0
            }
            #expect(balance("deferred_revenue") == 0)
            #expect(balance("revenue") == balance("refunds"), "\(name): nothing was earned")
        }
        #expect(try shop.complaints() == [])
    }

    @Test func `what a change put on the balance is not given back a second time`() throws {
        let shop = try Self.shop()
        let view = try shop.start("ann", "more", "yearly", payWith: "shop:visa")
        try shop.advance(to: "2026-03-01")
        _ = try shop.engine.changePlan(
            ChangeOrder(subscription: view.id, plan: "anytime", price: "yearly")
        )
        let balance = try #require(try shop.engine.balances(of: "ann").first).paid.minorUnits
        #expect(balance > 0)
        try shop.advance(to: "2026-04-01")
        let made = try shop.engine.refund(view.id)
        let given = made.creditNotes.reduce(0) { $0 + $1.total.minorUnits }
        #expect(given + balance == 24_000, "together they are what was paid")
        #expect(try shop.complaints() == [])
    }

    @Test func `the days that are left go back once, whatever was used`() throws {
        let shop = try Self.shop()
        let view = try shop.start("ann", "daily", "monthly", payWith: "shop:visa")
        try shop.advance(to: "2026-01-11")
        _ = try shop.engine.useBenefit(member: "ann", benefit: "films")
        let notes = try shop.engine.refund(view.id).creditNotes
        // 21 of 31 days of 11.90.
        #expect(notes.map(\.total.minorUnits) == [806])
        #expect(try refusalCode { _ = try shop.engine.refund(view.id) } == .nothingToRefund)
        #expect(try shop.complaints() == [])
    }
}
