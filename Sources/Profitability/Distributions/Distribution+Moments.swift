internal import Foundation

extension Distribution {
    /// What it comes to on average.
    package var mean: Double {
        switch self {
        case .fixed(let value): value
        case .uniform(let low, let high): low + (high - low) / 2
        case .triangular(let low, let mode, let high): (low + mode + high) / 3
        case .pert(let low, let mode, let high, let weight):
            (low + weight * mode + high) / (weight + 2)
        case .normal(let mean, _), .lognormal(let mean, _), .poisson(let mean),
            .negativeBinomial(let mean, _):
            mean
        case .beta(let alpha, let beta): alpha / (alpha + beta)
        }
    }

    /// How far it spreads: the average square of the distance from the mean.
    package var variance: Double {
        switch self {
        case .fixed: return 0
        case .uniform(let low, let high): return (high - low) * (high - low) / 12
        case .triangular(let low, let mode, let high):
            // Of the distances, which stay exact when the range lies far from zero.
            let (up, down, width) = (mode - low, high - mode, high - low)
            return (width * width - up * down) / 18
        case .pert(let low, _, let high, _):
            let (alpha, beta) = pertShape
            let sum = alpha + beta
            let width = high - low
            return width * width * alpha * beta / (sum * sum * (sum + 1))
        case .normal(_, let sd), .lognormal(_, let sd): return sd * sd
        case .beta(let alpha, let beta):
            let sum = alpha + beta
            return alpha * beta / (sum * sum * (sum + 1))
        case .poisson(let mean): return mean
        case .negativeBinomial(let mean, let dispersion): return mean + mean * mean / dispersion
        }
    }

    /// In the unit of the value itself.
    package var standardDeviation: Double { variance.squareRoot() }

    /// The beta distribution that a PERT range is filled with; `(1, 1)` for any other.
    var pertShape: (alpha: Double, beta: Double) {
        guard case .pert(let low, let mode, let high, let weight) = self else { return (1, 1) }
        let width = high - low
        return (1 + weight * (mode - low) / width, 1 + weight * (high - mode) / width)
    }

    /// Mean and spread of the logarithm of a lognormal value; `(0, 0)` for any other.
    var logShape: (mean: Double, sd: Double) {
        guard case .lognormal(let mean, let sd) = self else { return (0, 0) }
        let square = log1p(sd / mean * (sd / mean))
        return (log(mean) - square / 2, square.squareRoot())
    }
}
