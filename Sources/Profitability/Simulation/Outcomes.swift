/// What many outcomes come to: their mean, how sure it is, and how far they spread.
package struct Outcomes: Hashable, Sendable {
    package let count: Int
    package let mean: Double
    package let standardDeviation: Double
    /// How far the mean of so many outcomes lies from the true one, in one of three cases farther.
    package let standardError: Double
    /// The values that 5, 50 and 95 of a hundred outcomes stay at or below.
    package let p5: Double
    package let p50: Double
    package let p95: Double
    /// The share below zero.
    package let loss: Double

    /// - Parameters:
    ///   - values: at least one.
    ///   - groups: how many runs of equal length the values fall into that do not vary apart from one
    ///     another, as members of one world; the error of the mean counts these.
    init(_ values: [Double], groups: [Range<Int>]? = nil) {
        let count = Double(max(values.count, 1))
        let mean = values.reduce(0, +) / count
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let deviation = values.count > 1 ? (squares / (count - 1)).squareRoot() : 0
        self.count = values.count
        self.mean = mean
        standardDeviation = deviation
        if let groups, groups.count > 1 {
            // The usual estimate for clusters: their sums vary, whatever goes on inside them.
            let sum = groups.reduce(0.0) { sum, group in
                let gap = values[group].reduce(0) { $0 + $1 - mean }
                return sum + gap * gap
            }
            let clusters = Double(groups.count)
            standardError = (sum * clusters / (clusters - 1)).squareRoot() / count
        } else {
            standardError = deviation / count.squareRoot()
        }
        let sorted = values.sorted()
        p5 = Self.quantile(0.05, of: sorted)
        p50 = Self.quantile(0.5, of: sorted)
        p95 = Self.quantile(0.95, of: sorted)
        loss = Double(values.count { $0 < 0 }) / count
    }

    /// The error of ``loss``, when the outcomes are independent.
    package var lossError: Double {
        (loss * (1 - loss) / Double(max(count, 1))).squareRoot()
    }

    /// Between the two nearest values in proportion, as most programs do it (R's type 7).
    static func quantile(_ share: Double, of sorted: [Double]) -> Double {
        guard let last = sorted.last else { return 0 }
        let place = share * Double(sorted.count - 1)
        let low = Int(place)
        guard low + 1 < sorted.count else { return last }
        return sorted[low] + (sorted[low + 1] - sorted[low]) * (place - Double(low))
    }
}
