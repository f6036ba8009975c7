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
}
