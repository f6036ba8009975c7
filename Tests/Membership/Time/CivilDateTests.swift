import Membership
import Testing

struct CivilDateTests {
    /// A calendar that only knows how to go to the next day.
    struct SlowCalendar {
        var year: Int
        var month = 1
        var day = 1

        var length: Int {
            let february =
                year % 400 == 0 ? 29 : year % 100 == 0 ? 28 : year % 4 == 0 ? 29 : 28
            return [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        }

        mutating func step() {
            day += 1
            if day > length { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }

        var text: String {
            "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        }
    }

    @Test
    func `every day from 1600 to 2400 agrees with a walk of one day at a time`() {
        var slow = SlowCalendar(year: 1600)
        // Counted by hand from 1970-01-01: 370 years with 90 leap days.
        var number = Int32(-(370 * 365 + 90))
        var wrong: [String] = []
        while slow.year <= 2400, wrong.isEmpty {
            let date = CivilDate(dayNumber: number)
            let again = CivilDate(year: slow.year, month: slow.month, day: slow.day)
            if date.parts != (slow.year, slow.month, slow.day) || date != again
                || date.description != slow.text || CivilDate(slow.text) != date
                || CivilDate.daysInMonth(year: slow.year, month: slow.month) != slow.length
            {
                wrong.append("day \(number) is \(slow.text), not \(date)")
            }
            slow.step()
            number += 1
        }
        #expect(wrong == [])
    }

    @Test(
        arguments: [
            ("1970-01-01", 0, "the epoch"),
            ("1969-12-31", -1, "the day before it"),
            ("2000-02-29", 11_016, "a century that has a leap day"),
            ("2000-03-01", 11_017, "and the day after"),
            ("0001-01-01", -719_162, "the first day a text can name"),
            ("9999-12-31", 2_932_896, "and the last"),
        ] as [(String, Int32, String)]
    )
    func `known days have known numbers`(text: String, number: Int32, why: String) {
        #expect(CivilDate(text)?.dayNumber == number, "\(why)")
        #expect(CivilDate(dayNumber: number).description == text, "\(why)")
    }

    @Test(
        arguments: [
            ("2026-02-29", "no leap day that year"),
            ("1900-02-29", "nor in most centuries"),
            ("2026-04-31", "April has 30 days"),
            ("2026-00-10", "no month 0"),
            ("2026-13-10", "no month 13"),
            ("2026-01-00", "no day 0"),
            ("0000-01-01", "no year 0"),
            ("2026-1-01", "month of one digit"),
            ("2026-01-1", "day of one digit"),
            ("26-01-01", "year of two digits"),
            ("12026-01-01", "year of five digits"),
            ("+2026-01-01", "a sign"),
            ("-001-01-01", "a negative year"),
            ("2026/01/01", "other separators"),
            ("20260101", "no separators"),
            ("2026-01-01T00:00:00Z", "an instant is not a day"),
            (" 2026-01-01", "a space before"),
            ("2026-01-01 ", "a space after"),
            ("2026-01-01\n", "a line end after"),
            ("2026-01-0١", "a digit of another script"),
            ("2026-01-01\u{301}", "a combining accent"),
            ("２０２６-01-01", "wide digits"),
            ("", "nothing at all"),
        ]
    )
    func `a text that names no day is refused`(text: String, why: String) {
        #expect(CivilDate(text) == nil, "\(why)")
    }

    @Test(
        arguments: [
            (2026, 2, 31, "2026-02-28", "cut to a short month"),
            (2024, 2, 31, "2024-02-29", "cut to a leap month"),
            (2026, 13, 31, "2027-01-31", "month 13 is January"),
            (2026, 0, 31, "2025-12-31", "month 0 is December"),
            (2026, -11, 30, "2025-01-30", "month -11 is January of the year before"),
            (2026, -12, 5, "2024-12-05", "and -12 the December before that"),
            (2026, 1 + 12 * 400, 29, "2426-01-29", "a long way"),
            (2026, 6, 0, "2026-06-01", "day 0 is held at the first"),
        ] as [(Int, Int, Int, String, String)]
    )
    func `clamping carries months and cuts days`(
        year: Int,
        month: Int,
        day: Int,
        expected: String,
        why: String
    ) {
        let date = CivilDate(clampingYear: year, month: month, day: day)
        #expect(date.description == expected, "\(why)")
    }

    @Test
    func `arithmetic stops at the ends of the calendar and never wraps`() {
        let last = CivilDate(dayNumber: .max)
        let first = CivilDate(dayNumber: .min)
        #expect(last.adding(days: 1) == last)
        #expect(last.adding(days: .max) == last)
        #expect(first.adding(days: .min) == first)
        #expect(CivilDate(clampingYear: .max, month: .max, day: .max) == last)
        #expect(CivilDate(clampingYear: .min, month: .min, day: .min) == first)
        #expect(first.days(until: last) == Int(UInt32.max))
        #expect(last.description == "+5881580-07-11")
        #expect(first.description == "-5877641-06-23")
        #expect(CivilDate(year: 10_000, month: 1, day: 1) == nil)
        #expect(CivilDate(year: .max, month: .max, day: .max) == nil)
        #expect(CivilDate.daysInMonth(year: 2026, month: 13) == 0)
    }

    @Test
    func `periods are half-open`() throws {
        let start = try #require(CivilDate("2026-01-01"))
        let period = Period(start: start, end: start.adding(days: 31))
        #expect(period.days == 31)
        #expect(period.contains(start))
        #expect(period.contains(period.end.adding(days: -1)))
        #expect(!period.contains(period.end))
        #expect(!period.contains(start.adding(days: -1)))
        #expect(Period(start: start, end: start).isEmpty)
        #expect(!Period(start: start, end: start).contains(start))
        #expect(period.description == "2026-01-01/2026-02-01")
    }
}
