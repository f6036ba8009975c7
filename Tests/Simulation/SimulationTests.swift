import Foundation
import Testing

/// TESSERA_SEEDS says how many seeds are lived, TESSERA_SEED which one alone, TESSERA_PACE how.
struct SimulationTests {
    private static let environment = ProcessInfo.processInfo.environment

    private static func number(_ name: String) -> UInt64? { environment[name].flatMap(UInt64.init) }

    private static let seeds: ClosedRange<UInt64> = {
        if let seed = number("TESSERA_SEED") { return seed...seed }
        return 1...(number("TESSERA_SEEDS") ?? 200)
    }()

    /// Those of the environment, or all.
    private static let paces =
        environment["TESSERA_PACE"].flatMap(Simulation.Pace.init)
        .map { [$0] } ?? Simulation.Pace.allCases

    @Test(arguments: paces)
    func `a shop's life agrees with the model, and its books are sound`(
        pace: Simulation.Pace
    ) throws {
        var deeds: [String: Int] = [:]
        let empty = try Simulation.emptyShop()
        for seed in Self.seeds {
            // The two paces share the seeds; one that is asked for alone is lived in full.
            let isEven = pace == .nightly ? 0 : 1
            if Self.seeds.count > 1, seed % 2 != UInt64(isEven) { continue }
            var simulation = try Simulation(seed: seed, pace: pace, size: .small, in: empty)
            try simulation.live()
            deeds.merge(simulation.deeds, uniquingKeysWith: +)
        }
        guard Self.seeds.count >= 100 else { return }
        let rare = Self.everything.filter { deeds[$0] ?? 0 < 5 }
        #expect(rare.isEmpty, "these are hardly ever carried out, of \(deeds)")
    }

    private static let everything = [
        "start", "give", "pay out", "cancel", "undo", "leave", "pause", "pause next",
        "clear pause", "resume", "change", "change later", "clear change", "pay with", "record",
        "refund", "goodwill", "use", "unpark",
    ]

    @Test func `the life of a large shop agrees with the model`() throws {
        guard Self.seeds.count > 1 else { return }
        var simulation = try Simulation(
            seed: 1_000_001,
            pace: .nightly,
            size: .large,
            in: Simulation.emptyShop()
        )
        try simulation.live()
        #expect(simulation.model.members.count > 1_500)
    }
}
