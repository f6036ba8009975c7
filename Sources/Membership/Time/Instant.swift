/// A moment in time, the same one everywhere on Earth.
///
/// - Shape: one signed count; leap seconds do not exist in it, as in Unix time.
/// - Units: milliseconds since 1970-01-01T00:00:00Z.
/// - Errors: a text that is not strict RFC 3339 gives `nil`; arithmetic stops at the ends of the
///   range and never wraps.
/// - Source: RFC 3339, section 5.6.
package struct Instant: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z; negative before it.
    package let milliseconds: Int64

    package static let millisecondsPerHour: Int64 = 3_600_000
    package static let millisecondsPerDay: Int64 = 86_400_000

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The instant this much later, or earlier when negative; stops at the ends of the range.
    package func adding(milliseconds: Int64) -> Instant {
        let (sum, overflow) = self.milliseconds.addingReportingOverflow(milliseconds)
        return overflow
            ? Instant(milliseconds: milliseconds < 0 ? .min : .max)
            : Instant(milliseconds: sum)
    }

    /// How many milliseconds `later` comes after this instant; stops at the ends of the range.
    package func milliseconds(until later: Instant) -> Int64 {
        let (gap, overflow) = later.milliseconds.subtractingReportingOverflow(milliseconds)
        return overflow ? (later < self ? .min : .max) : gap
    }
}

extension Instant: Comparable {
    package static func < (first: Instant, second: Instant) -> Bool {
        first.milliseconds < second.milliseconds
    }
}
