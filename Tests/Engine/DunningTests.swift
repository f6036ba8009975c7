import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

struct DunningTests {
    @Test func `retries come on their days, grace and hold end on theirs`() throws {
        let shop = try Shop()
        let view = try shop.start("ann", payWith: "scripted:insufficient_funds", trial: true)
        // The trial ends on Jan 15; retries after 1, 3, 7 and 14 days, grace 7, hold 14 more.
        let expected = [
            ("2026-01-14", "trialing", 0), ("2026-01-15", "past_due", 1),
            ("2026-01-16", "past_due", 2), ("2026-01-17", "past_due", 2),
            ("2026-01-18", "past_due", 3), ("2026-01-21", "past_due", 3),
            ("2026-01-22", "on_hold", 4), ("2026-01-28", "on_hold", 4),
            ("2026-01-29", "on_hold", 5), ("2026-02-04", "on_hold", 5),
            ("2026-02-05", "ended", 5),
        ]
        for (day, state, attempts) in expected {
            try shop.advance(to: day)
            let now = try shop.engine.subscription(view.id)
            #expect(now.state.name.rawValue == state, "on \(day)")
            #expect(now.lastInvoice?.attempts.count ?? 0 == attempts, "tries by \(day)")
        }
        let ended = try shop.engine.subscription(view.id)
        #expect(ended.endReason == .nonpayment)
        #expect(ended.paidUntil == nil, "a failed charge never moves the paid time")
        #expect(ended.accessUntil?.rfc3339 == "2026-01-15T00:00:00Z", "grace was lent, not given")
        #expect(try shop.complaints() == [])
    }

    @Test func `a late success bills without a gap or a double term`() throws {
        let shop = try Shop()
        try shop.start("ann", payWith: "scripted:fail_twice_then_ok", trial: true)
        try shop.advance(to: "2026-03-20")
        #expect(
            try shop.invoices("ann") == [
                "2026-01-15/2026-02-15 10.00 USD paid: try_again_later, try_again_later, succeeded",
                "2026-02-15/2026-03-15 10.00 USD paid: try_again_later, try_again_later, succeeded",
                "2026-03-15/2026-04-15 10.00 USD paid: try_again_later, try_again_later, succeeded",
            ]
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `a hard decline stops automatic tries, and the deadlines stay`() throws {
        let shop = try Shop()
        let view = try shop.start("ann", payWith: "scripted:stolen_card", trial: true)
        try shop.advance(to: "2026-01-22")
        #expect(try shop.engine.subscription(view.id).state.name == .onHold)
        try shop.advance(to: "2026-02-05")
        let ended = try shop.engine.subscription(view.id)
        #expect(ended.endReason == .nonpayment)
        #expect(ended.lastInvoice?.attempts.count == 1, "the card networks forbid more")
        #expect(try shop.complaints() == [])
    }

    @Test func `a run that comes late takes the latest retry and bunches none`() throws {
        let shop = try Shop()
        let view = try shop.start("ann", payWith: "scripted:insufficient_funds", trial: true)
        try shop.advance(to: "2026-01-15")
        try shop.sleep(until: "2026-01-19")
        let summary = try shop.engine.runRenewals()
        #expect(summary.due == 1)
        let now = try shop.engine.subscription(view.id)
        #expect(now.lastInvoice?.attempts.count == 2, "of the retries on the 16th and 18th, one")
        #expect(now.nextAction == .retry)
        #expect(now.nextActionAt?.rfc3339 == "2026-01-22T00:00:00Z")
    }

    @Test func `a run later than grace and hold tries once and ends it`() throws {
        let shop = try Shop()
        let view = try shop.start("ann", payWith: "scripted:insufficient_funds", trial: true)
        try shop.advance(to: "2026-01-15")
        try shop.sleep(until: "2026-03-01")
        let preview = try shop.engine.previewRenewals(limit: 9)
        #expect(preview.map(\.amount?.minorUnits) == [1_000], "the late try is shown")
        _ = try shop.engine.runRenewals()
        let ended = try shop.engine.subscription(view.id)
        #expect(ended.endReason == .nonpayment)
        #expect(ended.lastInvoice?.attempts.count == 2)
        #expect(try shop.complaints() == [])
    }

    @Test func `a run later than hold that gets the money keeps the member`() throws {
        let shop = try Shop()
        shop.bank.usually(.declined(.soft, code: "insufficient_funds"))
        let view = try shop.start("ann", payWith: "shop:visa", trial: true)
        try shop.advance(to: "2026-01-22")
        try shop.sleep(until: "2026-02-10")
        shop.bank.usually(.succeeded)
        _ = try shop.engine.runRenewals()
        let now = try shop.engine.subscription(view.id)
        #expect(now.state == .active, "nobody loses a membership to a run that came late")
        #expect(now.paidUntil == CivilDate("2026-02-15"))
        #expect(try shop.complaints() == [])
    }

    @Test func `paying by another route clears the schedule in the same commit`() throws {
        let shop = try Shop()
        let view = try shop.start("ann", payWith: "scripted:insufficient_funds", trial: true)
        try shop.advance(to: "2026-01-16")
        try shop.topUp("ann", 1_000)
        let paid = try shop.engine.subscription(view.id)
        #expect(paid.state == .active)
        #expect(paid.nextAction == .renewal)
        #expect(paid.nextActionAt?.rfc3339 == "2026-02-15T00:00:00Z")
        try shop.advance(to: "2026-02-01")
        #expect(try shop.invoices("ann").count == 1, "no retry of a paid invoice")
        #expect(try shop.complaints() == [])
    }

    @Test func `a retry draws on the balance first, whatever the method is`() throws {
        let shop = try Shop()
        try shop.start("ann", payWith: "scripted:insufficient_funds", trial: true)
        try shop.advance(to: "2026-01-15")
        try shop.topUp("ann", 400)
        try shop.topUp("ann", 600, .granted)
        #expect(
            try shop.invoices("ann")
                == ["2026-01-15/2026-02-15 10.00 USD paid: insufficient_funds, succeeded"]
        )
        #expect(try shop.engine.balances(of: "ann")[0].total().minorUnits == 0)
    }

    @Test func `a debt that is written off leaves nothing earned`() throws {
        let shop = try Shop()
        try shop.start("ann", payWith: "scripted:stolen_card", trial: true)
        try shop.advance(to: "2026-03-01")
        let balances = try shop.engine.accounts().map { "\($0.name) \($0.balance)" }
        #expect(balances == ["deferred_revenue:gold 0", "receivable 0"])
        #expect(try shop.complaints() == [])
    }
}
