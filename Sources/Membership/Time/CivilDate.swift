/// A calendar day with no time and no zone; the zone was settled before the day came here.
///
/// - Shape: one day number, so days compare and count as integers.
/// - Units: days since 1970-01-01 in the Gregorian calendar.
/// - Errors: texts and parts that name no day give `nil`. Texts reach from year 0001 to 9999;
///   arithmetic may go beyond and stops at the first and last day number, it never wraps.
/// - Source: ISO 8601, `YYYY-MM-DD`.
package struct CivilDate: Hashable, Sendable {
    /// Days since 1970-01-01; negative before it.
    package let dayNumber: Int32

    package init(dayNumber: Int32) {
        self.dayNumber = dayNumber
    }

    /// The day with these parts, or `nil` when there is no such day in the years 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard year >= 1, year <= 9_999, day >= 1,
            day <= Gregorian.daysInMonth(year: year, month: month)
        else { return nil }
        self.init(saturating: Gregorian.dayNumber(year: year, month: month, day: day))
    }

    /// The day with these parts, cut to what the calendar has.
    ///
    /// - A `month` outside 1...12 carries into the year: month 0 is December of the year before.
    /// - A `day` past the month's last day becomes that last day, one below 1 becomes the first.
    package init(clampingYear year: Int, month: Int, day: Int) {
        // Far outside what a day number holds; the bound keeps the sums below from overflowing.
        let year = max(-9_000_000, min(9_000_000, year))
        let carriedMonth = max(-200_000_000, min(200_000_000, month)) - 1
        let carriedYears = carriedMonth.flooredQuotient(by: 12)
        let realYear = year + carriedYears
        let realMonth = carriedMonth - carriedYears * 12 + 1
        let last = Gregorian.daysInMonth(year: realYear, month: realMonth)
        let realDay = max(1, min(last, day))
        self.init(
            saturating: Gregorian.dayNumber(year: realYear, month: realMonth, day: realDay)
        )
    }

    /// The day with this number, or the nearest one that exists.
    init(saturating dayNumber: Int) {
        self.dayNumber = Int32(clamping: dayNumber)
    }

    package var year: Int { parts.year }
    /// 1...12.
    package var month: Int { parts.month }
    /// 1...31.
    package var day: Int { parts.day }

    /// Year, month and day in one go; cheaper than asking for each.
    package var parts: (year: Int, month: Int, day: Int) {
        Gregorian.civil(Int(dayNumber))
    }

    /// The day this many days later, or earlier when negative.
    package func adding(days: Int) -> CivilDate {
        let (sum, overflow) = Int(dayNumber).addingReportingOverflow(days)
        return overflow
            ? CivilDate(dayNumber: days < 0 ? .min : .max)
            : CivilDate(saturating: sum)
    }

    /// How many days `later` comes after this day; negative when it comes before.
    package func days(until later: CivilDate) -> Int {
        Int(later.dayNumber) - Int(dayNumber)
    }

    /// The length of a month in days; 0 when `month` is not in 1...12.
    package static func daysInMonth(year: Int, month: Int) -> Int {
        Gregorian.daysInMonth(year: year, month: month)
    }
}

extension CivilDate: Comparable {
    package static func < (first: CivilDate, second: CivilDate) -> Bool {
        first.dayNumber < second.dayNumber
    }
}

extension CivilDate: LosslessStringConvertible {
    /// Reads exactly `YYYY-MM-DD` with years 0001 to 9999, and nothing else.
    package init?(_ text: String) {
        var reader = CalendarReader(text.utf8.makeIterator())
        guard let dayNumber = reader.day(), reader.next() == nil else { return nil }
        self.init(saturating: dayNumber)
    }

    /// `YYYY-MM-DD`; years outside 0000...9999 carry a sign.
    package var description: String {
        CalendarWriter.string(capacity: 15) { $0.put(dayNumber: Int(dayNumber)) }
    }
}
