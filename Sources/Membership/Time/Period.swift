/// A half-open run of days: `start` is in it, `end` is the first day after it.
///
/// Two periods that share a boundary neither overlap nor leave a gap.
package struct Period: Hashable, Sendable {
    package let start: CivilDate
    /// The first day that no longer belongs to the period.
    package let end: CivilDate

    /// - Precondition: `start <= end`. An empty period is allowed.
    package init(start: CivilDate, end: CivilDate) {
        precondition(start <= end, "a period cannot end before it starts")
        self.start = start
        self.end = end
    }

    /// How many days lie in the period.
    package var days: Int { start.days(until: end) }

    package var isEmpty: Bool { start == end }

    package func contains(_ day: CivilDate) -> Bool { start <= day && day < end }
}

extension Period: CustomStringConvertible {
    /// `2026-01-01/2026-02-01`, the interval notation of ISO 8601; the second day is not in it.
    package var description: String { "\(start)/\(end)" }
}
