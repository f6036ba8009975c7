package import Membership

/// The zones in use, each made once.
package final class Calendars {
    private var known: [String: ZoneCalendar] = [:]

    package init() {}

    /// - Throws: ``Refusal/unknownZone`` for a name that is not an IANA zone.
    package func calendar(_ zone: String) throws(Refused) -> ZoneCalendar {
        if let calendar = known[zone] { return calendar }
        guard let calendar = ZoneCalendar(zone) else { throw Refused(.unknownZone, zone) }
        known[zone] = calendar
        return calendar
    }
}
