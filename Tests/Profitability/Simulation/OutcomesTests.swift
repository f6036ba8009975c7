import Testing

@testable import Profitability

struct OutcomesTests {
    @Test
    func `quantiles lie between the nearest values, as numpy's do`() {
        let outcomes = Outcomes([5, 1, 4, 2, 3])
        #expect(outcomes.mean == 3 && outcomes.p50 == 3)
        #expect(near(outcomes.p5, 1.2) && near(outcomes.p95, 4.8))
        #expect(near(outcomes.standardDeviation, 2.5.squareRoot()))
        #expect(near(outcomes.standardError, 0.5.squareRoot()))
        #expect(outcomes.loss == 0)
    }

    @Test
    func `one outcome is its own middle and has no spread`() {
        let outcomes = Outcomes([-7])
        #expect(outcomes.p5 == -7 && outcomes.p95 == -7 && outcomes.standardDeviation == 0)
        #expect(outcomes.loss == 1 && outcomes.lossError == 0)
    }

    /// Members of one world share its fortune: a hundred of them in two worlds tell of the mean what
    /// two worlds tell, not what a hundred members would.
    @Test
    func `the error of the mean counts worlds, not members`() {
        let values = Array(repeating: 1.0, count: 50) + Array(repeating: 3.0, count: 50)
        let outcomes = Outcomes(values, groups: [0..<50, 50..<100])
        #expect(outcomes.mean == 2 && near(outcomes.standardError, 1))
        #expect(Outcomes(values).standardError < 0.11)
    }
}
