import Engine
import Membership
import ShopSupport
import Testing

struct FirstPaymentTests {
    @Test func `a declined first payment waits 23 hours, then the subscription never was`() throws {
        let shop = try Shop(at: "2026-01-01")
        let view = try shop.start("ann", payWith: "scripted:insufficient_funds")
        #expect(view.state.name == .incomplete)
        #expect(view.nextActionAt?.rfc3339 == "2026-01-01T23:00:00Z")
        #expect(try shop.check("ann") == "no first_payment_pending")
        #expect(
            try shop.invoices("ann")
                == ["2026-01-01/2026-02-01 10.00 USD open: insufficient_funds"]
        )
        try shop.advance(to: "2026-01-01T22:59:59Z")
        #expect(try shop.engine.subscription(view.id).state.name == .incomplete)
        try shop.advance(to: "2026-01-01T23:00:00Z")
        let ended = try shop.engine.subscription(view.id)
        #expect(ended.endReason == .neverPaid)
        #expect(
            try shop.invoices("ann")
                == ["2026-01-01/2026-02-01 10.00 USD void: insufficient_funds"]
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `a new start takes the place of one that was never paid`() throws {
        let shop = try Shop()
        let first = try shop.start("ann", payWith: "scripted:stolen_card")
        let second = try shop.start("ann", payWith: "scripted:ok")
        #expect(try shop.engine.subscription(first.id).endReason == .replaced)
        #expect(second.state == .active)
        #expect(
            try shop.invoices("ann") == [
                "2026-01-01/2026-02-01 10.00 USD void: stolen_card",
                "2026-01-01/2026-02-01 10.00 USD paid: succeeded",
            ]
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `a new start does not take the place of one whose charge is still open`() throws {
        let shop = try Shop()
        let first = try shop.start("ann", payWith: "scripted:timeout")
        #expect(first.state.name == .incomplete)
        #expect(first.nextAction == .paymentQuery)
        #expect(
            try refusal { try shop.start("ann") }
                == "A charge for this subscription has no outcome yet: sub_1; "
                + "try again when the charge is settled; the next run asks the gateway"
        )
        try shop.advance(to: "2026-01-01T01:00:00Z")
        #expect(try shop.engine.subscription(first.id).state == .active)
        #expect(
            try shop.invoices("ann") == ["2026-01-01/2026-02-01 10.00 USD paid: succeeded"],
            "the one charge succeeded; nobody was charged twice"
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `a top-up pays a first payment that is outstanding, at once`() throws {
        let shop = try Shop()
        try shop.start("ann", payWith: "scripted:insufficient_funds")
        let added = try shop.topUp("ann", 1_500)
        #expect(added.paid.map(\.state) == [.active])
        #expect(added.balance.paid.minorUnits == 500)
        #expect(
            try shop.invoices("ann")
                == ["2026-01-01/2026-02-01 10.00 USD paid: insufficient_funds, succeeded"]
        )
        #expect(try shop.check("ann") == "yes subscribed")
        #expect(try shop.complaints() == [])
    }

    @Test func `a top-up that does not cover the whole invoice pays nothing of it`() throws {
        let shop = try Shop()
        try shop.start("ann", payWith: "scripted:insufficient_funds")
        let added = try shop.topUp("ann", 999)
        #expect(added.paid == [])
        #expect(added.balance.paid.minorUnits == 999)
        #expect(try shop.check("ann") == "no first_payment_pending")
        #expect(try shop.topUp("ann", 1).paid.count == 1)
        #expect(try shop.complaints() == [])
    }

    @Test func `a scheduled start that cannot be paid ends as never paid`() throws {
        let shop = try Shop()
        let view = try shop.start("ann", payWith: "scripted:stolen_card", on: "2026-01-10")
        try shop.advance(to: "2026-01-10")
        #expect(try shop.engine.subscription(view.id).state.name == .incomplete)
        try shop.advance(to: "2026-01-11")
        #expect(try shop.engine.subscription(view.id).endReason == .neverPaid)
        #expect(try shop.complaints() == [])
    }
}
