import Testing

@testable import Profitability

struct PoissonDrawTests {
    @Test(arguments: [0.001, 0.4, 1, 3.7, 9.99, 10, 10.5, 33, 250, 40_000])
    func `counts have the mean, the variance and the shape`(mean: Double) {
        let count = 20_000
        let values = (0..<count).map { subject in
            var draws = DrawSequence(CounterRandom(seed: 4), subject: UInt64(subject))
            return PoissonDraw.value(mean, &draws)
        }
        let average = values.reduce(0, +) / Double(count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
        #expect(abs(average - mean) < 5 * (mean / Double(count)).squareRoot())
        // The fourth moment of a Poisson count is m + 3 m².
        let spread = ((mean + 2 * mean * mean) / Double(count)).squareRoot()
        #expect(abs(variance - mean) < 5 * spread)
        let curve = Distribution.poisson(mean: mean)
        for share in [0.1, 0.25, 0.5, 0.75, 0.9] {
            let limit = curve.quantile(share)
            let expected = curve.share(upTo: limit)
            let found = Double(values.count { $0 <= limit }) / Double(count)
            let error = (expected * (1 - expected) / Double(count)).squareRoot()
            #expect(abs(found - expected) <= 5 * error + 1e-12, "\(share)")
        }
    }

    @Test
    func `nothing happens where nothing is expected`() {
        var draws = DrawSequence(CounterRandom(seed: 4), subject: 0)
        #expect(PoissonDraw.value(0, &draws) == 0)
    }
}
