import Profitability
import Testing

struct DistributionTests {
    /// One of each kind, and the corners where a formula turns into another.
    static let all: [Distribution] = [
        .fixed(3.5), .uniform(low: -1, high: 4), .triangular(low: 2, mode: 4, high: 10),
        .triangular(low: 2, mode: 2, high: 10), .triangular(low: 2, mode: 10, high: 10),
        .pert(low: 2, mode: 4, high: 10), .pert(low: 0, mode: 0, high: 1, weight: 2),
        .normal(mean: 100, sd: 15), .lognormal(mean: 40, sd: 30), .beta(alpha: 0.668, beta: 3.806),
        .beta(alpha: 20, beta: 5), .beta(alpha: 1, beta: 1), .poisson(mean: 0.5),
        .poisson(mean: 12.3), .poisson(mean: 4_000), .negativeBinomial(mean: 3, dispersion: 0.4),
        .negativeBinomial(mean: 12, dispersion: 2), .negativeBinomial(mean: 500, dispersion: 1.5),
    ]

    /// The farthest that ``Distribution/validate()`` lets through.
    static let farthest: [Distribution] = [
        .beta(alpha: 1e6, beta: 1e6), .beta(alpha: 0.5, beta: 1e6),
        .pert(low: 0, mode: 0.5, high: 1, weight: 1e6), .poisson(mean: 1e6),
        .negativeBinomial(mean: 1e6, dispersion: 1e6),
        .negativeBinomial(mean: 1e6, dispersion: 0.01),
    ]

