import Foundation
package import Membership

/// Turns instants into the civil days of one IANA zone, and days into their first instants.
///
/// The rules of zones are Foundation's; the domain never asks for a zone.
package final class ZoneCalendar {
    package let name: String
    private let zone: TimeZone
    // A night asks for the same few days over and over; a zone's rules cost microseconds.
    private var starts: [CivilDate: Instant] = [:]
    private var lastDay: (from: Instant, until: Instant, day: CivilDate)?

    /// - Returns: `nil` for a name that is not an IANA zone.
    package init?(_ name: String) {
        // Foundation also takes abbreviations and offsets, which have no rules to follow. Its list of
        // names leaves some out that are in use, as Asia/Kolkata; a slash tells a place.
        guard
            name == "UTC" || name.contains("/") || TimeZone.knownTimeZoneIdentifiers.contains(name),
            let zone = TimeZone(identifier: name)
        else { return nil }
        self.name = name
        self.zone = zone
    }

    /// The civil day at an instant: the latest one that has begun.
    ///
    /// Days tile time, so what fell due with a day stays due. Where the clock goes back over midnight
    /// the wall shows the old day again for an hour; here the new one has begun and goes on.
    package func day(of instant: Instant) -> CivilDate {
        if let lastDay, lastDay.from <= instant, instant < lastDay.until { return lastDay.day }
        var day = wallDay(of: instant)
        while start(of: day.adding(days: 1)) <= instant { day = day.adding(days: 1) }
        lastDay = (start(of: day), start(of: day.adding(days: 1)), day)
        return day
    }

    /// The first instant of a civil day; of a day the zone skipped, the first instant after it.
    package func start(of day: CivilDate) -> Instant {
        if let known = starts[day] { return known }
        let start = findStart(of: day)
        if starts.count > 4_096 { starts.removeAll() }
        starts[day] = start
        return start
    }

    /// The day the clock on the wall shows.
    private func wallDay(of instant: Instant) -> CivilDate {
        let local = instant.milliseconds + offset(at: instant)
        return CivilDate(dayNumber: Int32(floorDivide(local, Instant.millisecondsPerDay)))
    }

    /// Local midnight under each offset in force around that day, the earliest that really is it.
    private func findStart(of day: CivilDate) -> Instant {
        let midnight = Int64(day.dayNumber) * Instant.millisecondsPerDay
        let around = Instant(milliseconds: midnight - 36 * Instant.millisecondsPerHour)
        let end = Instant(milliseconds: midnight + 36 * Instant.millisecondsPerHour)
        var offsets = [offset(at: around)]
        var changes: [Instant] = []
        var moment = date(around)
        while let next = zone.nextDaylightSavingTimeTransition(after: moment),
            next <= date(end)
        {
            let change = Instant(milliseconds: Int64(next.timeIntervalSince1970 * 1_000))
            changes.append(change)
            offsets.append(offset(at: change))
            moment = next
        }
        let candidates = offsets.map { Instant(milliseconds: midnight - $0) }
            .filter { $0.milliseconds + offset(at: $0) == midnight }
        if let first = candidates.min() { return first }
        // Midnight does not exist that day: the clock jumped over it at one of the changes.
        return changes.first { wallDay(of: $0) >= day }
            ?? Instant(milliseconds: midnight - offsets[0])
    }

    private func offset(at instant: Instant) -> Int64 {
        Int64(zone.secondsFromGMT(for: date(instant))) * 1_000
    }

    private func date(_ instant: Instant) -> Date {
        Date(timeIntervalSince1970: Double(instant.milliseconds) / 1_000)
    }

    private func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

extension ZoneCalendar {
    /// When an action falls due, and no earlier than it may.
    func instant(of action: NextAction) -> Instant {
        let due: Instant =
            switch action.due {
            case .day(let day): start(of: day)
            case .instant(let instant): instant
            }
        return action.notBefore.map { max($0, due) } ?? due
    }
}
