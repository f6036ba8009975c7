import Engine
import Membership
import ShopSupport
import Store
import Testing

/// A commit that does not come, as when the process dies just before it.
private struct PowerCut: Error {}

struct InterruptionTests {
    private static func lateShop() throws -> Shop {
        let shop = try Population.shop(
            seed: 7,
            members: 30,
            methods: Population.everyMethod,
            isRich: false
        )
        try shop.sleep(until: "2026-03-05")
        return shop
    }

    /// Runs until nothing is held back, hour after hour, until every silent gateway was asked.
    private static func finish(_ shop: Shop) throws {
        for hour in 10...23 {
            while try !shop.engine.runRenewals().isIdle {}
            try shop.sleep(until: "2026-03-05T\(hour):00:00Z")
        }
    }

    @Test func `a run that dies before any of its commits is finished by the next`() throws {
        let whole = try Self.lateShop()
        try Self.finish(whole)
        let expected = try Population.invoices(whole.engine)
        var commit = 0
        var wasCut = true
        while wasCut {
            commit += 1
            let shop = try Self.lateShop()
            let dying = try shop.another()
            var left = commit
            dying.store.onCommit = { _ in
                left -= 1
                if left == 0 { throw PowerCut() }
            }
            do {
                while try !dying.runRenewals().isIdle {}
                wasCut = false
            } catch is PowerCut {}
            dying.store.onCommit = nil
            dying.store.close()
            try Self.finish(shop)
            let invoices = try Population.invoices(shop.engine)
            #expect(
                invoices.difference(from: expected).isEmpty,
                "cut before commit \(commit): \(invoices.difference(from: expected))"
            )
            #expect(
                shop.bank.moved.values.sorted() == whole.bank.moved.values.sorted(),
                "cut before commit \(commit): no key took money twice"
            )
            #expect(try shop.complaints() == [], "cut before commit \(commit)")
        }
        #expect(commit > 5, "the sweep went through all of the run's commits")
    }

    @Test func `a start that dies before either of its commits leaves nothing half done`() throws {
        for commit in 1...2 {
            let shop = try Shop()
            try shop.add("ann")
            let dying = try shop.another()
            var left = commit
            dying.store.onCommit = { _ in
                left -= 1
                if left == 0 { throw PowerCut() }
            }
            let order = StartOrder(
                member: "ann",
                plan: "gold",
                price: "monthly",
                payWith: "shop:visa",
                trial: false
            )
            #expect(throws: PowerCut.self) { _ = try dying.startSubscription(order) }
            dying.store.onCommit = nil
            dying.store.close()
            _ = try shop.engine.runRenewals()
            let invoices = try shop.invoices("ann")
            #expect(
                invoices
                    == (commit == 1 ? [] : ["2026-01-01/2026-02-01 10.00 USD paid: succeeded"]),
                "cut before commit \(commit)"
            )
            #expect(shop.bank.moved.count == commit - 1, "cut before commit \(commit)")
            #expect(try shop.complaints() == [], "cut before commit \(commit)")
        }
    }
}
