import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

/// A balance that pays a part of a term is held until the gateway has answered for the rest.
struct HeldBalanceTests {
    /// A charge of 112 beside 8 of the balance, cut off between its two commits.
    private static func interrupted() throws -> (shop: Shop, id: SubscriptionID) {
        let shop = try Shop(plans: SamplePlans.refunding)
        try shop.add("ann")
        try shop.topUp("ann", 500)
        try shop.topUp("ann", 300, .granted)
        shop.bank.expect(.unknown)
        let view = try shop.start("ann", "anytime", "yearly", payWith: "shop:visa")
        try shop.tamper(
            "UPDATE payment_attempt SET state = 'pending'; UPDATE subscription SET in_flight = 0, "
                + "next_action = NULL, next_action_at = NULL"
        )
        return (shop, view.id)
    }

    @Test func `while the outcome is open nobody can spend what is held`() throws {
        let (shop, _) = try Self.interrupted()
        let balance = try #require(try shop.engine.balances(of: "ann").first)
        #expect(try balance.total().isZero)
        let refusal = try refusalCode {
            _ = try shop.engine.payOut(member: "ann", amount: balance.paid.adding(Self.cents(1)))
        }
        #expect(refusal == .balanceTooSmall)
        #expect(try shop.complaints() == [])
    }

    @Test func `a crash before the charge ends in one charge and the part that was held`() throws {
        let (shop, id) = try Self.interrupted()
        let bank = RememberingGateway()
        let engine = try Engine(shop.engine.store, actor: "other", outside: [bank])
        _ = try engine.runRenewals()
        #expect(bank.calls == ["query inv_1:1", "charge inv_1:1"])
        #expect(bank.moved.map(\.value) == [11_200])
        #expect(try engine.subscription(id).state == .active)
        #expect(try engine.balances(of: "ann").map { try $0.total().minorUnits } == [0])
        #expect(try Shop.complaints(engine) == [])
    }

    @Test func `a charge that was declined behind the crash gives the part back as it came`() throws
    {
        let (shop, id) = try Self.interrupted()
        let bank = RememberingGateway()
        bank.usually(.declined(.soft, code: "insufficient_funds"))
        let engine = try Engine(shop.engine.store, actor: "other", outside: [bank])
        _ = try engine.runRenewals()
        #expect(try engine.subscription(id).state.name == .incomplete)
        let balance = try #require(try engine.balances(of: "ann").first)
        #expect(balance.paid.minorUnits == 500 && balance.granted.minorUnits == 300)
        #expect(try Shop.complaints(engine) == [])
    }

    @Test func `a crash behind the charge takes nothing twice`() throws {
        let (shop, id) = try Self.interrupted()
        _ = try shop.engine.runRenewals()
        #expect(shop.bank.calls == ["charge inv_1:1", "query inv_1:1"])
        #expect(shop.bank.moved.map(\.value) == [11_200])
        #expect(try shop.engine.subscription(id).state == .active)
        #expect(try shop.complaints() == [])
    }

    private static func cents(_ count: Int64) throws -> Money {
        Money(minorUnits: count, currency: try #require(Currency("USD")))
    }
}
