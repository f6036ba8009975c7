import Foundation

/// A straight scale from values to places on the page, with round ticks.
struct Scale {
    let values: ClosedRange<Double>
    let ticks: [Double]
    let step: Double
    private let places: (from: Double, to: Double)

    /// A scale that shows all the values, ending on round ticks.
    ///
    /// - Parameters:
    ///   - places: where the scale begins and ends on the page; it may run downward.
    ///   - wanted: about how many ticks there should be.
    init(
        showing shown: [Double],
        withZero: Bool,
        places: (from: Double, to: Double),
        wanted: Int
    ) {
        let finite = shown.filter(\.isFinite)
        var low = finite.min() ?? 0
        var high = finite.max() ?? 1
        if withZero {
            low = min(low, 0)
            high = max(high, 0)
        }
        if low == high {
            low -= abs(low) / 10
            high += low == high ? 1 : abs(high) / 10
        }
        let step = Self.roundStep((high - low) / Double(max(wanted, 1)))
        // Values too close to tell apart by ticks still get two.
        let first = (low / step).rounded(.down)
        let last = max((high / step).rounded(.up), first + 1)
        self.step = step
        ticks = stride(from: first, through: last, by: 1).map { $0 * step }
        values = (first * step)...(last * step)
        self.places = places
    }

    /// Where a value lies on the page.
    func place(_ value: Double) -> Double {
        guard value.isFinite else { return value > 0 ? places.to : places.from }
        let share = (value - values.lowerBound) / (values.upperBound - values.lowerBound)
        return places.from + min(max(share, 0), 1) * (places.to - places.from)
    }

    /// The smallest of 1, 2 and 5 times a power of ten that is no smaller than asked.
    private static func roundStep(_ asked: Double) -> Double {
        guard asked > 0, asked.isFinite else { return 1 }
        let power = pow(10, floor(log10(asked)))
        for factor in [1.0, 2, 5] where factor * power >= asked * (1 - 1e-9) {
            return factor * power
        }
        return 10 * power
    }
}
