import Engine
import Membership
import ShopSupport
import Store
import Testing

/// One seeded life of a shop: random commands to the product and to the model alike.
struct Simulation {
    /// How time passes.
    enum Pace: CaseIterable {
        /// Every night's run comes.
        case nightly
        /// Nights are missed, and one late run picks up what they left.
        case withGaps
    }

    let seed: UInt64
    let pace: Pace
    private var random: SplitMix64
    private let shop: Shop
    private var model: Model
    private var zones: [String: Int] = [:]
    private var starts = 0

    private static let methods = [
        "scripted:ok", "scripted:ok", "scripted:ok", "scripted:insufficient_funds",
        "scripted:stolen_card", "scripted:timeout", "scripted:fail_twice_then_ok", "balance",
    ]

    init(seed: UInt64, pace: Pace) throws {
        self.seed = seed
        self.pace = pace
        random = SplitMix64(seed: seed)
        // Around leap days and ends of months as well as anywhere else.
        let first = try Shop.day(random.oneIn(2) ? "2024-01-25" : "2026-01-01")
        let start = first.adding(days: random.int(0...40))
        shop = try Shop(at: start.description, plans: ModelPlan.all.map(\.yaml))
        model = Model(day: Int(start.dayNumber))
    }

    mutating func live(steps: Int) throws {
        for step in 1...steps {
            for _ in 1...random.int(1...4) { try command() }
            if step % 2 == 0 { try compare() }
            try pass(days: random.oneIn(8) ? random.int(20...45) : random.int(1...6))
            if step % 8 == 0 || step == steps { try compare() }
        }
        // What a plan's catch-up limit held back is taken by further runs of the same day.
        while try !shop.engine.runRenewals().isIdle { model.run(on: model.day) }
        try compare()
        let complaints = try shop.complaints()
        #expect(complaints == [], "seed \(seed), \(pace)")
    }

    // MARK: Commands

    private mutating func command() throws {
        switch random.int(0...9) {
        case 0...4: try start()
        case 5...6: try cancel()
        case _: try topUp()
        }
    }

    private mutating func start() throws {
        let plan = random.pick(ModelPlan.all)
        // Where runs are missed, members of two plans would race for one balance.
        let isNew = pace == .withGaps || zones.isEmpty || random.oneIn(2)
        let member = isNew ? "m\(starts)" : "m\(random.int(0...max(0, starts - 1)))"
        if zones[member] == nil {
            starts += 1
            // New York's day is the one before at the shop's midnight, Tokyo's is the same.
            let (zone, shift) = random.pick([
                ("UTC", 0), ("Asia/Tokyo", 0), ("America/New_York", -1),
            ])
            zones[member] = shift
            try shop.add(member, zone: zone)
        }
        let method = plan.prepaid ? "balance" : random.pick(Self.methods)
        if method == "balance", !random.oneIn(3) {
            try topUp(member, cents: random.int(1...3) * plan.amount + 1)
        }
        let shift = zones[member] ?? 0
        let trial = random.pick([nil, true, false])
        let delay = random.oneIn(4) ? random.int(1...20) : 0
        let anchorDay = random.oneIn(4) ? random.int(1...31) : nil
        let expected = model.start(
            member: member,
            shift: shift,
            plan: plan,
            method: method,
            trial: trial,
            after: delay,
            anchorDay: anchorDay
        )
        let told = try refusalCode {
            let today = CivilDate(dayNumber: Int32(model.day + shift))
            try shop.start(
                member,
                plan.id,
                plan.price,
                payWith: method,
                trial: trial,
                on: delay > 0 ? today.adding(days: delay).description : nil,
                anchorDay: anchorDay
            )
        }
        try #require(
            told?.rawValue == expected,
            "seed \(seed): start \(member) \(plan.id) \(method)"
        )
    }

    private mutating func cancel() throws {
        guard !model.subscriptions.isEmpty else { return }
        let index = random.int(0...model.subscriptions.count - 1)
        let expected = model.cancel(index)
        let id = SubscriptionID(Int64(index + 1))
        let told = try refusalCode { _ = try shop.engine.cancelSubscription(id) }
        try #require(told?.rawValue == expected, "seed \(seed): cancel \(id)")
    }

    private mutating func topUp() throws {
        guard starts > 0 else { return }
        // Half of the money comes from those who owe some.
        let owing = model.owing
        let member =
            !owing.isEmpty && random.oneIn(2)
            ? random.pick(owing) : "m\(random.int(0...starts - 1))"
        try topUp(member, cents: random.pick([1, 350, 700, 1_001, 2_500, 6_000, 10_000]))
    }

    private mutating func topUp(_ member: String, cents: Int) throws {
        guard cents > 0 else { return }
        let granted = random.oneIn(3)
        model.topUp(member, cents, granted: granted)
        try shop.topUp(member, Int64(cents), granted ? .granted : .paid)
    }

    // MARK: Time

    private mutating func pass(days: Int) throws {
        let target = CivilDate(dayNumber: Int32(model.day + days)).description
        switch pace {
        case .nightly:
            try shop.advance(to: target)
            for day in (model.day + 1)...(model.day + days) { model.run(on: day) }
        case .withGaps:
            try shop.sleep(until: target)
            let summary = try shop.engine.runRenewals()
            #expect(summary.findings == [], "seed \(seed)")
            #expect(summary.parked == 0, "seed \(seed)")
            model.run(on: model.day + days)
        }
    }

    // MARK: Comparing

    private func compare() throws {
        for one in model.subscriptions {
            let id = SubscriptionID(Int64(one.id))
            let view = try shop.engine.subscription(id)
            let invoices = try shop.engine.store.read { reader in
                try reader.subscription(id).map(reader.invoices) ?? []
            }
            let billed = invoices.map {
                "\($0.period.start.dayNumber) \($0.period.end.dayNumber) "
                    + "\($0.amount.minorUnits) \($0.state.rawValue)"
            }
            let expected = one.invoices.map { "\($0.start) \($0.end) \($0.amount) \($0.state)" }
            try #require(
                billed == expected,
                "seed \(seed), day \(model.day): \(id) \(one.plan.id) \(one.method)"
            )
            try #require(
                view.autoRenew == one.autoRenew,
                "seed \(seed), day \(model.day): \(id)"
            )
            let answer = try shop.engine.check(member: one.member, benefit: one.plan.benefit)
            let hasAccess = model.subscriptions.contains {
                $0.member == one.member && $0.plan.id == one.plan.id
                    && $0.hasAccess(model.day + $0.shift)
            }
            try #require(
                answer.entitled == hasAccess,
                "seed \(seed), day \(model.day): \(id) \(one.plan.id) \(one.phase) \(answer.reason)"
            )
        }
        for member in zones.keys {
            let balance = try shop.engine.balances(of: member).first
            try #require(
                balance?.paid.minorUnits ?? 0 == model.paidBalance[member] ?? 0,
                "seed \(seed)"
            )
            try #require(
                balance?.granted.minorUnits ?? 0 == model.grantedBalance[member] ?? 0,
                "seed \(seed)"
            )
        }
    }
}
