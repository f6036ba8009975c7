import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

@testable import Engine

/// What other billing engines charged twice or not at all, numbered as in our notes on their threads.
struct DoubleBillingThreadTests {
    private static let first = SubscriptionID(1)

    /// A commit that does not come.
    private struct PowerCut: Error {}

    @Test func `thread 1: who lives ahead of UTC is billed twice around midnight`() throws {
        let shop = try Shop()
        try shop.start("ann", zone: "Pacific/Auckland")
        // February begins there at 11:00 on the last of January, and here half a day later.
        for time in ["01-31T10:59:59", "01-31T11:00:00", "01-31T23:59:59", "02-01T00:00:01"] {
            try shop.sleep(until: "2026-\(time)Z")
            _ = try shop.engine.runRenewals()
        }
        let periods = try shop.invoices("ann").map { $0.prefix(21) }
        #expect(periods == ["2026-01-01/2026-02-01", "2026-02-01/2026-03-01"])
    }

    @Test func `thread 2: two runs at once both find the same term due`() throws {
        let shop = try Shop()
        try shop.start("ann")
        try shop.sleep(until: "2026-02-01")
        let other = try shop.another()
        var told: Refusal?
        let run = try shop.engine.runRenewals(onProgress: { _ in
            told = try? refusalCode { _ = try other.runRenewals() }
        })
        #expect(told == .runInProgress)
        #expect(run.renewed == 1)
        #expect(try other.runRenewals().isIdle)
        #expect(try shop.invoices("ann").count == 2)
    }

