import Engine
import JSONText
import Membership
import RPC
import Testing

struct ChangeMethodTests {
    /// A member with the monthly plan, ten days into its first term.
    private func floor(payWith: String = "scripted:ok") throws -> ShopFloor {
        let shop = try ShopFloor(at: "2026-01-01T12:00:00Z", zone: "UTC")
        _ = try shop.call("member.create", #"{"member":"m-1","idempotency_key":"a"}"#)
        _ = try shop.call(
            "subscription.start",
            #"{"member":"m-1","plan":"plus","price":"monthly","pay_with":"\#(payWith)","#
                + #""trial":false,"idempotency_key":"b"}"#
        )
        _ = try shop.call(
            "clock.advance",
            #"{"to":"2026-01-11T12:00:00Z","idempotency_key":"c"}"#
        )
        return shop
    }

    private static let prime = #""subscription":"sub_1","plan":"prime","price":"monthly""#

    @Test func `the change costs what its preview told, line by line`() throws {
        let shop = try floor()
        let preview = try shop.call("subscription.preview_change", "{\(Self.prime)}")
        #expect(preview?["timing"] == .string("now"))
        #expect(preview?["total", "amount"] == .integer(544))
        let changed = try shop.call(
            "subscription.change",
            #"{\#(Self.prime),"expect":{"amount":544,"currency":"USD"},"idempotency_key":"d"}"#
        )
        #expect(changed?["last_change", "state"] == .string("applied"))
        #expect(changed?["last_invoice", "amount"] == .integer(544))
        #expect(changed?["last_invoice", "lines"] == preview?["lines"])
        #expect(try shop.engine.examine().isHealthy)
    }

    @Test func `a change under a known key answers as it did and charges nothing more`() throws {
        let shop = try floor()
        let line =
            #"{"jsonrpc":"2.0","id":1,"method":"subscription.change","#
            + #""params":{\#(Self.prime),"idempotency_key":"d"}}"#
        let first = try shop.send([line])
        #expect(try shop.send([line]) == first)
        let invoices = try shop.engine.invoices(of: "m-1", state: nil, after: nil, limit: 9)
        #expect(invoices.count == 2)
    }

    /// Each row: a call, and the refusal or the place of the mistake that answers it.
    @Test(arguments: [
        (
            "another total than expected", "subscription.change",
            #"{\#(prime),"expect":{"amount":1,"currency":"USD"},"idempotency_key":"k"}"#,
            "total_differs"
        ),
        (
            "the price it has", "subscription.change",
            #"{"subscription":"sub_1","plan":"plus","price":"monthly","idempotency_key":"k"}"#,
            "no_change"
        ),
        (
            "a plan without pauses", "subscription.pause",
            #"{"subscription":"sub_1","terms":1,"idempotency_key":"k"}"#, "pause_not_allowed"
        ),
        (
            "an unknown moment of a pause", "subscription.pause",
            #"{"subscription":"sub_1","terms":1,"start":"soon","idempotency_key":"k"}"#, "/start"
        ),
        (
            "no terms at all", "subscription.pause",
            #"{"subscription":"sub_1","terms":0,"idempotency_key":"k"}"#, "/terms"
        ),
        (
            "nothing to resume", "subscription.resume",
            #"{"subscription":"sub_1","idempotency_key":"k"}"#, "not_in_this_state"
        ),
        (
            "nothing to take back", "subscription.clear_change",
            #"{"subscription":"sub_1","idempotency_key":"k"}"#, "nothing_pending"
        ),
        (
            "renewal is on", "subscription.undo_cancel",
            #"{"subscription":"sub_1","idempotency_key":"k"}"#, "auto_renew_already_on"
        ),
        (
            "a method nobody has", "subscription.pay_with",
            #"{"subscription":"sub_1","pay_with":"moon:1","idempotency_key":"k"}"#,
            "unknown_payment_method"
        ),
        (
            "money for a paid invoice", "invoice.record_payment",
            #"{"invoice":"inv_1","reference":"r","idempotency_key":"k"}"#, "invoice_not_open"
        ),
        (
            "a subscription's id for an invoice's", "invoice.get", #"{"invoice":"sub_1"}"#,
            "/invoice"
        ),
        (
            "what is not parked", "renewal.unpark",
            #"{"subscription":"sub_1","idempotency_key":"k"}"#, "not_parked"
        ),
        (
            "a migration into the past", "plan.migrate",
            #"{"plan":"plus","price":"monthly","effective":"2025-01-01","idempotency_key":"k"}"#,
            "expiry_in_past"
        ),
    ])
    func `what may not be done is refused`(
        why: String,
        method: String,
        params: String,
        answer: String
    ) throws {
        let shop = try floor()
        let error = try shop.call(method, params)
        let told = error?["data", "pointer"] ?? error?["data", "code"]
        #expect(told == .string(answer), "\(why)")
    }

    @Test func `a clerk changes, and only an admin moves everybody`() throws {
        let shop = try floor()
        let params =
            #"{"plan":"plus","price":"monthly","effective":"2026-03-01","#
            + #""idempotency_key":"k"}"#
        #expect(try shop.call("plan.migrate", params, role: .clerk)?["code"] == .integer(-32_601))
        #expect(
            try shop.call("subscription.preview_change", "{\(Self.prime)}", role: .shop)?["code"]
                == .integer(-32_601)
        )
        #expect(try shop.call("plan.migrate", params)?["scheduled"] == .integer(0))
    }

    @Test func `a transfer that came is recorded once`() throws {
        let shop = try floor(payWith: "offline:acct-7")
        let params =
            #"{"invoice":"inv_1","reference":"t-1","#
            + #""amount":{"amount":1000,"currency":"USD"},"idempotency_key":"#
        let first = try shop.call("invoice.record_payment", params + #""d"}"#)
        #expect(first?["subscription", "state"] == .string("active"))
        #expect(first?["to_balance", "amount"] == .integer(305))
        let again = try shop.call("invoice.record_payment", params + #""e"}"#)
        #expect(again?["recorded_before"] == .bool(true))
        #expect(again?["to_balance", "amount"] == .integer(0))
        #expect(try shop.engine.examine().isHealthy)
    }
}
