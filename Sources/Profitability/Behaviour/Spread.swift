internal import Foundation

/// How often people do something, and how they differ in it.
///
/// - Shape: each person has a rate of their own, and what they do in a month is Poisson around it. A
///   fixed or Poisson distribution gives all the same rate; a negative binomial one gives rates of a
///   gamma distribution; any other is the distribution of the rates. People are counted in
///   ``groups`` groups of equal size, from those who do it least to those who do it most; a group has
///   one rate.
/// - Units: times a month.
package struct Spread: Hashable, Sendable {
    /// Into how many groups people fall.
    package static let groups = 400

    /// What people come to on average.
    package let mean: Double
    /// Each group's rate as a multiple of the mean: one number when all are alike.
    private let multiples: [Double]

    /// - Precondition: the distribution is valid.
    package init(_ distribution: Distribution) {
        let shape: [Double]
        switch distribution {
        case .fixed, .poisson:
            shape = [1]
        case .negativeBinomial(_, let dispersion):
            shape = Self.slices { GammaQuantile.value($0, shape: dispersion) }
        case .uniform, .triangular, .pert, .normal, .lognormal, .beta:
            shape = Self.slices { max(0, distribution.quantile($0)) }
        }
        let middle = shape.reduce(0, +) / Double(shape.count)
        let isSpread = middle > 0 && shape.count > 1
        multiples = isSpread ? shape.map { $0 / middle } : [1]
        mean = max(0, distribution.mean)
    }

    private init(mean: Double, multiples: [Double]) {
        self.mean = mean
        self.multiples = multiples
    }

    /// The same differences around another mean.
    package func withMean(_ mean: Double) -> Spread { Spread(mean: mean, multiples: multiples) }

    /// Whether all do it equally often.
    package var isEven: Bool { multiples.count == 1 }

    /// How often the people of a group do it; groups count from 0.
    package func rate(group: Int) -> Double {
        mean * (isEven ? 1 : multiples[group])
    }

    /// The value in the middle of each group.
    private static func slices(_ quantile: (Double) -> Double) -> [Double] {
        (0..<groups).map { quantile((Double($0) + 0.5) / Double(groups)) }
    }
}
