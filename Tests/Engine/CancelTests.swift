import Engine
import Membership
import ShopSupport
import Testing

struct CancelTests {
    /// Makes a subscription of this kind and says on which day it is canceled.
    private static func make(_ kind: String, _ shop: Shop) throws -> SubscriptionView {
        switch kind {
        case "scheduled": return try shop.start("ann", on: "2026-02-01")
        case "incomplete": return try shop.start("ann", payWith: "scripted:insufficient_funds")
        case "trialing": return try shop.start("ann", trial: true)
        case "active": return try shop.start("ann")
        case "past due", "on hold":
            let view = try shop.start("ann", payWith: "scripted:insufficient_funds", trial: true)
            try shop.advance(to: kind == "past due" ? "2026-01-16" : "2026-01-23")
            return view
        case "overdue":
            let view = try shop.start("ann")
            try shop.sleep(until: "2026-02-03")
            return view
        default: throw ShopError("no kind \(kind)")
        }
    }

    /// Each row reads: canceled in this state, it stands like this, gives this, and owes this.
    @Test(
        arguments: [
            ("what never began is over", "scheduled", "canceled", "no ended", nil),
            (
                "a first payment that is outstanding is waived", "incomplete", "canceled",
                "no ended", "2026-01-01/2026-02-01 10.00 USD void: insufficient_funds"
            ),
            ("free days are kept", "trialing", "trialing", "yes trial", nil),
            (
                "paid days are kept", "active", "active", "yes paid_until_end",
                "2026-01-01/2026-02-01 10.00 USD paid: succeeded"
            ),
            (
                "unpaid days are not", "past due", "canceled", "no ended",
                "2026-01-15/2026-02-15 10.00 USD uncollectible: "
                    + "insufficient_funds, insufficient_funds"
            ),
            (
                "nor on hold", "on hold", "canceled", "no ended",
                "2026-01-15/2026-02-15 10.00 USD uncollectible: insufficient_funds, "
                    + "insufficient_funds, insufficient_funds, insufficient_funds"
            ),
            (
                "a renewal that no run has come to is not charged any more", "overdue", "canceled",
                "no ended", "2026-01-01/2026-02-01 10.00 USD paid: succeeded"
            ),
        ] as [(String, String, String, String, String?)]
    )
    func `cancel`(
        why: String,
        kind: String,
        state: String,
        answer: String,
        invoice: String?
    ) throws {
        let shop = try Shop()
        let view = try Self.make(kind, shop)
        let after = try shop.engine.cancelSubscription(view.id)
        #expect(after.endReason?.rawValue ?? after.state.name.rawValue == state, "\(why)")
        #expect(after.autoRenew == false, "\(why)")
        #expect(try shop.check("ann") == answer, "\(why)")
        #expect(try shop.invoices("ann").last == invoice, "\(why)")
        #expect(try shop.complaints() == [], "\(why)")
        try shop.advance(to: "2026-04-01")
        #expect(try shop.invoices("ann").last == invoice, "\(why): never another charge")
        #expect(try shop.engine.subscription(view.id).endReason == .canceled, "\(why)")
        #expect(try shop.complaints() == [], "\(why)")
    }

    @Test func `paid time is kept to its last instant and not one longer`() throws {
        let shop = try Shop()
        let view = try shop.start("ann")
        _ = try shop.engine.cancelSubscription(view.id)
        #expect(try shop.check("ann", at: "2026-01-31T23:59:59.999Z") == "yes paid_until_end")
        #expect(try shop.check("ann", at: "2026-02-01T00:00:00Z") == "no ended")
    }

    @Test func `a second cancel is told so, and one after the end as well`() throws {
        let shop = try Shop()
        let view = try shop.start("ann")
        _ = try shop.engine.cancelSubscription(view.id)
        #expect(
            try refusal { _ = try shop.engine.cancelSubscription(view.id) }
                == "Renewal is turned off already: sub_1; nothing needs to be done"
        )
        try shop.advance(to: "2026-02-01")
        #expect(
            try refusal { _ = try shop.engine.cancelSubscription(view.id) }
                == "The subscription has ended: sub_1; start a new subscription"
        )
        #expect(
            try refusal { _ = try shop.engine.cancelSubscription(SubscriptionID(99)) }
                == "There is no such subscription: sub_99; see `subscriptions list`"
        )
    }

    @Test func `a silent gateway does not keep a member from leaving`() throws {
        let shop = try Shop()
        let view = try shop.start("ann", payWith: "scripted:timeout", trial: true)
        try shop.advance(to: "2026-01-15")
        #expect(try shop.engine.subscription(view.id).nextAction == .paymentQuery)
        let after = try shop.engine.cancelSubscription(view.id)
        #expect(after.autoRenew == false)
        try shop.advance(to: "2026-01-16")
        let paid = try shop.engine.subscription(view.id)
        #expect(paid.state == .active, "the charge had gone through, so the term is the member's")
        #expect(paid.accessUntil?.rfc3339 == "2026-02-15T00:00:00Z", "to its end, without grace")
        try shop.advance(to: "2026-02-15")
        #expect(try shop.engine.subscription(view.id).endReason == .canceled)
        #expect(try shop.invoices("ann").count == 1)
        #expect(try shop.complaints() == [])
    }
}
