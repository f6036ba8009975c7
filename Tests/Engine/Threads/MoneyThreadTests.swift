import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

/// What other billing engines prorated, rounded and credited wrongly, numbered as in our notes.
struct MoneyThreadTests {
    private static let first = SubscriptionID(1)

    private static func change(_ shop: Shop, to price: String, of plan: String) throws {
        _ = try shop.engine.changePlan(
            ChangeOrder(subscription: first, plan: plan, price: price)
        )
    }

    private static func paid(_ shop: Shop) throws -> Int64 {
        try shop.engine.balances(of: "ann").first?.paid.minorUnits ?? 0
    }

    /// Half the price for one term; a rest gives back what is left.
    private static let half = """
        plan: half
        name: Half
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 31.00 }]
        offers:
          - { id: half, kind: promo, code: HALF, percent: 50%, terms: 1 }
        billing: { mode: auto_renew, proration: by_day, catch_up: 1 }
        dunning: { retry_after: [P1D], grace: P3D, hold: P3D }
        pause: { longest: 3, resume: stub, unused: credit }
        benefits:
          - { id: it, name: It, kind: access }

        """

    @Test func `thread 26: a short first term is divided by its own days and costs all`() throws {
        let shop = try Shop(at: "2026-01-16")
        try shop.start("ann", anchorDay: 1)
        #expect(
            try shop.invoices("ann") == ["2026-01-16/2026-02-01 5.16 USD paid: succeeded"],
            "16 of the 31 days from the first of January on"
        )
    }

    @Test func `thread 27: a credit goes by the list price and not by what was debited`() throws {
        let shop = try Shop(plans: [Self.half])
        try shop.add("ann")
        _ = try shop.engine.startSubscription(
            StartOrder(
                member: "ann",
                plan: "half",
                price: "monthly",
                payWith: "shop:visa",
                code: "HALF"
            )
        )
        try shop.advance(to: "2026-01-11")
        _ = try shop.engine.pauseSubscription(Self.first, terms: 1, .now)
        #expect(try Self.paid(shop) == 1_050, "21 days of half a dollar")
    }

    @Test func `thread 28: changes to and fro credit more than was ever paid`() throws {
        let shop = try Shop(plans: SamplePlans.changing)
        try shop.start("ann", "studio", "double", payWith: "shop:visa")
        try shop.advance(to: "2026-01-11")
        for price in ["monthly", "double", "plus", "weekly", "double", "monthly"] {
            try Self.change(shop, to: price, of: "studio")
        }
        let taken = shop.bank.moved.values.reduce(0, +)
        #expect(try Self.paid(shop) < taken)
        #expect(
            try shop.number("SELECT sum(amount) FROM line_credit")
                <= shop.number(
                    "SELECT sum(amount) FROM invoice_line WHERE kind IN ('term', 'change')"
                )
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `thread 29: a failed charge and its void leave the member two dollars`() throws {
        let shop = try Shop(plans: SamplePlans.changing)
        try shop.start("ann", "basic", payWith: "shop:visa")
        try shop.advance(to: "2026-01-11")
        shop.bank.expect(.declined(.soft, code: "no_funds"))
        try Self.change(shop, to: "monthly", of: "premium")
        #expect(
            try shop.invoices("ann").last == "2026-01-11/2026-02-01 6.78 USD void: no_funds"
        )
        #expect(try Self.paid(shop) == 0)
        #expect(try shop.number("SELECT count(*) FROM line_credit") == 0)
        #expect(try shop.complaints() == [])
    }

    @Test func `thread 30: both plans bill the day of the change`() throws {
        let shop = try Shop(plans: SamplePlans.changing)
        try shop.start("ann", "basic", payWith: "shop:visa")
        try shop.advance(to: "2026-01-11")
        try Self.change(shop, to: "monthly", of: "premium")
        let lines = try shop.engine.invoice(InvoiceID(2)).lines
        #expect(lines.map(\.kind) == [.credit, .change])
        for line in lines {
            #expect(line.period.description == "2026-01-11/2026-02-01", "it is the new plan's")
        }
    }

    @Test func `thread 32: a difference of cents cannot be charged, and the change fails`() throws {
        let shop = try Shop(plans: SamplePlans.changing)
        try shop.start("ann", "studio", payWith: "shop:visa")
        try shop.advance(to: "2026-01-11")
        try Self.change(shop, to: "plus", of: "studio")
        try shop.advance(to: "2026-02-01")
        #expect(
            try shop.invoices("ann") == [
                "2026-01-01/2026-02-01 10.00 USD paid: succeeded",
                "2026-01-11/2026-02-01 0.28 USD carried",
                "2026-02-01/2026-03-01 10.68 USD paid: succeeded",
            ]
        )
    }

    @Test func `thread 33: the price that was shown is not the price that is charged`() throws {
        let shop = try Shop(plans: SamplePlans.changing)
        try shop.start("ann", "basic", payWith: "shop:visa")
        try shop.advance(to: "2026-01-20")
        let order = ChangeOrder(subscription: Self.first, plan: "premium", price: "yearly")
        let shown = try shop.engine.previewChange(order)
        try shop.advance(to: "2026-01-21")
        let late = ChangeOrder(
            subscription: Self.first,
            plan: "premium",
            price: "yearly",
            expected: shown.total
        )
        #expect(try refusalCode { _ = try shop.engine.changePlan(late) } == .totalDiffers)
        let now = try shop.engine.previewChange(order)
        let view = try shop.engine.changePlan(order)
        #expect(view.lastInvoice?.amount == now.total)
    }

    @Test func `thread 34: two members take the last use of an offer`() throws {
        let shop = try Shop(at: "2026-03-01", plans: SamplePlans.starting)
        let codes = try (1...3).map { number in
            let member = "m\(number)"
            try shop.add(member)
            return try refusalCode {
                _ = try shop.engine.startSubscription(
                    StartOrder(
                        member: member,
                        plan: "box",
                        price: "yearly",
                        payWith: "scripted:ok",
                        trial: false,
                        code: "SPRING"
                    )
                )
            }
        }
        #expect(codes == [nil, nil, .offerUsedUp])
    }

    @Test func `thread 34 again: what a bill comes to depends on the order of its discounts`()
        throws
    {
        let shop = try Shop(plans: SamplePlans.starting)
        try shop.add("ann")
        let view = try shop.engine.startSubscription(
            StartOrder(
                member: "ann",
                plan: "pile",
                price: "monthly",
                payWith: "scripted:ok",
                code: "TEN"
            )
        )
        #expect(
            view.lastInvoice?.amount.minorUnits == 1_350,
            "first the lower price, then the tenth, whatever the order in the file"
        )
    }
}
