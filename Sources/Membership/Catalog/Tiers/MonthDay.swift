/// A day of the year, as 1 April; 29 February is the 28th in other years.
package struct MonthDay: Hashable, Sendable, CustomStringConvertible {
    package let month: Int
    package let day: Int

    /// - Returns: `nil` when no year has such a day.
    package init?(month: Int, day: Int) {
        guard CivilDate(year: 2_000, month: month, day: day) != nil else { return nil }
        self.month = month
        self.day = day
    }

    /// The day of a year.
    package func day(of year: Int) -> CivilDate {
        CivilDate(clampingYear: year, month: month, day: day)
    }

    /// The first such day after another.
    package func next(after date: CivilDate) -> CivilDate {
        let same = day(of: date.year)
        return same > date ? same : day(of: date.year + 1)
    }

    /// The last such day that is not after another.
    package func last(notAfter date: CivilDate) -> CivilDate {
        let same = day(of: date.year)
        return same <= date ? same : day(of: date.year - 1)
    }

    /// As plan files write it: `04-01`.
    package var description: String {
        "\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}
