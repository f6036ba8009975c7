import JSONText
import Membership
import RPC
import Testing

struct CheckMethodTests {
    static let start =
        #"{"member":"m-1","plan":"prime","price":"monthly","pay_with":"scripted:ok","#
        + #""trial":false,"idempotency_key":"s-1"}"#

    @Test func `a member's check is answered whole`() throws {
        let shop = try ShopFloor()
        _ = try shop.call("member.create", #"{"member":"m-1","idempotency_key":"c-1"}"#)
        _ = try shop.call("subscription.start", Self.start)
        let line =
            #"{"jsonrpc":"2.0","id":"q","method":"entitlement.check","#
            + #""params":{"member":"m-1","benefit":"free_shipping"}}"#
        let replies = try shop.send([line], role: .shop)
        #expect(
            replies == [
                #"{"jsonrpc":"2.0","id":"q","result":{"member":"m-1","benefit":"free_shipping","#
                    + #""entitled":true,"reason":"subscribed","kind":"shipping_waiver","#
                    + #""value":{"speed":"express","minimum_basket":null,"#
                    + #""minimum_by_channel":[],"times":null},"#
                    + #""source":{"kind":"plan","plan":"prime","subscription":"sub_1"},"#
                    + #""valid_until":"2026-03-07T05:00:00Z","as_of":"2026-01-31T15:00:00Z","#
                    + #""remaining":null,"limit":null,"usage":null,"overage":null,"#
                    + #""next_reset":null,"tier":null,"role":null,"#
                    + #""renewal_pending":false,"remedy":null}}"#
            ]
        )
    }

    /// Each row: who asks for what, and the reason of the answer.
    @Test(arguments: [
        ("an unknown member is an answer, not an error", "m-9", "free_shipping", "unknown_member"),
        (
            "an id no shop could have is unknown too", "m 9 \u{e9}", "free_shipping",
            "unknown_member"
        ),
        ("a benefit nobody sells is the shop's typo", "m-1", "fre_shipping", "unknown_benefit"),
        ("a benefit of another plan is not in this one", "m-1", "closed_club", "not_in_plan"),
        ("a member without any subscription", "m-2", "free_shipping", "no_subscription"),
        ("a partner's benefit needs the partner told", "m-1", "partner_sale", "context_missing"),
    ])
    func `a refusal says why`(why: String, member: String, benefit: String, reason: String) throws {
        let shop = try ShopFloor()
        _ = try shop.call("member.create", #"{"member":"m-1","idempotency_key":"c-1"}"#)
        _ = try shop.call("member.create", #"{"member":"m-2","idempotency_key":"c-2"}"#)
        _ = try shop.call("subscription.start", Self.start)
        let answer = try shop.call(
            "entitlement.check",
            #"{"member":"\#(member)","benefit":"\#(benefit)"}"#,
            role: .shop
        )
        #expect(answer?["entitled"] == .bool(false), "\(why)")
        #expect(answer?["reason"] == .string(reason), "\(why)")
        #expect(answer?["remedy"] != .null, "\(why)")
    }

    /// Each row: the role, the method, and whether it is there.
    @Test(arguments: [
        ("a shop may ask", Role.shop, "entitlement.check", true),
        ("a shop may not see members", .shop, "member.get", false),
        ("a shop may not renew", .shop, "renewal.run", false),
        ("a clerk may enrol", .clerk, "subscription.start", true),
        ("a clerk may not renew", .clerk, "renewal.run", false),
        ("a clerk may not move time", .clerk, "clock.advance", false),
        ("an admin may renew", .admin, "renewal.run", true),
    ])
    func `a role sees its methods only`(
        why: String,
        role: Role,
        method: String,
        isThere: Bool
    ) throws {
        let shop = try ShopFloor()
        let answer = try shop.call(method, "{}", role: role)
        #expect((answer?["code"] == .integer(-32_601)) != isThere, "\(why)")
        let listed = try shop.call("rpc.discover", "{}", role: role)
        guard case .array(let methods)? = listed?["methods"] else {
            Issue.record("rpc.discover lists no methods")
            return
        }
        #expect(methods.contains { $0["name"] == .string(method) } == isThere, "\(why)")
    }
}
