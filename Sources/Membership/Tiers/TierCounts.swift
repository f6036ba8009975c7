/// What a member's metrics add up to; redeemed points are in none of them.
package struct TierCounts {
    private let total: (_ metric: String, _ within: Period) -> Int64

    /// - Parameter total: the sum of a metric's days within a period, of all days for ``always(until:)``.
    package init(_ total: @escaping (_ metric: String, _ within: Period) -> Int64) {
        self.total = total
    }

    /// Sums that are held by metric and day.
    package init(days: [String: [CivilDate: Int64]]) {
        self.init { metric, period in
            (days[metric] ?? [:]).reduce(0) { sum, row in
                period.contains(row.key) ? sum.addingClamped(row.value) : sum
            }
        }
    }

    package func of(_ metric: String, within period: Period) -> Int64 {
        period.isEmpty ? 0 : total(metric, period)
    }

    /// Every day there ever was before another.
    package static func always(until end: CivilDate) -> Period {
        Period(start: CivilDate(dayNumber: .min), end: end)
    }
}
