import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

/// What the simulation found in this engine, each as short as it can be told.
struct FoundTests {
    private static let first = SubscriptionID(1)

    @Test func `a change that comes with a debt nobody pays is written off where it was billed`()
        throws
    {
        let shop = try Shop(plans: SamplePlans.changing)
        try shop.start("ann", "studio", payWith: "offline:ann")
        _ = try shop.engine.recordPayment(InvoiceID(1), reference: "r1", amount: nil)
        _ = try shop.engine.changePlan(
            ChangeOrder(
                subscription: Self.first,
                plan: "spa",
                price: "gold",
                atTermEnd: true
            )
        )
        // The run comes so late that the change, its bill and its end are one commit.
        try shop.sleep(until: "2026-03-01")
        let run = try shop.engine.runRenewals()
        #expect(run.parked == 0)
        #expect(try shop.invoices("ann").last == "2026-02-01/2026-03-01 50.00 USD uncollectible")
        #expect(try shop.complaints() == [])
    }

    @Test func `a gift whose card declines after the day of the renewal is nobody's debt`() throws {
        let shop = try Shop(plans: SamplePlans.changing)
        try shop.start("ann", "basic", payWith: "shop:visa")
        try shop.add("bob")
        try shop.advance(to: "2026-01-31")
        shop.bank.losesCalls(true)
        _ = try shop.engine.giftSubscription(
            GiftOrder(
                member: "ann",
                plan: "basic",
                price: "monthly",
                from: "bob",
                payWith: "shop:bobs",
                terms: 2
            )
        )
        shop.bank.losesCalls(false)
        shop.bank.expect(.declined(.soft, code: "no_funds"))
        try shop.advance(to: "2026-02-01")
        #expect(
            try shop.invoices("ann") == [
                "2026-01-01/2026-02-01 10.00 USD paid: succeeded",
                "2026-02-01/2026-04-01 20.00 USD void: no_funds",
                "2026-02-01/2026-03-01 10.00 USD paid: succeeded",
            ],
            "the member's own renewal comes after it"
        )
        #expect(try shop.complaints() == [])
    }

    /// Stays on hold while it is unpaid, and may rest.
    private static let patient = """
        plan: patient
        name: Patient
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 10.00 }]
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D], grace: P3D, hold: P3D, end: hold }
        pause: { longest: 3, resume: stub, unused: credit }
        benefits:
          - { id: it, name: It, kind: access }

        """

    @Test func `a rest after a debt that was paid late begins where the skipped days end`() throws {
        let shop = try Shop(plans: [Self.patient])
        try shop.start("ann", "patient", payWith: "shop:visa")
        shop.bank.usually(.declined(.soft, code: "no_funds"))
        try shop.advance(to: "2026-03-05")
        _ = try shop.engine.recordPayment(InvoiceID(2), reference: "r1", amount: nil)
        _ = try shop.engine.pauseSubscription(Self.first, terms: 1, .atTermEnd)
        try shop.advance(to: "2026-03-06")
        #expect(try shop.engine.subscription(Self.first).state.name == .paused)
        #expect(try shop.complaints() == [])
    }

    @Test func `who comes from the free plan falls back to it when the change is never paid`()
        throws
    {
        let shop = try Shop(plans: SamplePlans.starting)
        try shop.start("ann", "lobby", "free", payWith: "balance")
        _ = try shop.engine.changePlan(
            ChangeOrder(
                subscription: Self.first,
                plan: "reader",
                price: "monthly",
                atTermEnd: true
            )
        )
        // The run comes so late that the change and the end of its debt are one commit.
        try shop.sleep(until: "2026-03-01")
        let run = try shop.engine.runRenewals()
        #expect(run.parked == 0)
        #expect(try shop.engine.subscription(SubscriptionID(2)).plan == "lobby")
        #expect(try shop.check("ann", "newsletter") == "yes subscribed")
        #expect(try shop.complaints() == [])
    }
}