    @Test func `thread 3: only a query, and no index, keeps a period from a second invoice`() throws
    {
        let shop = try Shop()
        try shop.start("ann")
        try shop.advance(to: "2026-02-01")
        #expect(throws: (any Error).self) {
            try shop.tamper(
                """
                UPDATE invoice SET (period_start, period_end) =
                  (SELECT period_start, period_end FROM invoice WHERE id = 1) WHERE id = 2
                """
            )
        }
        #expect(try shop.complaints() == [])
    }

    @Test func `thread 4: days billed again for another reason are taken for a duplicate`() throws {
        let shop = try Shop(plans: SamplePlans.changing)
        try shop.start("ann", "basic", payWith: "shop:visa")
        _ = try shop.engine.pauseSubscription(Self.first, terms: 1, .now)
        let view = try shop.engine.resumeSubscription(Self.first)
        #expect(view.state == .active)
        #expect(
            try shop.invoices("ann") == [
                "2026-01-01/2026-02-01 10.00 USD paid: succeeded",
                "2026-01-01/2026-02-01 10.00 USD paid: succeeded",
            ],
            "the second is paid from the credit of the first"
        )
        #expect(shop.bank.moved.count == 1)
        #expect(try shop.complaints() == [])
    }

    @Test func `thread 5: the checkout pays while a charge is on its way, and both take money`()
        throws
    {
        let shop = try Shop()
        try shop.start("ann", payWith: "shop:visa")
        shop.bank.expect(.unknown)
        try shop.advance(to: "2026-02-01")
        #expect(
            try refusalCode {
                _ = try shop.engine.recordPayment(InvoiceID(2), reference: "till", amount: nil)
            } == .paymentInFlight
        )
        try shop.topUp("ann", 5_000)
        try shop.advance(to: "2026-02-02")
        #expect(shop.bank.moved.count == 2, "January and February, once each")
        let balance = try shop.engine.balances(of: "ann").first
        #expect(balance?.paid.minorUnits == 5_000)
    }

    @Test func `thread 6: a stale retry after a success charges the next term early`() throws {
        let shop = try Shop()
        try shop.start("ann", payWith: "shop:visa")
        shop.bank.expect(.declined(.soft, code: "no_funds"))
        try shop.advance(to: "2026-02-01")
        _ = try shop.engine.changePaymentMethod(Self.first, to: "shop:other")
        let calls = shop.bank.calls.count
        try shop.advance(to: "2026-02-28")
        #expect(shop.bank.calls.count == calls, "the days of the retries go by")
        #expect(try shop.engine.subscription(Self.first).paidUntil == Shop.day("2026-03-01"))
    }

    @Test func `thread 7: a charge is made before anything is written down about it`() throws {
        let shop = try Shop()
        try shop.start("ann", payWith: "shop:visa")
        try shop.sleep(until: "2026-02-01")
        let dying = try shop.another()
        dying.store.onCommit = { _ in throw PowerCut() }
        #expect(throws: PowerCut.self) { _ = try dying.runRenewals() }
        dying.store.onCommit = nil
        dying.store.close()
        #expect(shop.bank.calls == ["charge inv_1:1"], "February's was not called for")
        try shop.advance(to: "2026-02-02")
        #expect(shop.bank.calls == ["charge inv_1:1", "charge inv_2:1"])
    }

    @Test func `thread 8: a given up invoice stands in the way of the same days`() throws {
        let shop = try Shop()
        try shop.start("ann", payWith: "scripted:insufficient_funds")
        try shop.start("ann", payWith: "shop:visa")
        #expect(
            try shop.invoices("ann") == [
                "2026-01-01/2026-02-01 10.00 USD void: insufficient_funds",
                "2026-01-01/2026-02-01 10.00 USD paid: succeeded",
            ]
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `thread 9: paying by hand is followed by the charge of dunning`() throws {
        let shop = try Shop()
        try shop.start("ann", payWith: "shop:visa")
        shop.bank.expect(.declined(.soft, code: "no_funds"))
        try shop.advance(to: "2026-02-01")
        _ = try shop.engine.recordPayment(InvoiceID(2), reference: "cash-7", amount: nil)
        try shop.advance(to: "2026-02-20")
        #expect(shop.bank.calls == ["charge inv_1:1", "charge inv_2:1"])
        #expect(try shop.check("ann") == "yes subscribed")
    }

    @Test func `thread 10: an invoice of nothing has no identity and comes again`() throws {
        let shop = try Shop()
        try shop.start("ann", "plain", payWith: "none")
        try shop.advance(to: "2026-03-01")
        #expect(try shop.engine.runRenewals().isIdle)
        #expect(
            try shop.invoices("ann") == [
                "2026-01-01/2026-02-01 0.00 USD paid", "2026-02-01/2026-03-01 0.00 USD paid",
                "2026-03-01/2026-04-01 0.00 USD paid",
            ]
        )
    }

    @Test func `thread 11: a run loops without bounds over missed terms`() throws {
        let shop = try Shop()
        try shop.start("ann", "patient", "weekly")
        try shop.sleep(until: "2026-12-31")
        let run = try shop.engine.runRenewals()
        #expect(run.renewed == 3, "as many as the plan's catch_up allows")
        #expect(run.heldBack == 1)
    }

    @Test func `thread 12: rests on one day make terms overlap, and the account is stuck`() throws {
        let shop = try Shop(plans: SamplePlans.changing)
        try shop.start("ann", "basic", payWith: "shop:visa")
        try shop.advance(to: "2026-01-11")
        for _ in 1...3 {
            _ = try shop.engine.pauseSubscription(Self.first, terms: 1, .now)
            _ = try shop.engine.resumeSubscription(Self.first)
        }
        // A return and another rest on a later day leave nothing of the term in between.
        _ = try shop.engine.pauseSubscription(Self.first, terms: 2, .now)
        try shop.advance(to: "2026-02-20")
        _ = try shop.engine.resumeSubscription(Self.first)
        let view = try shop.engine.pauseSubscription(Self.first, terms: 1, .now)
        #expect(view.paidUntil == (try Shop.day("2026-01-11")))
        #expect(try shop.complaints() == [])
        let run = try shop.advance(to: "2026-03-20")
        #expect(run.parked == 0 && run.resumed == 1)
        #expect(try shop.complaints() == [])
    }

    @Test func `thread 13: an upgrade makes a second subscription, and both renew`() throws {
        let shop = try Shop(plans: SamplePlans.changing)
        try shop.start("ann", "basic", payWith: "shop:visa")
        try shop.advance(to: "2026-01-11")
        _ = try shop.engine.changePlan(
            ChangeOrder(subscription: Self.first, plan: "premium", price: "monthly")
        )
        try shop.advance(to: "2026-02-01")
        #expect(
            try shop.invoices("ann") == [
                "2026-01-01/2026-02-01 10.00 USD paid: succeeded",
                "2026-01-11/2026-02-01 6.78 USD paid: succeeded",
                "2026-02-01/2026-03-01 20.00 USD paid: succeeded",
            ]
        )
        #expect(try shop.number("SELECT count(*) FROM subscription") == 1)
    }

    @Test func `thread 13 again: a change that waits and a start lead into one plan twice`() throws
    {
        let shop = try Shop(plans: SamplePlans.changing)
        try shop.start("ann", "basic", payWith: "shop:visa")
        let order = ChangeOrder(
            subscription: Self.first,
            plan: "premium",
            price: "monthly",
            atTermEnd: true
        )
        _ = try shop.engine.changePlan(order)
        #expect(try refusalCode { try shop.start("ann", "premium") } == .alreadySubscribed)
        try shop.start("ann", "studio")
        #expect(
            try refusalCode {
                _ = try shop.engine.changePlan(
                    ChangeOrder(
                        subscription: SubscriptionID(2),
                        plan: "premium",
                        price: "monthly"
                    )
                )
            } == .alreadySubscribed
        )
        #expect(try shop.advance(to: "2026-02-01").parked == 0)
        #expect(try shop.complaints() == [])
    }

    @Test func `thread 14: renewed is told before the charge fails, and failed after it`() throws {
        let shop = try Shop()
        try shop.start("ann", payWith: "shop:visa")
        let before = try shop.journal("ann").count
        shop.bank.expect(.declined(.soft, code: "no_funds"))
        try shop.advance(to: "2026-02-01")
        let told = try shop.journal("ann").dropFirst(before)
        #expect(!told.contains("subscription.renewed"))
        #expect(told.contains("subscription.past_due"))
        try shop.advance(to: "2026-02-02")
        let after = try shop.journal("ann").dropFirst(before)
        #expect(after.filter { $0 == "subscription.recovered" }.count == 1)
    }

    @Test func `thread 15: the gateway's answer is lost, and a payer loses access`() throws {
        let shop = try Shop()
        try shop.start("ann", payWith: "shop:visa")
        shop.bank.expect(.unknown)
        try shop.advance(to: "2026-02-01")
        #expect(try shop.check("ann") == "yes renewal_pending")
        try shop.advance(to: "2026-02-02")
        #expect(shop.bank.calls.last == "query inv_2:1", "we ask, whatever was sent to us")
        #expect(try shop.check("ann") == "yes subscribed")
    }
}
