import Membership
import Testing

struct MonthTests {
    /// Each row: a day, its month, and the month's days.
    @Test(
        arguments: [
            ("the first day is in it", "2026-01-01", "2026-01", "2026-01-01/2026-02-01"),
            ("the last is too", "2024-02-29", "2024-02", "2024-02-01/2024-03-01"),
            ("December ends with the year", "2025-12-31", "2025-12", "2025-12-01/2026-01-01"),
        ] as [(String, String, String, String)]
    )
    func `a day lies in its month`(why: String, day: String, month: String, days: String) throws {
        let found = Month(of: try #require(CivilDate(day)))
        #expect("\(found)" == month, "\(why)")
        #expect("\(found.days)" == days, "\(why)")
        #expect(found.days.contains(try #require(CivilDate(day))), "\(why)")
    }

    @Test(
        arguments: [
            ("as it is told", "2027-04", "2027-04-30"),
            ("a leap year's February", "2028-02", "2028-02-29"),
            ("the last there is", "9999-12", "9999-12-31"),
            ("a day is too much", "2027-04-30", nil),
            ("no thirteenth", "2027-13", nil),
            ("no month zero", "2027-00", nil),
            ("two digits each", "2027-4", nil),
            ("as it is printed on cards", "04/27", nil),
            ("nothing", "", nil),
        ] as [(String, String, String?)]
    )
    func `a month is read as it is written`(why: String, text: String, last: String?) {
        let month = Month(text)
        #expect(month?.lastDay.description == last, "\(why)")
        #expect(month.map(\.description) == (last == nil ? nil : text), "\(why)")
    }

    @Test func `months follow each other`() throws {
        var month = Month(of: try #require(CivilDate("2026-01-31")))
        for _ in 0..<30 {
            let next = Month(of: month.days.end)
            #expect(month < next)
            #expect(month.days.end == next.days.start)
            month = next
        }
    }
}
