package import Membership

/// How often a member buys, and when the next purchase is expected.
///
/// - Source: the days from the first to the last purchase over the gaps between them.
package struct PurchaseCycle: Sendable, Equatable {
    /// Two gaps are the least that make a habit.
    package static let leastPurchases = 3

    package let purchases: Int
    package let last: CivilDate
    /// Days from one purchase to the next, on average.
    package let days: Double

    /// - Parameter days: the days on which the member bought, in any order; several purchases on
    ///   one day are one visit.
    /// - Returns: nil for fewer than three days of purchase.
    package init?(days bought: [CivilDate]) {
        let visits = Set(bought).sorted()
        guard visits.count >= Self.leastPurchases, let first = visits.first, let last = visits.last
        else { return nil }
        purchases = visits.count
        self.last = last
        days = Double(first.days(until: last)) / Double(visits.count - 1)
    }

    /// The day the next purchase is expected on, rounded up to a whole day.
    package var expected: CivilDate { last.adding(days: Int(days.rounded(.up))) }

    /// How many cycles have gone by since the last purchase.
    package func cyclesSince(_ day: CivilDate) -> Double {
        Double(max(last.days(until: day), 0)) / max(days, 1)
    }

    /// Whether the member is late by more than this share of a cycle.
    package func isOverdue(on day: CivilDate, tolerance: Double = 0.5) -> Bool {
        cyclesSince(day) > 1 + tolerance
    }
}
