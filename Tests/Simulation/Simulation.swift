import Engine
import Membership
import ShopSupport
import Store
import Testing

/// One seeded life of a shop: random commands to the product and to the model alike.
struct Simulation {
    /// How time passes.
    enum Pace: String, CaseIterable {
        /// Every night's run comes.
        case nightly
        /// Nights are missed, and one late run picks up what they left.
        case gaps
    }

    /// How large a life is.
    struct Size {
        let steps: Int
        /// Commands of one step, at most.
        let commands: Int
        /// Days between two commands, at most, and once in a while.
        let days: Int
        let leap: ClosedRange<Int>
        /// Steps between two looks at everything, and between two examinations by the doctor.
        let compares: Int
        let examines: Int
        /// Members who start before anything else happens.
        let opening: Int
        /// How many members in a hundred starts are new.
        let newcomers: Int

        static let small = Size(
            steps: 18,
            commands: 6,
            days: 6,
            leap: 20...45,
            compares: 2,
            examines: 8,
            opening: 0,
            newcomers: 40
        )

        static let large = Size(
            steps: 30,
            commands: 160,
            days: 3,
            leap: 4...7,
            compares: 15,
            examines: 15,
            opening: 1_500,
            newcomers: 95
        )
    }

    let seed: UInt64
    let pace: Pace
    let size: Size
    var random: SplitMix64
    let shop: Shop
    let engine: Engine
    let dice = DiceGateway()
    var model: Model
    var keys: [String] = []
    /// The number of the newest credit note that the model was told of.
    var notes: Int64 = 0
    private var cards = 0
    private var references = 0
    /// What was done, for whoever looks into a failure.
    private(set) var story: [String] = []
    /// How often each command was carried out.
    private(set) var deeds: [String: Int] = [:]

    /// - Parameter empty: a shop with all plans and nobody in it yet, from ``emptyShop()``.
    init(seed: UInt64, pace: Pace, size: Size, in empty: Shop) throws {
        self.seed = seed
        self.pace = pace
        self.size = size
        random = SplitMix64(seed: seed)
        // Around leap days and ends of months as well as anywhere else.
        let first = try Shop.day(random.oneIn(2) ? "2024-01-25" : "2026-01-01")
        let start = first.adding(days: random.int(0...40))
        shop = try Shop(like: empty, at: start.description)
        engine = try Engine(Store.open(at: shop.path), actor: "simulation", outside: [dice])
        model = Model(day: Int(start.dayNumber))
    }

    /// Plans are read once for many lives: that takes longer than a short life does.
    static func emptyShop() throws -> Shop {
        try Shop(at: "2024-01-01", plans: ModelPlan.all.map(\.yaml))
    }

    mutating func live() throws {
        for _ in 0..<size.opening { try start() }
        try live(steps: size.steps)
        try close()
    }

    /// Commands, days, and a look at everything now and then.
    mutating func live(steps: Int) throws {
        for step in 1...steps {
            for _ in 1...random.int(1...size.commands) { try command() }
            if step % size.compares == 0 { try compare() }
            if random.oneIn(6) { try passParked() }
            try pass(days: random.oneIn(8) ? random.int(size.leap) : random.int(1...size.days))
            if random.oneIn(5) { try runAgain() }
            if step % size.examines == 0 {
                try compare()
                // Late runs leave terms to the next one, which the doctor does not like.
                if pace == .nightly { try examine() }
            }
        }
    }

    private mutating func close() throws {
        // What a plan's catch-up limit held back is taken by further runs of the same day, and every
        // charge gets its answer in the end.
        repeat {
            if model.subscriptions.contains(where: \.isSilent) { try pass(days: 1) }
            while try !engine.runRenewals().isIdle { run(on: model.day) }
        } while model.subscriptions.contains(where: \.isSilent)
        try reconcile()
        try compare()
        try examine()
        try compareCash()
    }

    // MARK: Telling

    /// How to see a failure again.
    var again: String {
        "again with: TESSERA_SEED=\(seed) TESSERA_PACE=\(pace.rawValue) "
            + "swift test --filter SimulationTests; on \(date(model.day))"
    }

