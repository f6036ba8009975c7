internal import Foundation

/// Retention of members who differ in how easily they leave: each renews with a chance of their own
/// that never changes, and the chances to leave are spread as a beta distribution.
///
/// Those who leave easily leave first, so the rate of renewal rises with the terms, without anybody
/// becoming more loyal.
/// - Invariants: `alpha` and `beta` are above zero.
/// - Source: Fader and Hardie (2007), How to project customer retention, Journal of Interactive
///   Marketing 21(1).
package struct ShiftedBetaGeometric: Hashable, Sendable {
    package let alpha: Double
    package let beta: Double

    package init(alpha: Double, beta: Double) {
        self.alpha = alpha
        self.beta = beta
    }

    /// The share of joiners who are members after so many chances to leave.
    package func survival(after renewals: Double) -> Double {
        exp(
            SpecialFunctions.logBeta(alpha, beta + renewals)
                - SpecialFunctions.logBeta(alpha, beta)
        )
    }

    /// The share that renews after this term; terms count from 1.
    package func renewalRate(afterTerm term: Double) -> Double {
        (beta + term - 1) / (alpha + beta + term - 1)
    }

    /// How many terms a joiner pays on average, the first among them; `nil` when it has no end.
    package var expectedTerms: Double? {
        alpha > 1 ? (alpha + beta - 1) / (alpha - 1) : nil
    }

    /// How many more terms a member pays on average, discounted: the next renewal counts in full.
    ///
    /// - Parameter renewals: how many chances to leave are behind; those who left are not meant.
    /// - Returns: `nil` when the sum has no end, as it may without a discount.
    /// - Source: Fader and Hardie (2010), Customer-base valuation in a contractual setting,
    ///   Marketing Science 29(1): discounted expected residual lifetime.
    package func residualTerms(discount: Double, after renewals: Double) -> Double? {
        let kept = beta + renewals
        let all = alpha + beta + renewals
        guard discount > 0 else { return alpha > 1 ? kept / (alpha - 1) : nil }
        let factor = 1 / (1 + discount)
        var term = kept / all
        var sum = term
        var step = 1.0
        // What is left of the sum is less than term × factor / (1 - factor).
        while term * factor > sum * 1e-16 * (1 - factor), step < 2e7 {
            term *= factor * (kept + step) / (all + step)
            sum += term
            step += 1
        }
        return sum
    }
}
