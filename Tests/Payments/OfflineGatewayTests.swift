import Membership
import Payments
import Testing

struct OfflineGatewayTests {
    private static let gateway = OfflineGateway()

    @Test func `no money comes at the call, and refunds are paid by hand`() throws {
        let charges = try [Requests.charge("acct-1"), Requests.charge("acct-2", invoice: 8)]
        let refunds = [try Requests.refund("acct-1")]
        #expect(Self.gateway.name == "offline")
        #expect(Self.gateway.collects == .whenRecorded)
        #expect(
            Self.gateway.charge(charges)
                == [
                    .declined(.soft, code: "awaiting_payment"),
                    .declined(.soft, code: "awaiting_payment"),
                ]
        )
        #expect(
            Self.gateway.query([charges[0]]) == [.declined(.soft, code: "awaiting_payment")]
        )
        #expect(Self.gateway.refund(refunds) == [.succeeded])
        #expect(Self.gateway.queryRefunds(refunds) == [.succeeded])
        #expect(Self.gateway.fingerprint(token: "acct-1") == nil)
    }

    /// Each row reads: this reference is accepted or not.
    @Test(
        arguments: [
            ("an account", "acct:4711", true),
            ("nothing", "", false),
            ("a space", "acct 1", false),
            ("one byte too long", String(repeating: "a", count: 65), false),
        ]
    )
    func `any well-formed reference is accepted`(why: String, token: String, accepted: Bool) {
        #expect(Self.gateway.accepts(token: token) == accepted, "\(why)")
    }
}
