extension Distribution {
    /// The same in another unit, of which one old unit is `scale`.
    ///
    /// Counts stay counts: a mean of 12 a year becomes a mean of 1 a month.
    package func scaled(by scale: Double) -> Distribution {
        if scale == 1 { return self }
        return switch self {
        case .fixed(let value): .fixed(value * scale)
        case .uniform(let low, let high): .uniform(low: low * scale, high: high * scale)
        case .triangular(let low, let mode, let high):
            .triangular(low: low * scale, mode: mode * scale, high: high * scale)
        case .pert(let low, let mode, let high, let weight):
            .pert(low: low * scale, mode: mode * scale, high: high * scale, weight: weight)
        case .normal(let mean, let sd): .normal(mean: mean * scale, sd: sd * scale)
        case .lognormal(let mean, let sd): .lognormal(mean: mean * scale, sd: sd * scale)
        // Shares are always written as shares.
        case .beta: self
        case .poisson(let mean): .poisson(mean: mean * scale)
        case .negativeBinomial(let mean, let dispersion):
            .negativeBinomial(mean: mean * scale, dispersion: dispersion)
        }
    }
}
