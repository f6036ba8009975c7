/// How sure an assumption is: one value, or the values it may take and how likely each is.
///
/// - Shape: the parameters people know, of the value itself. ``lognormal(mean:sd:)`` is not given by
///   its logarithms, and ``negativeBinomial(mean:dispersion:)`` has the variance
///   `mean + mean² / dispersion`.
/// - Errors: a value may be made of any numbers; ``validate()`` says what is wrong with them, and
///   everything else needs a valid one.
package enum Distribution: Hashable, Sendable {
    case fixed(Double)
    case uniform(low: Double, high: Double)
    case triangular(low: Double, mode: Double, high: Double)
    /// A beta distribution over a range, whose mean is `(low + weight × mode + high) / (weight + 2)`;
    /// the weight is 4 unless told otherwise.
    case pert(low: Double, mode: Double, high: Double, weight: Double = 4)
    case normal(mean: Double, sd: Double)
    case lognormal(mean: Double, sd: Double)
    /// On zero to one, so for shares and rates; `alpha` successes to `beta` failures.
    case beta(alpha: Double, beta: Double)
    /// Whole numbers: how often, when each time is as likely as any other.
    case poisson(mean: Double)
    /// Whole numbers: how often, when some do it far more often than others.
    case negativeBinomial(mean: Double, dispersion: Double)
}

extension Distribution {
    /// The name it has in a model file.
    package var name: String {
        switch self {
        case .fixed: "fixed"
        case .uniform: "uniform"
        case .triangular: "triangular"
        case .pert: "pert"
        case .normal: "normal"
        case .lognormal: "lognormal"
        case .beta: "beta"
        case .poisson: "poisson"
        case .negativeBinomial: "negative_binomial"
        }
    }

    /// Its parameters by name, in the order they are written.
    package var parameters: [(name: String, value: Double)] {
        switch self {
        case .fixed(let value): [("value", value)]
        case .uniform(let low, let high): [("low", low), ("high", high)]
        case .triangular(let low, let mode, let high):
            [("low", low), ("mode", mode), ("high", high)]
        case .pert(let low, let mode, let high, let weight):
            [("low", low), ("mode", mode), ("high", high), ("weight", weight)]
        case .normal(let mean, let sd), .lognormal(let mean, let sd): [("mean", mean), ("sd", sd)]
        case .beta(let alpha, let beta): [("alpha", alpha), ("beta", beta)]
        case .poisson(let mean): [("mean", mean)]
        case .negativeBinomial(let mean, let dispersion):
            [("mean", mean), ("dispersion", dispersion)]
        }
    }

    /// Whether it can take only one value.
    package var isCertain: Bool { variance == 0 }

    /// Whether it takes whole numbers only.
    package var isWhole: Bool {
        switch self {
        case .fixed(let value): value.rounded() == value
        case .poisson, .negativeBinomial: true
        case .uniform, .triangular, .pert, .normal, .lognormal, .beta: false
        }
    }

    /// The least and the greatest value it can take; infinite where there is no end.
    package var support: ClosedRange<Double> {
        switch self {
        case .fixed(let value): value...value
        case .uniform(let low, let high): low...high
        case .triangular(let low, _, let high): low...high
        case .pert(let low, _, let high, _): low...high
        case .normal(let mean, let sd): sd == 0 ? mean...mean : -.infinity ... .infinity
        case .lognormal(let mean, let sd): sd == 0 ? mean...mean : 0 ... .infinity
        case .beta: 0...1
        case .poisson(let mean), .negativeBinomial(let mean, _):
            mean == 0 ? 0...0 : 0 ... .infinity
        }
    }
}

extension Distribution: CustomStringConvertible {
    /// As it could be said: `triangular(low 1, mode 2, high 4)`.
    package var description: String {
        let parts = parameters.map { "\($0.name) \(FigureText.number($0.value))" }
        return "\(name)(\(parts.joined(separator: ", ")))"
    }
}
