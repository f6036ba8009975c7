import Profitability
import Testing

struct ModelSummaryTests {
    @Test func `a programme is borne by whole joiners`() throws {
        var world = World()
        world.programmeCost = 25
        world.launchCost = 100
        world.memberService = 4
        let summary = ModelSummary(Projection(of: try world.behaviour(), months: 12))
        // 400 of programme, 72 of each joiner.
        #expect(summary.breakEvenJoiners == 6)
        #expect(near(summary.projection.result, 10 * 72 - 400))
        world.memberService = 11
        let losing = ModelSummary(Projection(of: try world.behaviour(), months: 12))
        #expect(losing.breakEvenJoiners == nil)
    }

    @Test func `what people bring anyway is apart from the plan`() throws {
        var world = World()
        world.orders = Spread(.negativeBinomial(mean: 2, dispersion: 1))
        world.basket = 50
        world.margin = 0.2
        world.arrivals = 1
        let summary = ModelSummary(Projection(of: try world.behaviour(), months: 3))
        // 10, 11 and 12 people at 20.00 a month.
        #expect(near(summary.baselineMargin, 33 * 20))
        #expect(summary.sum(\.incrementalMargin) == 0)
    }

    @Test func `losses after failed payments are told apart`() throws {
        var world = World()
        world.retention = .flat(0.96)
        world.paymentFailure = 0.1
        world.paymentRecovery = 0.6
        let summary = ModelSummary(Projection(of: try world.behaviour(), months: 2))
        #expect(near(summary.involuntaryShare ?? 0, 0.0384 / (0.04 + 0.0384)))
    }
}
