import Foundation
import Membership

/// What the shop of the demo decides by itself: who joins what, and how they pay.
///
/// The data set has purchases and nothing about memberships, so these rules are made up. They are
/// fixed: the same file always plays the same year and a half.
enum ShopRules {
    static let zone = "America/New_York"

    /// What the checkout asks for; both plans have it.
    static let benefit = "free_shipping"

    /// A member who pays by the quarter tops the balance up at a purchase, this long after the last.
    static let daysBetweenTopUps = 60

    /// Noon of a day in the shop's zone, when the day's purchases are made.
    static func noon(of day: CivilDate) throws(DemoError) -> Instant {
        var calendar = Calendar(identifier: .gregorian)
        guard let zone = TimeZone(identifier: zone) else {
            throw DemoError("the zone \(zone) is not known here; install the system's tzdata")
        }
        calendar.timeZone = zone
        let parts = DateComponents(year: day.year, month: day.month, day: day.day, hour: 12)
        guard let noon = calendar.date(from: parts) else {
            throw DemoError("\(day) has no noon in \(zone.identifier)")
        }
        return Instant(milliseconds: Int64(noon.timeIntervalSince1970) * 1_000)
    }
}
