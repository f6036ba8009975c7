import Engine
import Foundation
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
        #expect(told.summary.renewed == 2, "as if the charge succeeded")
        #expect(!FileManager.default.fileExists(atPath: shop.path + "-dry"))
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
            let billed = told.lines.compactMap(\.amount).reduce(0) { $0 + $1.minorUnits }
            #expect(expected.values.reduce(0, +) == billed, "seed \(seed)")
            #expect(done.collected == expected, "seed \(seed)")
            #expect(done.renewed == told.summary.renewed, "seed \(seed)")
            #expect(done.heldBack == told.summary.heldBack, "seed \(seed)")
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

    @Test func `each term that a run would catch up with is told`() throws {
        let shop = try Shop(plans: SamplePlans.all)
        try shop.start("ann", "patient", "weekly", payWith: "shop:visa")
        try shop.sleep(until: "2026-03-15")
        let told = try shop.engine.tryRenewals(listing: 10)
        let price = try #require(told.lines.first?.amount).minorUnits
        #expect(told.lines.map { $0.amount?.minorUnits } == [price, price, price])
        #expect(told.summary.toCharge.values.map { $0 } == [3 * price])
        #expect(told.summary.collected.isEmpty)
        let done = try shop.engine.runRenewals()
        #expect(done.collected == told.summary.toCharge)
    }

    @Test func `others write while a dry run goes on, and what they write is not in it`() throws {
        let shop = try Self.shop()
        try shop.sleep(until: "2026-04-01")
        let other = try shop.another()
        other.store.lockTimeout = .milliseconds(100)
        var added = 0
        let told = try shop.engine.tryRenewals(listing: 10) { _ in
            added += 1
            _ = try? other.createMember(MemberDraft(member: "guest-\(added)"))
        }
        #expect(added > 0 && told.lines.count == 2)
        #expect(try shop.engine.members(after: nil, limit: 99).count == 2 + added)
    }

    @Test func `beside a run it waits for its turn, or says that there is one`() throws {
        let shop = try Self.shop()
        let other = try shop.another()
        try shop.engine.store.withRunLock(wait: false, onWait: {}) {
            let code = try refusalCode { _ = try other.tryRenewals(listing: 1) }
            #expect(code == .runInProgress)
        }
        #expect(try other.tryRenewals(waits: true, listing: 1).summary.isIdle)
    }

    @Test func `what a killed dry run left is taken away by the next run`() throws {
        let shop = try Self.shop()
        let left = shop.path + "-dry"
        for run in [
            { _ = try shop.engine.runRenewals() }, { _ = try shop.engine.tryRenewals(listing: 1) },
        ] {
            try Data("half a copy".utf8).write(to: URL(fileURLWithPath: left))
            try run()
            #expect(!FileManager.default.fileExists(atPath: left))
        }
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
