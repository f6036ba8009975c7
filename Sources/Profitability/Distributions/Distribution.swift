/// What is known of a figure: one value, or how likely each value is.
///
/// - Units: those of the figure it describes.
/// - Invariants: whoever makes one has checked its parameters: `low < high` and `mode` between them,
///   deviations and shapes above 0, means of counts at least 0.
package enum Distribution: Hashable, Sendable {
    /// Always this.
    case fixed(Double)
    case uniform(low: Double, high: Double)
    case triangular(low: Double, mode: Double, high: Double)
    /// A beta distribution over `low...high` with the mean `(low + weight·mode + high) / (weight + 2)`.
    case pert(low: Double, mode: Double, high: Double, weight: Double = 4)
    case normal(mean: Double, sd: Double)
    /// `mean` and `sd` are of the value itself, not of its logarithm.
    case lognormal(mean: Double, sd: Double)
    case beta(alpha: Double, beta: Double)
    case poisson(mean: Double)
    /// Counts of Poisson whose rate differs from one to the next as a gamma distribution of shape
    /// `dispersion` does: the smaller, the more unlike they are. Variance: `mean + mean² / dispersion`.
    case negativeBinomial(mean: Double, dispersion: Double)
}
