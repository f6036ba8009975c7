internal import Foundation

extension Distribution {
    /// The value it stays at or below with the probability `p`.
    ///
    /// Sampling is this same function of an even random number, so one draw costs one number, a
    /// larger number never gives a smaller value, and P5 to P95 of a range need no sampling.
    /// - Precondition: `p` lies strictly between zero and one, and the distribution is valid.
    package func quantile(_ p: Double) -> Double {
        switch self {
        case .fixed(let value): return value
        case .uniform(let low, let high): return low + (high - low) * p
        case .triangular(let low, let mode, let high):
            let width = high - low
            let turn = (mode - low) / width
            return p < turn
                ? low + (p * width * (mode - low)).squareRoot()
                : high - ((1 - p) * width * (high - mode)).squareRoot()
        case .pert(let low, _, let high, _):
            let (alpha, beta) = pertShape
            return low + (high - low) * SpecialFunctions.inverseIncompleteBeta(p, alpha, beta)
        case .normal(let mean, let sd): return mean + sd * NormalQuantile.value(p)
        case .lognormal:
            let (mean, sd) = logShape
            return exp(mean + sd * NormalQuantile.value(p))
        case .beta(let alpha, let beta):
            return SpecialFunctions.inverseIncompleteBeta(p, alpha, beta)
        case .poisson, .negativeBinomial: return wholeQuantile(p)
        }
    }

    /// The probability that it takes this value or a smaller one.
    package func share(upTo value: Double) -> Double {
        switch self {
        case .fixed(let only): return value < only ? 0 : 1
        case .uniform(let low, let high):
            return low == high
                ? (value < low ? 0 : 1) : min(max((value - low) / (high - low), 0), 1)
        case .triangular(let low, let mode, let high):
            if value <= low { return 0 }
            if value >= high { return 1 }
            return value < mode
                ? (value - low) * (value - low) / ((high - low) * (mode - low))
                : 1 - (high - value) * (high - value) / ((high - low) * (high - mode))
        case .pert(let low, _, let high, _):
            let (alpha, beta) = pertShape
            return SpecialFunctions.incompleteBeta((value - low) / (high - low), alpha, beta)
        case .normal(let mean, let sd):
            return sd == 0
                ? (value < mean ? 0 : 1) : SpecialFunctions.normalShare(below: (value - mean) / sd)
        case .lognormal(let mean, let sd):
            guard value > 0 else { return 0 }
            guard sd > 0 else { return value < mean ? 0 : 1 }
            let shape = logShape
            return SpecialFunctions.normalShare(below: (log(value) - shape.mean) / shape.sd)
        case .beta(let alpha, let beta):
            return SpecialFunctions.incompleteBeta(value, alpha, beta)
        case .poisson(let mean):
            guard value >= 0 else { return 0 }
            return SpecialFunctions.upperIncompleteGamma(value.rounded(.down) + 1, mean)
        case .negativeBinomial(let mean, let dispersion):
            guard value >= 0 else { return 0 }
            guard mean > 0 else { return 1 }
            return SpecialFunctions.incompleteBeta(
                dispersion / (dispersion + mean),
                dispersion,
                value.rounded(.down) + 1
            )
        }
    }

    /// The least whole number that the probability is reached with.
    private func wholeQuantile(_ p: Double) -> Double {
        guard mean > 0 else { return 0 }
        var high = max(1, (mean + 4 * standardDeviation).rounded(.up))
        while share(upTo: high) < p, high < 1e15 { high *= 2 }
        var low = -1.0
        while high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            if share(upTo: middle) < p { low = middle } else { high = middle }
        }
        return high
    }
}

extension Distribution {
    /// The value of one draw of one subject; the same whoever asks, and when.
    package func sample(_ random: CounterRandom, subject: UInt64, draw: UInt64) -> Double {
        isCertain ? mean : quantile(random.uniform(subject: subject, draw: draw))
    }
}
