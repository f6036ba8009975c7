import Engine
import Membership
import Payments
import ShopSupport
import Testing

struct UnknownOutcomeTests {
    @Test func `a silent gateway is asked by key and never charged again under another`() throws {
        let shop = try Shop()
        let view = try shop.start("ann", payWith: "shop:visa")
        shop.bank.expect(.unknown)
        try shop.advance(to: "2026-02-01")
        let waiting = try shop.engine.subscription(view.id)
        #expect(waiting.nextAction == .paymentQuery)
        #expect(waiting.nextActionAt?.rfc3339 == "2026-02-01T01:00:00Z")
        #expect(try shop.check("ann") == "yes renewal_pending", "nobody is locked out meanwhile")
        try shop.advance(to: "2026-02-01T00:59:59Z")
        #expect(shop.bank.calls == ["charge inv_1:1", "charge inv_2:1"])
        try shop.advance(to: "2026-02-01T01:00:00Z")
        #expect(shop.bank.calls == ["charge inv_1:1", "charge inv_2:1", "query inv_2:1"])
        #expect(try shop.engine.subscription(view.id).paidUntil == CivilDate("2026-03-01"))
        #expect(shop.bank.moved.values.sorted() == [1_000, 1_000])
        #expect(try shop.complaints() == [])
    }

    @Test func `as long as the gateway keeps silent it is asked again, and nothing is given up`()
        throws
    {
        let shop = try Shop()
        let view = try shop.start("ann", payWith: "shop:visa")
        shop.bank.losesCalls(true)
        try shop.advance(to: "2026-02-20")
        let waiting = try shop.engine.subscription(view.id)
        #expect(waiting.state == .active)
        #expect(waiting.nextAction == .paymentQuery)
        #expect(try shop.invoices("ann").last == "2026-02-01/2026-03-01 10.00 USD open: unknown")
        #expect(
            shop.bank.calls.dropFirst(2).allSatisfy { $0 == "query inv_2:1" },
            "it is asked, and not charged: \(shop.bank.calls)"
        )
        shop.bank.losesCalls(false)
        try shop.advance(to: "2026-02-21")
        #expect(
            shop.bank.calls.suffix(2) == ["query inv_2:1", "charge inv_2:1"],
            "it never saw the key, so the same key is charged now"
        )
        #expect(
            try shop.invoices("ann").last == "2026-02-01/2026-03-01 10.00 USD paid: succeeded"
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `a gateway that is gone leaves its charges unknown`() throws {
        let shop = try Shop()
        let view = try shop.start("ann", payWith: "shop:visa")
        let bare = try Engine(shop.engine.store, actor: "test")
        _ = try bare.advanceClock(to: Shop.instant("2026-02-03", shop.engine.calendar))
        #expect(try shop.engine.subscription(view.id).nextAction == .paymentQuery)
        try shop.advance(to: "2026-02-04")
        #expect(try shop.engine.subscription(view.id).paidUntil == CivilDate("2026-03-01"))
        #expect(shop.bank.moved.count == 2)
        #expect(try shop.complaints() == [])
    }

    @Test func `a decline that comes late is counted from the day the term was due`() throws {
        let shop = try Shop()
        shop.bank.expect(.succeeded, .declined(.soft, code: "insufficient_funds"))
        let view = try shop.start("ann", payWith: "shop:visa")
        shop.bank.losesCalls(true)
        try shop.advance(to: "2026-02-05")
        shop.bank.losesCalls(false)
        try shop.advance(to: "2026-02-06")
        let now = try shop.engine.subscription(view.id)
        #expect(now.state.name == .pastDue)
        #expect(now.accessUntil?.rfc3339 == "2026-02-08T00:00:00Z", "seven days from Feb 1")
        #expect(try shop.complaints() == [])
    }

    @Test func `an outcome is told once: nothing else is decided while it is open`() throws {
        let shop = try Shop()
        shop.bank.losesCalls(true)
        let view = try shop.start("ann", payWith: "shop:visa")
        let added = try shop.topUp("ann", 1_000)
        #expect(added.paid == [], "the money may be moving already")
        #expect(
            try refusalCode { _ = try shop.engine.cancelSubscription(view.id) } == .paymentInFlight
        )
        shop.bank.losesCalls(false)
        try shop.advance(to: "2026-01-02")
        #expect(try shop.engine.subscription(view.id).state == .active)
        #expect(try shop.engine.balances(of: "ann")[0].paid.minorUnits == 1_000)
        #expect(try shop.complaints() == [])
    }

    @Test func `who is set aside again at once is told so, and why`() throws {
        let shop = try Shop()
        try shop.start("ann", payWith: "scripted:timeout")
        try shop.tamper(
            """
            CREATE TRIGGER odd BEFORE UPDATE ON invoice
            BEGIN SELECT RAISE(ABORT, 'no invoice is settled today'); END;
            UPDATE subscription SET parked_reason = 'odd'
            """
        )
        let reason =
            "a rule of the database refused what was decided: no invoice is settled today; run "
            + "`tessera doctor`, and mend what it names"
        #expect(throws: Refused(.parked, "sub_1 was set aside again: \(reason)")) {
            try shop.engine.unpark(SubscriptionID(1))
        }
        #expect(try shop.engine.parkedSubscriptions().map(\.reason) == [reason])
    }
}
