import Foundation
import PlanFiles
import Testing

@testable import Profitability

struct SimulationTests {
    private static let models = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Plans/models").standardizedFileURL.path

    private func simulation(
        _ name: String = "prime",
        seed: UInt64 = 7,
        months: Int = 24,
        members: Int = 3_000,
        worlds: Int = 12
    ) throws -> Simulation {
        try Simulation(
            of: ModelFile.load(path: "\(Self.models)/\(name).yaml"),
            seed: seed,
            months: months,
            members: members,
            worlds: worlds
        )
    }

    @Test(arguments: [1, 12])
    func `the threads change nothing`(worlds: Int) throws {
        let members = worlds == 1 ? 30_000 : 3_000
        let simulation = try simulation(members: members, worlds: worlds)
        let first = simulation.run(threads: 1)
        for threads in [2, 3, 7] {
            #expect(simulation.run(threads: threads) == first, "\(threads) threads")
        }
        let other = try self.simulation(seed: 8, members: members, worlds: worlds)
        #expect(other.run(threads: 2).member != first.member)
    }

    @Test(arguments: ["prime", "prime-2011", "vip-prepaid", "warehouse-executive", "cinema-pass"])
    func `every model that ships can be simulated`(name: String) throws {
        let result = try simulation(name, members: 4_000, worlds: 40).run(threads: 2)
        for outcomes in [result.result, result.cash, result.member] {
            #expect(outcomes.p5 <= outcomes.p50 && outcomes.p50 <= outcomes.p95)
            #expect(outcomes.mean.isFinite && (0...1).contains(outcomes.loss))
        }
        #expect(result.months.map(\.month) == Array(1...24))
        #expect(result.joined.mean > 0)
        let end = try #require(result.months.last)
        #expect(end.cumulativeCash == result.cash)
    }

    @Test
    func `in one world every assumption is its mean`() throws {
        let simulation = try simulation(members: 5_000, worlds: 1)
        let result = simulation.run(threads: 2)
        let projection = Projection(of: simulation.model.behaviour(), months: 24)
        #expect(near(result.expectedResult, projection.result))
        let gap = result.member.mean - result.expectedOfMember
        #expect(abs(gap) < 4.5 * result.member.standardError)
        #expect(result.joined.mean == projection.joined)
    }

    @Test
    func `worlds differ as much as the assumptions do, and no more than they may`() throws {
        let simulation = try simulation(members: 400, worlds: 400)
        let spreads = simulation.model.spreads()
        let margins = (0..<400).map { simulation.behaviour($0, spreads).margin }
        #expect(margins.allSatisfy { (0.20...0.28).contains($0) })
        let expected = Distribution.pert(low: 0.20, mode: 0.25, high: 0.28)
        let found = Outcomes(margins)
        #expect(abs(found.mean - expected.mean) < 4.5 * found.standardError)
        #expect(abs(found.p5 - expected.quantile(0.05)) < 0.004)
        let uplifts = Outcomes((0..<400).map { simulation.behaviour($0, spreads).uplift })
        #expect(abs(uplifts.mean - 0.22) < 4.5 * uplifts.standardError)
        #expect(abs(uplifts.standardDeviation - 0.15 / 3.92) < 0.006)
    }

    @Test
    func `what is set holds in every world`() throws {
        let model = try simulation().model
        let simulation = try Simulation(
            of: model,
            seed: 7,
            months: 24,
            members: 200,
            worlds: 20,
            values: [.uplift: 0.35],
            fee: 119
        )
        let spreads = model.spreads()
        for world in 0..<20 {
            let behaviour = simulation.behaviour(world, spreads)
            #expect(behaviour.uplift == 0.35 && behaviour.fee == 119)
        }
        // The other figures are drawn as if nothing had been set.
        let plain = try self.simulation(members: 200, worlds: 20)
        #expect(simulation.behaviour(3, spreads).margin == plain.behaviour(3, spreads).margin)
    }

    @Test
    func `members are shared out evenly, each to one world`() throws {
        let simulation = try simulation(members: 1_003, worlds: 10)
        var next = 0
        for world in 0..<10 {
            let members = simulation.members(of: world)
            #expect(members.lowerBound == next && (100...101).contains(members.count))
            next = members.upperBound
        }
        #expect(next == 1_003)
    }

    @Test
    func `too few members, or none who join, are refused`() throws {
        #expect(throws: Simulation.Problem.fewerMembersThanWorlds) {
            try simulation(members: 9, worlds: 10)
        }
        let model = try simulation().model.replacing(.reach, with: .fixed(0))
        #expect(throws: Simulation.Problem.nobodyJoins) {
            try Simulation(of: model, seed: 1, months: 12, members: 10, worlds: 1)
        }
    }
}

extension EconomicModel {
    /// The same model with something else believed of one figure.
    fileprivate func replacing(_ key: AssumptionKey, with other: Distribution) -> EconomicModel {
        EconomicModel(
            id: id,
            name: name,
            summary: summary,
            plan: plan,
            price: price,
            months: months,
            joiningMonths: joiningMonths,
            joining: joining,
            retention: retention,
            retentionIncludesFailures: retentionIncludesFailures,
            benefits: benefits,
            assumptions: assumptions.map {
                guard $0.key == key else { return $0 }
                return Assumption(
                    key: key,
                    distribution: other,
                    unit: $0.unit,
                    source: $0.source,
                    method: $0.method
                )
            },
            scenarios: scenarios
        )
    }
}
