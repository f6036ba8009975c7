import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

/// What other billing engines got wrong about debts, retries and keys, numbered as in our notes.
struct DunningThreadTests {
    private static let first = SubscriptionID(1)
    private static let noFunds = ChargeOutcome.declined(.soft, code: "no_funds")

    private static func owing() throws -> Shop {
        let shop = try Shop()
        try shop.start("ann", payWith: "shop:visa")
        shop.bank.usually(noFunds)
        return shop
    }

    @Test func `thread 35: a run that comes late moves the deadlines of a debt`() throws {
        let shop = try Self.owing()
        try shop.advance(to: "2026-02-01")
        let end = try shop.engine.subscription(Self.first).accessUntil
        try shop.sleep(until: "2026-02-05")
        _ = try shop.engine.runRenewals()
        #expect(shop.bank.calls.count == 3, "of two retries that were missed the later one is made")
        #expect(try shop.engine.subscription(Self.first).accessUntil == end)
        #expect(try shop.check("ann", at: "2026-02-07T23:59:59Z") == "yes grace")
        #expect(try shop.check("ann", at: "2026-02-08") == "no on_hold")
    }

    @Test func `thread 36: a charge without an answer is made again`() throws {
        let shop = try Shop()
        try shop.start("ann", payWith: "shop:visa")
        shop.bank.expect(.unknown)
        try shop.advance(to: "2026-02-01")
        for hour in 10...13 {
            try shop.sleep(until: "2026-02-01T\(hour):00:00Z")
            _ = try shop.engine.runRenewals()
        }
        #expect(shop.bank.calls == ["charge inv_1:1", "charge inv_2:1", "query inv_2:1"])
        #expect(shop.bank.moved.values.reduce(0, +) == 2_000)
    }

    @Test func `thread 37: a debt for one plan stops another that is paid`() throws {
        let shop = try Self.owing()
        try shop.start("ann", "silver", payWith: "scripted:ok")
        try shop.advance(to: "2026-02-10")
        #expect(try shop.check("ann", "free_shipping") == "no on_hold")
        #expect(try shop.check("ann", "video") == "yes subscribed")
    }

    @Test func `thread 38: credit is used up while the payment is still pending`() throws {
        let shop = try Shop(plans: SamplePlans.refunding)
        try shop.add("ann")
        try shop.topUp("ann", 3_000)
        shop.bank.losesCalls(true)
        try shop.start("ann", "anytime", "yearly", payWith: "shop:visa")
        #expect(try refusalCode { try shop.payOutAll("ann", 3_000) } == .balanceTooSmall)
        shop.bank.losesCalls(false)
        shop.bank.expect(Self.noFunds)
        try shop.sleep(until: "2026-01-01T02:00:00Z")
        _ = try shop.engine.runRenewals()
        #expect(try shop.engine.balances(of: "ann").first?.paid.minorUnits == 3_000)
        #expect(try shop.complaints() == [])
    }

    @Test func `thread 39: retries go on after the member has left`() throws {
        let shop = try Self.owing()
        try shop.advance(to: "2026-02-01")
        _ = try shop.engine.cancelSubscription(Self.first)
        let calls = shop.bank.calls.count
        try shop.advance(to: "2026-03-05")
        #expect(shop.bank.calls.count == calls)
    }

    @Test func `thread 39 again: a stolen card is tried again, and a new one waits for its turn`()
        throws
    {
        let shop = try Shop()
        try shop.start("ann", payWith: "shop:visa")
        shop.bank.expect(.declined(.hard, code: "stolen_card"))
        try shop.advance(to: "2026-02-05")
        #expect(shop.bank.calls == ["charge inv_1:1", "charge inv_2:1"])
        let view = try shop.engine.changePaymentMethod(Self.first, to: "shop:other")
        #expect(view.state == .active)
        #expect(shop.bank.calls.last == "charge inv_2:2", "at once")
    }