    /// The same with what was done about one subscription or member.
    func again(_ words: [String]) -> String {
        let theirs = words.flatMap { model.places[$0] ?? [] }.map { "sub_\($0 + 1)" }
        let told = story.filter { line in
            (words + theirs).contains { line.contains(" \($0) ") }
        }
        return "\(again)\n\(told.suffix(24).joined(separator: "\n"))"
    }

    mutating func count(_ deed: String) { deeds[deed, default: 0] += 1 }

    mutating func tell(_ text: String) { story.append("\(date(model.day)) \(text) ") }

    func date(_ day: Int) -> String { CivilDate(dayNumber: Int32(day)).description }

    mutating func newCard() -> ModelMethod {
        cards += 1
        return .card("\(random.pick(["g", "g", "d", "d", "d", "b"]))\(seed)-\(cards)")
    }

    mutating func newReference() -> String {
        references += 1
        return "ref-\(references)"
    }

    // MARK: Time

    private mutating func pass(days: Int) throws {
        let target = date(model.day + days)
        tell("to \(target)")
        switch pace {
        case .nightly:
            let summary = try engine.advanceClock(
                to: Shop.instant(target, engine.calendar)
            ).summary
            try require(summary)
            for day in (model.day + 1)...(model.day + days) { run(on: day) }
        case .gaps:
            try shop.sleep(until: target)
            let summary = try engine.runRenewals()
            try require(summary)
            run(on: model.day + days)
        }
        try reconcile()
    }

    private func require(_ summary: RunSummary) throws {
        try #require(summary.findings == [], "\(again)")
        let parked = try engine.parkedSubscriptions().map { "\($0.id) \($0.reason)" }
        let own = model.subscriptions.filter(\.isParked).map { "sub_\($0.id) a test" }
        guard parked != own else { return }
        let words = parked.compactMap { $0.split(separator: " ").first.map(String.init) }
        let journal = try engine.events(after: 0, kind: nil, member: nil, limit: 100_000)
            .filter { $0.entry.kind == "subscription.parked" }.map(\.entry.data)
        try #require(parked == own, "\(again(words)) \(journal)")
    }

    mutating func run(on day: Int) {
        model.run(on: day)
    }

    private mutating func runAgain() throws {
        tell("another run")
        _ = try engine.runRenewals()
        run(on: model.day)
        try reconcile()
    }

    /// Somebody sets a subscription aside; nights go by without it, and it comes back.
    private mutating func passParked() throws {
        guard let index = model.subscriptions.indices.randomElement(using: &random),
            model.subscriptions[index].phase != .gone, !model.subscriptions[index].isSilent
        else { return }
        let id = SubscriptionID(Int64(index + 1))
        tell("park \(id)")
        try shop.tamper("UPDATE subscription SET parked_reason = 'a test' WHERE id = \(index + 1)")
        model.subscriptions[index].isParked = true
        let told = try refusalCode { _ = try engine.resumeSubscription(id) }
        try #require(told == .parked, "\(again([id.description]))")
        try pass(days: random.int(1...3))
        _ = try engine.unpark(id)
        model.subscriptions[index].isParked = false
        count("unpark")
    }

    // MARK: Comparing

    private func examine() throws {
        let complaints = try Shop.complaints(engine)
        let words = complaints.flatMap { $0.split(separator: " ").map(String.init) }
            .filter { $0.hasPrefix("sub_") }.map { $0.replacing(":", with: "") }
        try #require(complaints == [], "\(again(words))")
    }

    /// Credit of a change goes back as granted credit as far as that paid for it, and only the product
    /// keeps track of how far: the model knows the sum and is told the parts.
    mutating func reconcile() throws {
        let unsplit = model.unsplit
        model.unsplit = [:]
        for (member, most) in unsplit {
            let paid = try engine.balances(of: member).first?.paid.minorUnits ?? 0
            let more = (model.members[member]?.paid ?? 0) - Int(paid)
            try #require((0...most).contains(more), "\(again([member]))")
            model.members[member]?.paid -= more
            model.members[member]?.giveBack(ModelMoney(granted: more))
        }
    }
}
