import Engine
import Membership
import ShopSupport
import Store
import Testing

struct DryRunTests {
    private static func shop() throws -> Shop {
        let shop = try Shop(plans: SamplePlans.all + SamplePlans.noticing)
        try shop.start("ann", payWith: "shop:visa")
        try shop.fund("bob", 12_000)
        try shop.start("bob", "club", "quarterly", payWith: "balance")
        return shop
    }

    @Test func `a dry run asks no gateway and keeps nothing`() throws {
        let shop = try Self.shop()
        try shop.sleep(until: "2026-04-01")
        let (before, calls) = (try shop.dump(), shop.bank.calls)
        let told = try shop.engine.tryRenewals(listing: 10)
        #expect(try shop.dump() == before)
        #expect(shop.bank.calls == calls)
        #expect(told.summary.run == nil)
        #expect(told.summary.toCharge.values.map { $0 } == [1_000])
        #expect(told.summary.collected.values.map { $0 } == [6_000], "what a balance would pay")
        #expect(told.lines.map(\.member) == ["ann", "bob"])
        #expect(told.lines.map { $0.amount?.minorUnits } == [1_000, 6_000])
    }

    @Test func `what it tells is what the run then bills`() throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            let shop = try Shop(plans: SamplePlans.all + [SamplePlans.busy])
            var random = SplitMix64(seed: seed)
            for number in 0..<20 {
                let member = "m\(number)"
                let method = random.pick(["scripted:ok", "shop:visa", "balance"])
                if method == "balance" { try shop.fund(member, 100_000) }
                try shop.start(
                    member,
                    random.pick(["gold", "busy"]),
                    payWith: method,
                    on: "2026-01-\(random.int(10...28))"
                )
            }
            try shop.advance(to: "2026-01-29")
            try shop.sleep(until: "2026-02-\(random.int(10...28))")
            let told = try shop.engine.tryRenewals(listing: 100)
            let done = try shop.engine.runRenewals()
            var expected = told.summary.collected
            for (currency, amount) in told.summary.toCharge {
                expected[currency, default: 0] += amount
            }
            // A second term of one run is billed once the first is paid, which no dry run can know.
            let billed = told.lines.compactMap(\.amount).reduce(0) { $0 + $1.minorUnits }
            #expect(expected.values.reduce(0, +) == billed, "seed \(seed)")
            #expect(done.collected.values.reduce(0, +) >= billed, "seed \(seed)")
            #expect(done.heldForNotice == told.summary.heldForNotice, "seed \(seed)")
        }
    }

    @Test func `a charge without an outcome is told once and stays`() throws {
        let shop = try Self.shop()
        shop.bank.losesCalls(true)
        try shop.advance(to: "2026-02-01")
        try shop.sleep(until: "2026-02-01T05:00:00Z")
        let told = try shop.engine.tryRenewals(listing: 10)
        #expect(told.lines.map(\.action) == [.paymentQuery])
        #expect(told.summary.due == 1)
    }

    @Test func `a dry run of nothing is idle, and one of the future is refused`() throws {
        let shop = try Self.shop()
        #expect(try shop.engine.tryRenewals(listing: 10).summary.isIdle)
        let until = try Shop.instant("2027-01-01", shop.engine.calendar)
        #expect(throws: Refused.self) {
            _ = try shop.engine.tryRenewals(until: until, listing: 10)
        }
    }
}

extension Shop {
    /// Adds to the balance of a member, who is added first where that is needed.
    fileprivate func fund(_ member: String, _ cents: Int64) throws {
        let known = try engine.store.read { try $0.memberExists(member) }
        if !known { try add(member) }
        try topUp(member, cents)
    }
}
