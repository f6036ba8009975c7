internal import Foundation

/// The gamma distribution with a mean of its shape, that is, with a scale of 1.
enum GammaQuantile {
    /// The value that it stays at or below with the probability `p`.
    ///
    /// The search is in the logarithm, where small shapes put most of their weight.
    static func value(_ p: Double, shape: Double) -> Double {
        var low = -700.0
        var high = log(shape + 40 * (shape.squareRoot() + 1))
        for _ in 0..<80 where high - low > 1e-13 * max(1, abs(high)) {
            let middle = (low + high) / 2
            let below = 1 - SpecialFunctions.upperIncompleteGamma(shape, exp(middle))
            if below < p { low = middle } else { high = middle }
        }
        return exp((low + high) / 2)
    }
}
