import Profitability
import Testing

struct SpreadTests {
    /// Each row reads: people whose habits are spread like this differ by so much.
    @Test(
        arguments: [
            ("all alike", .fixed(3), 0, 0),
            ("chance makes counts differ, not people", .poisson(mean: 3), 0, 0),
            (
                "a gamma distribution: mean² / dispersion",
                .negativeBinomial(mean: 3, dispersion: 2), 4.5, 0.02
            ),
            ("most do it hardly ever", .negativeBinomial(mean: 0.94, dispersion: 0.3), 2.945, 0.05),
            ("the distribution itself", .uniform(low: 0, high: 6), 3, 0.001),
            ("a long tail", .lognormal(mean: 3, sd: 3), 9, 0.1),
        ] as [(String, Distribution, Double, Double)]
    )
    func `how people differ`(
        why: String,
        distribution: Distribution,
        variance: Double,
        tolerance: Double
    ) {
        let spread = Spread(distribution)
        let rates = (0..<Spread.groups).map(spread.rate(group:))
        let mean = rates.reduce(0, +) / Double(rates.count)
        let found = rates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rates.count)
        #expect(near(mean, distribution.mean), "\(why): mean \(mean)")
        #expect(
            abs(found - variance) <= tolerance * max(variance, 1e-9),
            "\(why): variance \(found)"
        )
        #expect(rates == rates.sorted(), "\(why)")
    }

    @Test
    func `another mean keeps the differences`() {
        let spread = Spread(.negativeBinomial(mean: 3, dispersion: 2))
        let twice = spread.withMean(6)
        #expect(near(twice.rate(group: 17), 2 * spread.rate(group: 17)))
    }
}
