internal import Foundation

/// The mean of a Poisson count that is cut off at a limit.
enum PoissonCap {
    /// `E[min(N, limit)]` for a Poisson `N`; the limit need not be whole.
    static func expected(_ mean: Double, atMost limit: Double) -> Double {
        guard mean > 0, limit > 0 else { return 0 }
        let whole = limit.rounded(.down)
        // Σ n·P(n) up to n = whole is mean·P(N ≤ whole - 1), so two tails say it all.
        let below = whole >= 1 ? SpecialFunctions.upperIncompleteGamma(whole, mean) : 0
        let notAbove = SpecialFunctions.upperIncompleteGamma(whole + 1, mean)
        return mean * below + limit * (1 - notAbove)
    }
}
