/// A month of the calendar, for adding up what its days brought.
///
/// - Shape: a year and a month, so months compare and tile like their days.
package struct Month: Hashable, Sendable {
    package let year: Int
    /// 1...12.
    package let number: Int

    /// The month a day lies in.
    package init(of day: CivilDate) {
        let parts = day.parts
        year = parts.year
        number = parts.month
    }

    /// The last of its days.
    package var lastDay: CivilDate { days.end.adding(days: -1) }

    /// Its days; the end is the first day of the month after it.
    package var days: Period {
        Period(
            start: CivilDate(clampingYear: year, month: number, day: 1),
            end: CivilDate(clampingYear: year, month: number + 1, day: 1)
        )
    }
}

extension Month: Comparable {
    package static func < (first: Month, second: Month) -> Bool {
        (first.year, first.number) < (second.year, second.number)
    }
}

extension Month: LosslessStringConvertible {
    /// Reads exactly `YYYY-MM` with years 0001 to 9999, and nothing else.
    package init?(_ text: String) {
        guard let first = CivilDate(text + "-01") else { return nil }
        self.init(of: first)
    }

    /// `YYYY-MM`.
    package var description: String { String(days.start.description.dropLast(3)) }
}