    @Test func `thread 40: what fell due on a day without a run is never billed`() throws {
        let shop = try Shop()
        try shop.start("ann", on: "2026-01-02")
        try shop.sleep(until: "2026-01-03")
        #expect(try shop.engine.runRenewals().activated == 1)
        try shop.sleep(until: "2026-02-17")
        #expect(try shop.engine.runRenewals().renewed == 1)
        #expect(
            try shop.invoices("ann").map { $0.prefix(21) }
                == ["2026-01-02/2026-02-02", "2026-02-02/2026-03-02"]
        )
    }

    private static func start(_ shop: Shop, key: String, member: String) throws -> String {
        let order = StartOrder(
            member: member,
            plan: "gold",
            price: "monthly",
            payWith: "shop:visa",
            trial: false
        )
        let request = OnceRequest(
            key: key,
            method: "subscription.start",
            body: Array(member.utf8)
        )
        let answer = try shop.engine.startSubscription(order, once: request) { view in
            Array("\(view.id)".utf8)
        }
        return String(decoding: answer, as: UTF8.self)
    }

    @Test func `thread 41: a page that is loaded again starts a second subscription`() throws {
        let shop = try Shop()
        try shop.add("ann")
        #expect(try Self.start(shop, key: "order-1", member: "ann") == "sub_1")
        #expect(try Self.start(shop, key: "order-1", member: "ann") == "sub_1")
        #expect(shop.bank.moved.count == 1)
    }

    @Test func `thread 42: a key that was used for something else is taken as known`() throws {
        let shop = try Shop()
        try shop.add("ann")
        try shop.add("bob")
        _ = try Self.start(shop, key: "order-1", member: "ann")
        #expect(
            try refusalCode { _ = try Self.start(shop, key: "order-1", member: "bob") }
                == .idempotencyConflict
        )
        #expect(try shop.invoices("bob") == [])
    }

    @Test func `thread 44: one bad subscription rolls back everybody's renewal`() throws {
        let shop = try Shop()
        for member in ["ann", "bob", "cyd"] { try shop.start(member) }
        // No calendar knows this zone, so nothing can be decided about bob.
        try shop.tamper("UPDATE subscription SET zone = 'Mars/Olympus' WHERE id = 2")
        let run = try shop.advance(to: "2026-02-01")
        #expect(run.renewed == 2 && run.parked == 1)
    }

    @Test func `thread 48: an account that cannot be billed is tried for ever`() throws {
        let shop = try Shop()
        try shop.start("ann")
        try shop.tamper("UPDATE subscription SET zone = 'Mars/Olympus' WHERE id = 1")
        try shop.advance(to: "2026-02-01")
        #expect(try shop.engine.parkedSubscriptions().map(\.id) == [Self.first])
        #expect(try shop.engine.runRenewals().isIdle)
        // Unparked too early it would only be set aside again, and the caller is told so.
        #expect(try refusalCode { _ = try shop.engine.unpark(Self.first) } == .parked)
        try shop.tamper("UPDATE subscription SET zone = 'UTC' WHERE id = 1")
        let taken = """
            INSERT INTO invoice (id, subscription_id, payer_id, kind, series, term, terms,
              period_start, period_end, currency, state, amount, issued_at, settled_at, settled_on,
              previous_invoice_id)
            SELECT 90, subscription_id, payer_id, kind, series, term + 1, terms, period_end,
              period_end + 28, currency, state, amount, issued_at, settled_at, settled_on, NULL
            FROM invoice WHERE id = 1
            """
        try shop.tamper(taken)
        let before = try shop.dump()
        #expect(
            try refusal { _ = try shop.engine.unpark(Self.first) }
                .contains("would be set aside again at once: a rule of the database refused")
        )
        #expect(try shop.dump() == before)
        try shop.tamper("DELETE FROM invoice WHERE id = 90")
        _ = try shop.engine.unpark(Self.first)
        #expect(try shop.engine.runRenewals().renewed == 1)
    }
}

extension Shop {
    fileprivate func payOutAll(_ member: String, _ cents: Int64) throws {
        let currency = try #require(Currency("USD"))
        _ = try engine.payOut(
            member: member,
            amount: Money(minorUnits: cents, currency: currency)
        )
    }
}
