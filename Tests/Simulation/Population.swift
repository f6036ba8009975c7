import Engine
import Membership
import ShopSupport

/// A seeded shop full of members with all that can happen to them, and nobody who does anything more.
enum Population {
    static let everyMethod = [
        "scripted:ok", "scripted:insufficient_funds", "scripted:stolen_card", "scripted:timeout",
        "scripted:fail_twice_then_ok", "shop:visa", "balance",
    ]
    static let payingMethods = ["scripted:ok", "shop:visa", "balance"]

    /// - Parameter isRich: whether every balance lasts to the end.
    static func shop(
        seed: UInt64,
        members: Int,
        methods: [String],
        isRich: Bool,
        zone: String = "UTC"
    ) throws -> Shop {
        var random = SplitMix64(seed: seed)
        let shop = try Shop(at: "2026-01-30", zone: zone, plans: ModelPlan.all.map(\.yaml))
        for number in 0..<members {
            let member = "m\(number)"
            try shop.add(
                member,
                zone: random.pick([nil, nil, "Asia/Tokyo", "America/New_York"])
            )
            let plan = random.pick(ModelPlan.all)
            let method = plan.prepaid ? "balance" : random.pick(methods)
            if method == "balance" {
                let terms = isRich ? 60 : random.int(0...3)
                if terms > 0, plan.amount > 0 { try shop.topUp(member, Int64(terms * plan.amount)) }
            }
            try shop.start(
                member,
                plan.id,
                plan.price,
                payWith: method,
                trial: nil,
                on: random.oneIn(4) ? "2026-02-\(random.int(10...20))" : nil
            )
        }
        return shop
    }

    /// Every invoice of everybody, without the numbers that depend on the order of work.
    static func invoices(_ engine: Engine) throws -> [String] {
        try engine.invoices(of: nil, state: nil, after: nil, limit: 100_000)
            .map { "\($0.member) \(Shop.line($0))" }.sorted()
    }
}
