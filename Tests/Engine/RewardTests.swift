import Engine
import Membership
import ShopSupport
import Store
import Testing

struct RewardTests {
    /// A fifth at once, a tenth a year with a cap, stamps and a draw in one plan.
    private static let everything = """
        plan: everything
        name: Everything
        prices:
          - id: annual
            cadence: P1Y
            currency: USD
            history: [{ from: 1990-01-01, amount: 0.00 }]
        benefits:
          - { id: fifth, kind: reward, rate: 20% }
          - id: tenth
            kind: reward
            rate: 10%
            cap: 30.00
            per: membership_year
            issue_lead: P2M
          - id: stamps
            kind: spend_reward
            stamp_per: { spend: 10.00 }
            stamps_needed: 5
            award: { item: mug, worth: 6.00 }
          - id: game
            kind: draw
            chance: 50%
            prize: { item: cake, worth: 3.00 }
            budget: { amount: 9.00, per: calendar_month }

        """

    private func shop() throws -> Shop {
        let shop = try Shop(plans: [Self.everything])
        try shop.add("ann")
        _ = try shop.start("ann", "everything", "annual")
        return shop
    }

    private func buy(_ reference: String, _ net: Int64, in shop: Shop) throws {
        _ = try shop.engine.recordPurchase(
            PurchaseOrder(
                member: "ann",
                reference: reference,
                lines: [.init(product: "thing", quantity: 4, net: try .dollars(net))]
            )
        )
    }

    @Test func `whatever is bought and comes back, no more is issued than accrued, once`() throws {
        for seed in 1...15 {
            var random = SplitMix64(seed: UInt64(seed))
            let shop = try shop()
            var open: [String] = []
            var spent: Int64 = 0
            for step in 0..<12 {
                if Int.random(in: 0..<3, using: &random) == 0, let last = open.popLast() {
                    let back = try shop.engine.returnPurchase(
                        ReturnOrder(purchase: .reference(last), reference: "back-\(step)")
                    )
                    spent -= back.row.net.minorUnits
                } else {
                    let net = Int64.random(in: 100..<9_100, using: &random)
                    try buy("order-\(step)", net, in: shop)
                    open.append("order-\(step)")
                    spent += net
                }
            }
            let view = try shop.engine.rewards(of: "ann")
            let fifth = try #require(view.rewards.first { $0.benefit.id == "fifth" })
            let tenth = try #require(view.rewards.first { $0.benefit.id == "tenth" })
            #expect(fifth.spend.minorUnits == spent, "seed \(seed)")
            // Nothing was used, so what came back took its certificates with it.
            #expect(fifth.settled == fifth.accrued, "seed \(seed)")
            #expect(
                view.certificates.reduce(0) { $0 + $1.lot.remaining } == fifth.accrued.minorUnits,
                "seed \(seed)"
            )
            #expect(tenth.accrued.minorUnits <= 3_000, "seed \(seed)")
            #expect(try shop.complaints() == [], "seed \(seed)")

            for reference in open {
                _ = try shop.engine.returnPurchase(
                    ReturnOrder(purchase: .reference(reference), reference: "rest-\(reference)")
                )
            }
            let after = try shop.engine.rewards(of: "ann")
            #expect(after.certificates.isEmpty, "seed \(seed)")
            #expect(after.rewards.allSatisfy { $0.spend.isZero && $0.settled.isZero })
            #expect(try shop.number("SELECT sum(amount) FROM tally WHERE kind = 'prizes'") == 0)
            try shop.sleep(until: "2026-12-20")
            _ = try shop.engine.runRenewals()
            #expect(try shop.number("SELECT count(*) FROM reward_issue") == 0, "seed \(seed)")
            #expect(try shop.complaints() == [], "seed \(seed)")
        }
    }

    @Test func `a night that is run twice issues once`() throws {
        let shop = try shop()
        try buy("order", 10_000, in: shop)
        try shop.sleep(until: "2026-12-20")
        _ = try shop.engine.runRenewals()
        _ = try shop.engine.runRenewals()
        #expect(try shop.number("SELECT sum(amount) FROM reward_issue") == 1_000)
        #expect(try shop.number("SELECT count(*) FROM reward_issue") == 1)
        #expect(try shop.complaints() == [])
    }

    /// Each row reads: after this meddling, the doctor's check of this name fails.
    @Test(
        arguments: [
            (
                "a ticket that was drawn otherwise", "draws_fall_as_their_seeds_say",
                "UPDATE draw_ticket SET roll = roll + 1 WHERE id = 1"
            ),
            (
                "another seed", "draws_fall_as_their_seeds_say",
                "UPDATE draw SET seed = seed + 1"
            ),
            (
                "more prizes than the budget", "draws_fall_as_their_seeds_say",
                "UPDATE tally SET amount = 901 WHERE kind = 'prizes'"
            ),
            (
                "more issued than the cap", "rewards_stay_within_their_caps",
                "UPDATE tally SET amount = 3001 WHERE kind = 'issued' AND name = 'tenth'"
            ),
        ]
    )
    func `the doctor finds what was drawn or issued otherwise`(
        why: String,
        check: String,
        damage: String
    ) throws {
        let shop = try shop()
        for number in 1...6 { try buy("order-\(number)", 9_000, in: shop) }
        try shop.sleep(until: "2026-12-20")
        _ = try shop.engine.runRenewals()
        #expect(try shop.complaints() == [])
        try shop.tamper(damage)
        let failed = try shop.engine.examine().results.filter { !$0.offences.isEmpty }.map(\.name)
        #expect(failed.contains(check), "\(why): \(failed)")
    }
}
