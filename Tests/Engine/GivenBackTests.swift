import Engine
import Membership
import ShopSupport
import Store
import Testing

/// What people are told about money that was given back.
struct GivenBackTests {
    private static let first = SubscriptionID(1)

    private static func dollars(_ cents: Int64) throws -> Money {
        Money(minorUnits: cents, currency: try #require(Currency("USD")))
    }

    @Test func `an invoice says what was given back of it, and by which notes`() throws {
        let shop = try Shop(plans: SamplePlans.refunding)
        let view = try shop.start("ann", "untouched", payWith: "shop:visa")
        #expect(view.lastInvoice?.credited.minorUnits == 0)
        for cents in [100, 250] as [Int64] {
            _ = try shop.engine.giveGoodwill(InvoiceID(1), Self.dollars(cents))
        }
        let invoice = try shop.engine.invoice(InvoiceID(1))
        #expect(invoice.credited.minorUnits == 350)
        #expect(invoice.creditNotes == ["cn_1", "cn_2"])
        _ = try shop.engine.refund(view.id)
        #expect(try shop.engine.invoice(InvoiceID(1)).credited == invoice.amount)
    }

    @Test func `documents name the plan that was billed, whatever came after it`() throws {
        let shop = try Shop(plans: SamplePlans.refunding)
        let view = try shop.start("ann", "anytime", "yearly", payWith: "shop:visa")
        _ = try shop.engine.giveGoodwill(InvoiceID(1), Self.dollars(100))
        try shop.advance(to: "2026-07-02")
        _ = try shop.engine.changePlan(
            ChangeOrder(subscription: view.id, plan: "more", price: "yearly")
        )
        let invoices = try shop.engine.invoices(of: "ann", state: nil, after: nil, limit: 9)
        #expect(invoices.map(\.plan) == ["anytime", "more"])
        #expect(
            try shop.engine.creditNotes(of: "ann", after: 0, limit: 9).map(\.plan) == ["anytime"]
        )
        #expect(try shop.engine.creditNotes(of: nil, after: 0, limit: 9).map(\.plan) == ["anytime"])
    }

    @Test func `credit that has run out comes back to nobody's use, and says so`() throws {
        let shop = try Shop(plans: SamplePlans.refunding)
        try shop.add("ann")
        _ = try shop.engine.addPrepayment(
            member: "ann",
            amount: Self.dollars(400),
            kind: .granted,
            expiresOn: Shop.day("2026-01-10")
        )
        try shop.topUp("ann", 50_000)
        try shop.start("ann", "anytime", "yearly", payWith: "balance")
        #expect(try shop.engine.quoteRefund(Self.first).expired.minorUnits == 0)
        try shop.advance(to: "2026-01-10")
        let quote = try shop.engine.quoteRefund(Self.first)
        #expect(quote.expired.minorUnits == 400 && quote.goesTo.granted.minorUnits == 400)
        let made = try shop.engine.refund(Self.first)
        #expect(made.expired == quote.expired)
        #expect(try made.handOver()?.minorUnits == 0)
        _ = try shop.engine.runRenewals()
        #expect(try shop.engine.balances(of: "ann").map(\.granted.minorUnits) == [0])
        #expect(try shop.complaints() == [])
    }

    @Test func `what a clerk recorded is handed over by a clerk`() throws {
        let shop = try Shop(plans: SamplePlans.refunding)
        try shop.start("ann", "untouched", payWith: "offline:ann")
        _ = try shop.engine.recordPayment(InvoiceID(1), reference: "till-7", amount: nil)
        let before = try shop.dump()
        let quote = try shop.engine.quoteRefund(Self.first)
        #expect(try shop.dump() == before)
        #expect(quote.handOver.minorUnits == 1_000)
        let made = try shop.engine.refund(Self.first)
        #expect(try made.handOver() == quote.handOver)
        #expect(made.creditNotes.map(\.handOver) == [quote.handOver])
        #expect(
            try shop.engine.creditNotes(of: nil, after: 0, limit: 9).map(\.handOver)
                == [quote.handOver]
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `a goodwill that a crash cut short answers with its own note, whatever came since`()
        throws
    {
        let shop = try Shop(plans: SamplePlans.refunding)
        try shop.start("ann", "untouched", payWith: "shop:visa")
        let give = { (key: String, cents: Int64) in
            try shop.engine.giveGoodwill(
                InvoiceID(1),
                Self.dollars(cents),
                to: .method,
                why: nil,
                once: OnceRequest(key: key, method: "refund.goodwill", body: Array(key.utf8))
            ) { view in
                Array(view.creditNotes.map { "\($0.id) \($0.total)" }.joined(separator: ", ").utf8)
            }
        }
        let first = try give("k1", 100)
        _ = try give("k2", 150)
        try shop.tamper("UPDATE idempotency SET answer = NULL WHERE key = 'k1'")
        try shop.sleep(until: "2026-01-02")
        _ = try give("k3", 200)
        #expect(String(decoding: try give("k1", 100), as: UTF8.self) == "cn_1 1.00 USD")
        #expect(try give("k1", 100) == first)
        #expect(shop.bank.givenBack.map(\.value).reduce(0, +) == 450, "nothing goes back twice")
        #expect(try shop.complaints() == [])
    }
}
