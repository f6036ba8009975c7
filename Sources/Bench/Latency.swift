import Histogram

/// How long something took, many times over.
struct Latency {
    private var histogram = Histogram<UInt64>(
        highestTrackableValue: 60_000_000_000,
        numberOfSignificantValueDigits: .three
    )

    var count: UInt64 { histogram.totalCount }

    mutating func record(_ duration: Duration) {
        let nanoseconds = duration / .nanoseconds(1)
        _ = histogram.record(UInt64(max(nanoseconds, 1)))
    }

    /// In microseconds.
    func percentile(_ percent: Double) -> Double {
        Double(histogram.valueAtPercentile(percent)) / 1_000
    }

    /// `4.1 / 5.5 / 12 µs`: median, 99 and 99.9 of a hundred.
    var summary: String {
        let parts = [50, 99, 99.9].map { percentile($0).short }
        return parts.joined(separator: " / ") + " µs"
    }
}

extension Double {
    /// Three figures at most: `4.12`, `41.2`, `412`, `4120`.
    var short: String {
        let decimals = self < 10 ? 2 : self < 100 ? 1 : 0
        let scale = decimals == 2 ? 100.0 : decimals == 1 ? 10.0 : 1.0
        let scaled = Int((self * scale).rounded())
        guard decimals > 0 else { return String(scaled) }
        let fraction = String(scaled % Int(scale))
        let zeros = String(repeating: "0", count: decimals - fraction.utf8.count)
        return "\(scaled / Int(scale)).\(zeros)\(fraction)"
    }
}
