import Engine
import Membership
import ShopSupport

extension Population {
    /// A seeded shop whose members rest, change and leave, are charged ahead, and are told beforehand.
    static func busyShop(seed: UInt64, members: Int, methods: [String]) throws -> Shop {
        var random = SplitMix64(seed: seed)
        let shop = try Shop(at: "2026-01-30", zone: "Europe/Berlin", plans: [SamplePlans.busy])
        for number in 0..<members {
            let member = "m\(number)"
            try shop.add(member, zone: random.pick([nil, "Asia/Kolkata", "America/Los_Angeles"]))
            let region = random.pick(["IN", "US-CA", "GB", "DE", ""])
            if !region.isEmpty { _ = try shop.engine.setMember(member, region: region) }
            let method = random.pick(methods)
            if method == "balance" { try shop.topUp(member, Int64(random.int(1...6)) * 1_001) }
            let view = try shop.start(
                member,
                "busy",
                random.pick(["monthly", "quarterly"]),
                payWith: method,
                trial: random.oneIn(2) ? nil : false,
                on: random.oneIn(4) ? "2026-02-\(random.int(10...20))" : nil
            )
            try decide(view, random.int(0...5), shop)
        }
        return shop
    }

    /// What a member decides on the first day, where it is allowed in that state.
    private static func decide(_ view: SubscriptionView, _ choice: Int, _ shop: Shop) throws {
        do {
            switch choice {
            case 0, 1: _ = try shop.engine.pauseSubscription(view.id, terms: choice + 1, .atTermEnd)
            case 2: _ = try shop.engine.cancelSubscription(view.id)
            case 3:
                _ = try shop.engine.changePlan(
                    ChangeOrder(
                        subscription: view.id,
                        plan: "busy",
                        price: view.price == "quarterly" ? "monthly" : "quarterly",
                        atTermEnd: true
                    )
                )
            default: break
            }
        } catch is Refused {}
    }
}
