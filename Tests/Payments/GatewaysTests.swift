import Membership
import Payments
import Testing

struct GatewaysTests {
    /// Each row reads: with the scripted gateway, this method is accepted or not.
    @Test(
        arguments: [
            ("the balance needs no gateway", PaymentMethod.balance, true),
            ("no method needs none", .none, true),
            ("neither does a gift", .complimentary, true),
            ("a known script", .gateway(name: "scripted", token: "ok"), true),
            ("an unknown script", .gateway(name: "scripted", token: "gold"), false),
            ("an unknown gateway", .gateway(name: "bank", token: "ok"), false),
        ]
    )
    func `a method is accepted by the gateway it names`(
        why: String,
        method: PaymentMethod,
        accepted: Bool
    ) {
        #expect(Gateways([ScriptedGateway()]).accept(method) == accepted, "\(why)")
    }

    @Test func `without gateways only the balance pays`() {
        let none = Gateways([])
        #expect(none.accept(.balance))
        #expect(!none.accept(.gateway(name: "scripted", token: "ok")))
        #expect(none.gateway("scripted") == nil)
    }
}
