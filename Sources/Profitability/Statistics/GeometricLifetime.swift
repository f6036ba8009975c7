internal import Foundation

/// What a member is worth who brings the same every period and stays with the same chance.
package enum GeometricLifetime {
    /// When the first margin comes; the largest difference between published formulas.
    package enum Timing: String, Hashable, Sendable, CaseIterable {
        /// At once, before the first chance to leave: m (1 + i) / (1 + i - r).
        case now
        /// After a period, from those who are still there: m r / (1 + i - r).
        case later
    }

    /// The discounted sum of the margins.
    ///
    /// - Parameters:
    ///   - retention: the share that stays from one period to the next.
    ///   - discount: what a period's delay takes off, as a share.
    ///   - periods: how many margins count; all when `nil`.
    /// - Returns: `nil` when the sum has no end: nobody leaves and nothing is discounted.
    package static func value(
        margin: Double,
        retention: Double,
        discount: Double,
        timing: Timing,
        periods: Double? = nil
    ) -> Double? {
        let factor = retention / (1 + discount)
        // Taken together so that the smallest loss or discount still counts.
        let loss = (discount + (1 - retention)) / (1 + discount)
        let first = timing == .now ? margin : margin * factor
        guard let periods else { return loss > 0 ? first / loss : nil }
        return loss > 0 ? first * -expm1(periods * log1p(-loss)) / loss : first * periods
    }
}