    /// Each row reads: this distribution stays below these values in 5, 50, 95 and 0.1 of a hundred.
    ///
    /// Made with scipy 1.17 (`triang`, `beta`, `norm`, `lognorm`, `poisson`, `nbinom`).
    @Test(
        arguments: [
            (
                .triangular(low: 2, mode: 4, high: 10),
                [2.8944271909999157, 5.101020514433644, 8.450806661517031, 2.126491106406735]
            ),
            (
                .pert(low: 2, mode: 4, high: 10),
                [2.611523131298631, 4.51048136364558, 7.259266544009109, 2.080814303069902]
            ),
            (
                .normal(mean: 100, sd: 15),
                [75.32719559572791, 100.0, 124.67280440427209, 53.6465154074828]
            ),
            (
                .lognormal(mean: 40, sd: 30),
                [10.664238975526267, 32.0, 96.0218541941917, 4.0605351205624975]
            ),
            (
                .beta(alpha: 0.668, beta: 3.806),
                [
                    0.002667399677994036, 0.0983854667088478, 0.46883884017436406,
                    7.599352787051955e-06,
                ]
            ),
            (
                .beta(alpha: 20, beta: 5),
                [0.6581926505958837, 0.8080759402335007, 0.9141145875681924, 0.5079761085316468]
            ),
            (
                .beta(alpha: 5_000, beta: 20_000),
                [0.19585257311833287, 0.19999199991467562, 0.2041747160336703, 0.192251270934103]
            ),
            (.poisson(mean: 0.5), [0, 0, 2, 0]), (.poisson(mean: 12.3), [7, 12, 18, 3]),
            (.poisson(mean: 4_000), [3_896, 4_000, 4_104, 3_806]),
            (.negativeBinomial(mean: 3, dispersion: 0.4), [0, 1, 13, 0]),
            (.negativeBinomial(mean: 12, dispersion: 2), [1, 10, 30, 0]),
            (.negativeBinomial(mean: 500, dispersion: 1.5), [58, 394, 1_304, 3]),
        ] as [(Distribution, [Double])]
    )
    func `quantiles are the published ones`(distribution: Distribution, expected: [Double]) {
        for (p, value) in zip([0.05, 0.5, 0.95, 0.001], expected) {
            let found = distribution.quantile(p)
            #expect(
                abs(found - value) <= 1e-11 * max(abs(value), 1e-6),
                "\(distribution) at \(p): \(found), not \(value)"
            )
        }
    }

    @Test(arguments: all)
    func `the quantile undoes the share`(distribution: Distribution) {
        guard !distribution.isCertain else { return }
        for step in 1..<200 {
            let p = Double(step) / 200
            let value = distribution.quantile(p)
            #expect(distribution.support.contains(value))
            let share = distribution.share(upTo: value)
            if distribution.isWhole {
                #expect(share >= p && distribution.share(upTo: value - 1) < p, "\(p)")
            } else {
                #expect(abs(share - p) < 1e-11, "\(p)")
            }
        }
    }

    /// By the central limit the mean of n draws is within five standard errors but once in 1.7
    /// million, and the variance within ten of its own where the fourth moment allows.
    @Test(arguments: all)
    func `draws have the mean and the variance`(distribution: Distribution) {
        let random = CounterRandom(seed: 11, stream: 5)
        let count = 6_000
        let values = (0..<count).map {
            distribution.sample(random, subject: UInt64($0), draw: 0)
        }
        let mean = values.reduce(0, +) / Double(count)
        let squares = values.map { ($0 - distribution.mean) * ($0 - distribution.mean) }
        let variance = squares.reduce(0, +) / Double(count)
        let error = distribution.standardDeviation / Double(count).squareRoot()
        #expect(abs(mean - distribution.mean) <= 5 * error + 1e-12)
        let fourth = squares.map { ($0 - variance) * ($0 - variance) }.reduce(0, +) / Double(count)
        let spread = (fourth / Double(count)).squareRoot()
        #expect(abs(variance - distribution.variance) <= 6 * spread + 1e-9)
    }

    /// The Kolmogorov-Smirnov distance of 3,000 draws is above 0.0407 once in 10,000.
    @Test(arguments: all)
    func `draws follow the curve`(distribution: Distribution) {
        guard !distribution.isWhole, !distribution.isCertain else { return }
        let random = CounterRandom(seed: 3, stream: 8)
        let count = 3_000
        let values = (0..<count).map {
            distribution.sample(random, subject: UInt64($0), draw: 1)
        }.sorted()
        var distance = 0.0
        for (rank, value) in values.enumerated() {
            let share = distribution.share(upTo: value)
            distance = max(
                distance,
                abs(share - Double(rank) / Double(count)),
                abs(share - Double(rank + 1) / Double(count))
            )
        }
        #expect(distance < 0.0407)
    }

    @Test(arguments: farthest)
    func `the farthest parameters have quantiles still`(distribution: Distribution) throws {
        try distribution.validate()
        for p in [0.001, 0.05, 0.5, 0.95, 0.999] {
            let value = distribution.quantile(p)
            let share = distribution.share(upTo: value)
            #expect(value.isFinite && share >= p - 1e-9, "\(p)")
            let isReached = distribution.isWhole ? distribution.share(upTo: value - 1) < p : true
            #expect(isReached, "\(p)")
        }
    }

    @Test
    func `a value without spread is what it says`() {
        let certain: [Distribution] = [
            .fixed(7), .uniform(low: 7, high: 7), .normal(mean: 7, sd: 0),
            .lognormal(mean: 7, sd: 0),
        ]
        for distribution in certain {
            #expect(distribution.isCertain)
            #expect(abs(distribution.quantile(0.9) - 7) < 1e-12)
            #expect(distribution.support == 7...7)
            #expect(distribution.share(upTo: 6.9) == 0 && distribution.share(upTo: 7.1) == 1)
        }
        #expect(Distribution.poisson(mean: 0).quantile(0.999) == 0)
        #expect(Distribution.negativeBinomial(mean: 0, dispersion: 2).quantile(0.999) == 0)
    }

    /// Each row reads: these parameters are refused, for this reason.
    @Test(
        arguments: [
            (.fixed(.nan), .outOfReach(parameter: "value")),
            (.fixed(.infinity), .outOfReach(parameter: "value")),
            (.uniform(low: 2, high: 1), .outOfOrder(first: "low", second: "high")),
            (.triangular(low: 1, mode: 0, high: 2), .outOfOrder(first: "low", second: "mode")),
            (.triangular(low: 1, mode: 3, high: 2), .outOfOrder(first: "mode", second: "high")),
            (.triangular(low: 1, mode: 1, high: 1), .noRange),
            (.pert(low: 0, mode: 1, high: 2, weight: 0), .notPositive(parameter: "weight")),
            (.pert(low: 1, mode: 1, high: 1), .noRange),
            (.normal(mean: 0, sd: -1), .negative(parameter: "sd")),
            (.lognormal(mean: 0, sd: 1), .notPositive(parameter: "mean")),
            (.beta(alpha: 0, beta: 1), .notPositive(parameter: "alpha")),
            (.beta(alpha: 1, beta: -1), .notPositive(parameter: "beta")),
            (.poisson(mean: -0.1), .negative(parameter: "mean")),
            (.negativeBinomial(mean: 1, dispersion: 0), .notPositive(parameter: "dispersion")),
            (.negativeBinomial(mean: 1e16, dispersion: 1), .outOfReach(parameter: "mean")),
            (.negativeBinomial(mean: 1, dispersion: 1e7), .tooLarge(parameter: "dispersion")),
            (.poisson(mean: 1e7), .tooLarge(parameter: "mean")),
            (.beta(alpha: 1e7, beta: 1), .tooLarge(parameter: "alpha")),
        ] as [(Distribution, DistributionError)]
    )
    func `impossible parameters are refused`(
        distribution: Distribution,
        reason: DistributionError
    ) {
        #expect(throws: reason) { try distribution.validate() }
    }

    @Test(arguments: all)
    func `possible ones are taken`(distribution: Distribution) throws {
        try distribution.validate()
    }

    @Test
    func `it is said as it is written`() {
        #expect(
            "\(Distribution.triangular(low: 1, mode: 2.5, high: 4))"
                == "triangular(low 1, mode 2.5, high 4)"
        )
        #expect(
            "\(Distribution.negativeBinomial(mean: 3, dispersion: 0.4))"
                == "negative_binomial(mean 3, dispersion 0.4)"
        )
    }
}
