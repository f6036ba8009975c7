import Foundation
import Testing

struct SimulationTests {
    /// As many seeds as the environment's TESSERA_SEEDS says.
    private static let seeds: UInt64 =
        ProcessInfo.processInfo.environment["TESSERA_SEEDS"].flatMap(UInt64.init) ?? 30

    @Test(arguments: Simulation.Pace.allCases)
    func `a shop's life agrees with the model, and its books are sound`(
        pace: Simulation.Pace
    ) throws {
        for seed in 1...Self.seeds {
            var simulation = try Simulation(seed: seed, pace: pace)
            try simulation.live(steps: 24)
        }
    }
}
