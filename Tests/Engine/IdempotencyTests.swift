import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

@testable import Engine

struct IdempotencyTests {
    private static let order = StartOrder(
        member: "ann",
        plan: "gold",
        price: "monthly",
        payWith: "shop:visa",
        trial: false
    )
    private static let request = OnceRequest(
        key: "key-1",
        method: "subscription.start",
        body: Array("ann gold".utf8)
    )

    private static func render(_ view: SubscriptionView) -> [UInt8] {
        Array("\(view.id) \(view.state.name.rawValue)".utf8)
    }

    private static func start(_ engine: Engine) throws -> String {
        String(
            decoding: try engine.startSubscription(order, once: request, render: render),
            as: UTF8.self
        )
    }

    @Test func `a known key answers as it did and does nothing`() throws {
        let shop = try Shop()
        try shop.add("ann")
        #expect(try Self.start(shop.engine) == "sub_1 active")
        let before = try shop.dump()
        #expect(try Self.start(shop.engine) == "sub_1 active")
        #expect(try Self.start(shop.another()) == "sub_1 active", "in another process as well")
        #expect(try shop.dump() == before)
        #expect(shop.bank.calls == ["charge inv_1:1"])
    }

    @Test func `the first answer is kept, whatever became of the subscription since`() throws {
        let shop = try Shop()
        try shop.add("ann")
        _ = try Self.start(shop.engine)
        _ = try shop.engine.cancelSubscription(SubscriptionID(1))
        try shop.advance(to: "2026-03-01")
        #expect(try Self.start(shop.engine) == "sub_1 active")
    }

    /// Each row reads: this is another request under the same key.
    @Test(
        arguments: [
            ("another body", "subscription.start", "bob gold"),
            ("another method", "member.create", "ann gold"),
        ]
    )
    func `a key that was used for another request is refused`(
        why: String,
        method: String,
        body: String
    ) throws {
        let shop = try Shop()
        try shop.add("ann")
        _ = try Self.start(shop.engine)
        let other = OnceRequest(key: "key-1", method: method, body: Array(body.utf8))
        #expect(
            try refusal {
                _ = try shop.engine.startSubscription(
                    Self.order,
                    once: other,
                    render: Self.render
                )
            }
                == "This idempotency key was used for another request: key-1; "
                + "use a new key for a new request",
            "\(why)"
        )
    }

    @Test func `a refused request leaves its key free`() throws {
        let shop = try Shop()
        #expect(try refusalCode { _ = try Self.start(shop.engine) } == .unknownMember)
        try shop.add("ann")
        #expect(try Self.start(shop.engine) == "sub_1 active")
    }

    /// Does the first commit of a start and then dies, with or without having reached the gateway.
    private static func die(in shop: Shop, afterCharging: Bool) throws {
        let engine = try shop.another()
        let charges = try engine.store.write { writer in
            let (id, charges) = try engine.open(order, writer)
            try writer.insertIdempotencyRecord(
                IdempotencyRecord(
                    method: request.method,
                    bodyHash: request.bodyHash,
                    subscription: id,
                    answer: nil
                ),
                key: request.key,
                at: engine.now(writer.reader)
            )
            return charges
        }
        #expect(charges.map(\.request.key.description) == ["inv_1:1"])
        if afterCharging { _ = shop.bank.charge(charges.map(\.request)) }
        engine.store.close()
    }

    /// Each row reads: dying there, the same key finishes what began, and these calls are made.
    @Test(
        arguments: [
            ("before the gateway heard of it", false, ["query inv_1:1", "charge inv_1:1"]),
            ("after the gateway took the money", true, ["charge inv_1:1", "query inv_1:1"]),
        ]
    )
    func `a crash between the two commits`(
        why: String,
        afterCharging: Bool,
        calls: [String]
    ) throws {
        let shop = try Shop()
        try shop.add("ann")
        try Self.die(in: shop, afterCharging: afterCharging)
        #expect(
            try refusalCode { _ = try shop.engine.cancelSubscription(SubscriptionID(1)) }
                == .paymentInFlight,
            "nobody decides over a charge that is on its way"
        )
        #expect(try Self.start(shop.engine) == "sub_1 active", "\(why)")
        #expect(shop.bank.calls == calls, "\(why)")
        #expect(shop.bank.moved.values.reduce(0, +) == 1_000, "\(why): once")
        #expect(try Self.start(shop.engine) == "sub_1 active", "\(why): and again")
        #expect(shop.bank.calls == calls, "\(why): and again")
        #expect(try shop.complaints() == [], "\(why)")
    }

    @Test func `the next run settles a charge that a crash left pending, before anything else`()
        throws
    {
        let shop = try Shop()
        try shop.add("ann")
        try Self.die(in: shop, afterCharging: true)
        let summary = try shop.engine.runRenewals()
        #expect(summary.activated == 1)
        #expect(shop.bank.moved.values.reduce(0, +) == 1_000)
        #expect(try Self.start(shop.engine) == "sub_1 active", "the key finds it done")
        #expect(try shop.complaints() == [])
    }

    @Test func `one process settles what another has charged, and neither does it twice`() throws {
        let shop = try Shop()
        try shop.add("ann")
        let slow = try shop.another()
        let (_, charges) = try slow.store.write { try slow.open(Self.order, $0) }
        _ = try shop.engine.runRenewals()
        let before = try shop.dump()
        let late = Charging(engine: slow, actor: "other", urgency: .interactive)
        #expect(try late.carryOut(charges) == nil, "the last look finds it settled")
        #expect(try shop.dump() == before)
        #expect(shop.bank.moved.values.reduce(0, +) == 1_000)
        #expect(try shop.complaints() == [])
    }

    @Test func `mutations of one commit are replayed too`() throws {
        let shop = try Shop()
        let create = OnceRequest(key: "m", method: "member.create", body: [1])
        let add = OnceRequest(key: "p", method: "prepayment.add", body: [2])
        let cancel = OnceRequest(key: "c", method: "subscription.cancel", body: [3])
        let currency = try #require(Currency("USD"))
        for round in 1...2 {
            _ = try shop.engine.createMember(MemberDraft(member: "ann"), once: create) { _ in [7] }
            _ = try shop.engine.addPrepayment(
                member: "ann",
                amount: Money(minorUnits: 1_000, currency: currency),
                once: add
            ) { _ in [8] }
            if round == 1 { try shop.start("ann") }
            let answer = try shop.engine.cancelSubscription(SubscriptionID(1), once: cancel) {
                [$0.autoRenew ? 1 : 0]
            }
            #expect(answer == [0], "round \(round)")
        }
        #expect(try shop.number("SELECT count(*) FROM prepayment") == 1)
        #expect(
            try shop.journal("ann").filter { $0 == "subscription.auto_renew_off" }.count == 1
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `a run under a key is done once`() throws {
        let shop = try Shop()
        try shop.start("ann")
        try shop.sleep(until: "2026-02-01")
        let request = OnceRequest(key: "run", method: "renewal.run", body: [])
        var runs = 0
        for _ in 1...2 {
            let answer = try shop.engine.onceAlone(request) {
                runs += 1
                return [UInt8(try shop.engine.runRenewals().renewed)]
            }
            #expect(answer == [1])
        }
        #expect(runs == 1)
    }
}
