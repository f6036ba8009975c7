import Engine
import JSONText
import Membership
import RPC
import Store
import Testing

struct MutationMethodTests {
    @Test func `the same key and body replay the stored answer byte for byte`() throws {
        let shop = try ShopFloor()
        let create =
            #"{"jsonrpc":"2.0","id":1,"method":"member.create","#
            + #""params":{"member":"m-1","zone":"Asia/Tokyo","idempotency_key":"k-1"}}"#
        let shuffled =
            #"{"jsonrpc":"2.0","id":1,"method":"member.create","#
            + #""params":{"idempotency_key":"k-1",  "zone":"Asia\/Tokyo","member":"m-1"}}"#
        let first = try shop.send([create])
        #expect(try shop.send([shuffled]) == first)
        #expect(
            try shop.engine.events(after: 0, kind: "member.created", member: nil, limit: 9).count
                == 1
        )
    }

    @Test func `replay comes before validation`() throws {
        let shop = try ShopFloor()
        let params = #"{"member":"m-1","idempotency_key":"k-1"}"#
        let first = try shop.call("member.create", params)
        // Without the record this would be refused: the member exists by now.
        #expect(try shop.call("member.create", params) == first)
    }

    /// Each row: what comes under a key that was used to create m-1.
    @Test(arguments: [
        ("another body", "member.create", #"{"member":"m-2","idempotency_key":"k-1"}"#),
        (
            "another method", "prepayment.add",
            #"{"member":"m-1","amount":{"amount":1,"currency":"USD"},"idempotency_key":"k-1"}"#
        ),
    ])
    func `a used key with another request is a conflict`(
        why: String,
        method: String,
        params: String
    ) throws {
        let shop = try ShopFloor()
        _ = try shop.call("member.create", #"{"member":"m-1","idempotency_key":"k-1"}"#)
        let answer = try shop.call(method, params)
        #expect(answer?["data", "code"] == .string("idempotency_conflict"), "\(why)")
        #expect(answer?["code"] == .integer(Int64(Refusal.idempotencyConflict.rpcCode)), "\(why)")
    }

    /// Each row: a method that may be tried out, its parameters, and what tells that it was done.
    @Test(arguments: [
        ("renewal.run", "", "run"),
        (
            "plan.migrate", #","plan":"prime","price":"monthly","effective":"2026-06-01""#,
            "scheduled"
        ),
    ])
    func `a dry run takes no key, and the real one may have the same`(
        method: String,
        params: String,
        mark: String
    ) throws {
        let shop = try ShopFloor()
        let dry = try shop.call(method, #"{"dry_run":true\#(params)}"#)
        #expect(dry?[mark] != nil, "without a key: \(String(describing: dry))")
        let keyed = #"{"idempotency_key":"k-1","dry_run":true\#(params)}"#
        #expect(try shop.call(method, keyed)?[mark] != nil)
        let real = #"{"idempotency_key":"k-1"\#(params)}"#
        let done = try shop.call(method, real)
        #expect(done?[mark] != nil, "\(String(describing: done))")
        #expect(try shop.call(method, real) == done, "the real one is kept")
        #expect(try shop.call(method, keyed)?[mark] != nil, "and a dry run is still free")
        #expect(
            try shop.call(method, #"{"idempotency_key":"a b","dry_run":true\#(params)}"#)?["code"]
                == .integer(-32602)
        )
    }

    @Test func `a goodwill that is sent again answers as it did, and gives nothing twice`() throws {
        let shop = try ShopFloor()
        _ = try shop.call("member.create", #"{"member":"m-1","idempotency_key":"a"}"#)
        _ = try shop.call(
            "subscription.start",
            #"{"member":"m-1","plan":"prime","price":"monthly","pay_with":"scripted:ok","#
                + #""trial":false,"idempotency_key":"b"}"#
        )
        let give =
            #"{"invoice":"inv_1","amount":{"amount":500,"currency":"USD"},"idempotency_key":"k-1"}"#
        let first = try shop.call("refund.goodwill", give)
        #expect(first?["credit_notes", "0", "credit_note"] == .string("cn_1"))
        #expect(try shop.call("refund.goodwill", give) == first)
        let invoice = try shop.call("invoice.get", #"{"invoice":"inv_1"}"#)
        #expect(invoice?["credited"] == .integer(500))
        #expect(invoice?["credit_notes"] == .array([.string("cn_1")]))
    }

    @Test func `a refused request leaves its key free`() throws {
        let shop = try ShopFloor()
        let pay =
            #"{"member":"m-1","amount":{"amount":500,"currency":"USD"},"idempotency_key":"k-1"}"#
        let refused = try shop.call("prepayment.add", pay)
        #expect(refused?["data", "code"] == .string("unknown_member"))
        _ = try shop.call("member.create", #"{"member":"m-1","idempotency_key":"k-2"}"#)
        #expect(try shop.call("prepayment.add", pay)?["balance", "paid"] == .integer(500))
    }

    @Test func `requests of one drain share a commit and one failure leaves the others`() throws {
        let shop = try ShopFloor()
        let lines = ["m-1", "m-1", "m-2"].enumerated().map { index, member in
            #"{"jsonrpc":"2.0","id":\#(index),"method":"member.create","#
                + #""params":{"member":"\#(member)","idempotency_key":"k-\#(index)"}}"#
        }
        let replies = try shop.send(lines).map { try JSONScanner.parse($0) }
        #expect(replies[0]["result", "member"] == .string("m-1"))
        #expect(replies[1]["error", "data", "code"] == .string("member_exists"))
        #expect(replies[2]["result", "member"] == .string("m-2"))
        #expect(try shop.engine.examine().isHealthy)
    }

    @Test func `a later request of the drain sees what an earlier one wrote`() throws {
        let shop = try ShopFloor()
        let replies = try shop.send([
            #"{"jsonrpc":"2.0","id":1,"method":"member.create","params":{"member":"m-1","idempotency_key":"a"}}"#,
            #"{"jsonrpc":"2.0","id":2,"method":"member.get","params":{"member":"m-1"}}"#,
        ])
        #expect(replies.count == 2)
        #expect(try JSONScanner.parse(replies[1])["result", "member"] == .string("m-1"))
    }

    /// Each row: a call whose parameters are wrong, and where.
    @Test(arguments: [
        ("a mutation needs a key", "member.create", #"{"member":"m-1"}"#, "/idempotency_key"),
        (
            "a key is restricted", "member.create", #"{"member":"m","idempotency_key":"a b"}"#,
            "/idempotency_key"
        ),
        (
            "a member's id is restricted", "member.create",
            #"{"member":"m 1","idempotency_key":"k"}"#, "/member"
        ),
        (
            "money is whole minor units", "prepayment.add",
            #"{"member":"m","amount":{"amount":1.5,"currency":"USD"},"idempotency_key":"k"}"#,
            "/amount/amount"
        ),
        (
            "1e2 is no whole number either", "prepayment.add",
            #"{"member":"m","amount":{"amount":1e2,"currency":"USD"},"idempotency_key":"k"}"#,
            "/amount/amount"
        ),
        (
            "a currency is ISO 4217", "prepayment.add",
            #"{"member":"m","amount":{"amount":1,"currency":"usd"},"idempotency_key":"k"}"#,
            "/amount/currency"
        ),
        ("a time is RFC 3339", "clock.advance", #"{"to":"tomorrow","idempotency_key":"k"}"#, "/to"),
        ("a limit is at least one", "renewal.run", #"{"limit":0,"idempotency_key":"k"}"#, "/limit"),
        (
            "an unknown parameter is no typo unseen", "renewal.run",
            #"{"limt":1,"idempotency_key":"k"}"#, "/limt"
        ),
        (
            "a subscription's id has its prefix", "subscription.get", #"{"subscription":"inv_1"}"#,
            "/subscription"
        ),
        (
            "a day exists", "subscription.start",
            #"{"member":"m","plan":"prime","price":"monthly","pay_with":"balance","start":"2026-02-30","idempotency_key":"k"}"#,
            "/start"
        ),
    ])
    func `wrong parameters are named`(
        why: String,
        method: String,
        params: String,
        pointer: String
    ) throws {
        let answer = try ShopFloor().call(method, params)
        #expect(answer?["code"] == .integer(-32_602), "\(why)")
        #expect(answer?["data", "pointer"] == .string(pointer), "\(why)")
    }

    @Test func `a member's year goes through the wire`() throws {
        let shop = try ShopFloor()
        _ = try shop.call("member.create", #"{"member":"m-1","idempotency_key":"1"}"#)
        let started = try shop.call(
            "subscription.start",
            #"{"member":"m-1","plan":"prime","price":"monthly","pay_with":"scripted:ok","idempotency_key":"2"}"#
        )
        #expect(started?["state"] == .string("trialing"))
        let moved = try shop.call(
            "clock.advance",
            #"{"to":"2027-01-31T15:00:00Z","idempotency_key":"3"}"#
        )
        #expect(moved?["days"] == .integer(365))
        #expect(moved?["run", "activated"] == .integer(1))
        // The trial ends on 2 March; terms from then to January are eleven.
        #expect(moved?["run", "renewed"] == .integer(10))
        let run = try shop.call("renewal.run", #"{"idempotency_key":"4"}"#)
        #expect(run?["nothing_due"] == .bool(true))
        let canceled = try shop.call(
            "subscription.cancel",
            #"{"subscription":"sub_1","idempotency_key":"5"}"#
        )
        #expect(canceled?["auto_renew"] == .bool(false))
        #expect(canceled?["state"] == .string("active"))
        #expect(try shop.engine.examine().isHealthy)
    }

    @Test
    func `starts of one drain are each charged once, whatever they are paid with`() throws {
        let shop = try ShopFloor()
        let methods = ["scripted:ok", "scripted:stolen_card", "scripted:timeout", "scripted:no"]
        let lines = methods.enumerated().flatMap { index, method in
            [
                #"{"jsonrpc":"2.0","id":\#(index),"method":"member.create","#
                    + #""params":{"member":"m-\#(index)","idempotency_key":"c-\#(index)"}}"#,
                #"{"jsonrpc":"2.0","id":\#(index),"method":"subscription.start","params":{"#
                    + #""member":"m-\#(index)","plan":"prime","price":"monthly","trial":false,"#
                    + #""pay_with":"\#(method)","idempotency_key":"s-\#(index)"}}"#,
            ]
        }
        let first = try shop.send(lines)
        let replies = try first.map { try JSONScanner.parse($0) }
        #expect(replies[1]["result", "state"] == .string("active"))
        #expect(replies[3]["result", "state"] == .string("incomplete"))
        #expect(replies[5]["result", "next_action"] == .string("payment_query"))
        #expect(replies[7]["error", "data", "code"] == .string("unknown_payment_method"))
        // Sent again, nothing is charged again and the answers are the same bytes.
        #expect(try shop.send(lines) == first)
        let paid = try shop.engine.invoices(of: nil, state: .paid, after: nil, limit: 9)
        #expect(paid.count == 1)
        #expect(try shop.engine.examine().isHealthy)
    }

    @Test
    func `an explicit null is the same body as a parameter left out`() throws {
        let shop = try ShopFloor()
        let first = try shop.call("member.create", #"{"member":"m-1","idempotency_key":"k"}"#)
        let second = try shop.call(
            "member.create",
            #"{"member":"m-1","zone":null,"idempotency_key":"k"}"#
        )
        #expect(first == second)
    }

    /// Each row: what one slip of the keyboard could do to the whole shop.
    @Test(arguments: [
        (
            "a prepayment that would use up an account for everybody", "prepayment.add",
            #"{"member":"m-1","amount":{"amount":10000000000001,"currency":"USD"},"idempotency_key":"k"}"#,
            Refusal.amountTooLarge
        ),
        (
            "a year with a digit too many", "clock.advance",
            #"{"to":"9999-12-31T23:59:59Z","idempotency_key":"k"}"#, Refusal.clockTooFar
        ),
    ])
    func `what is far too large is refused`(
        why: String,
        method: String,
        params: String,
        refusal: Refusal
    ) throws {
        let shop = try ShopFloor()
        _ = try shop.call("member.create", #"{"member":"m-1","idempotency_key":"c"}"#)
        let answer = try shop.call(method, params)
        #expect(answer?["data", "code"] == .string(refusal.rawValue), "\(why)")
    }
}
