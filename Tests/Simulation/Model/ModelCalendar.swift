import Foundation
import Membership

/// Month arithmetic by Foundation's calendar, so that the model shares none of the product's.
enum ModelCalendar {
    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    static func date(_ day: Int) -> Date { Date(timeIntervalSince1970: Double(day) * 86_400) }

    static func dayOfMonth(_ day: Int) -> Int { calendar.component(.day, from: date(day)) }

    /// This many months after the month of a day, on the wanted day or the month's last.
    static func day(months: Int, after day: Int, wanted: Int) -> Int {
        var parts = calendar.dateComponents([.year, .month], from: date(day))
        parts.day = 1
        guard let first = calendar.date(from: parts),
            let month = calendar.date(byAdding: .month, value: months, to: first),
            let length = calendar.range(of: .day, in: .month, for: month)?.count
        else { return day }
        return Int(month.timeIntervalSince1970 / 86_400) + min(wanted, length) - 1
    }
}
