import Engine
import Foundation
import Membership
import ShopSupport
import Testing

struct ZoneCalendarTests {
    /// Each row reads: in this zone this day begins at this instant, because of this.
    @Test(
        arguments: [
            ("an ordinary day", "America/New_York", "2026-01-15", "2026-01-15T05:00:00Z"),
            ("an ordinary summer day", "America/New_York", "2026-07-15", "2026-07-15T04:00:00Z"),
            ("the day the clock springs", "America/New_York", "2026-03-08", "2026-03-08T05:00:00Z"),
            ("the day after", "America/New_York", "2026-03-09", "2026-03-09T04:00:00Z"),
            (
                "no midnight: it jumps to one", "America/Sao_Paulo", "2018-11-04",
                "2018-11-04T03:00:00Z"
            ),
            ("no midnight", "Asia/Beirut", "2022-03-27", "2022-03-26T22:00:00Z"),
            ("no midnight", "Africa/Cairo", "2023-04-28", "2023-04-27T22:00:00Z"),
            ("midnight twice: the first", "America/Havana", "2025-11-02", "2025-11-02T04:00:00Z"),
            (
                "no midnight: spring in Havana", "America/Havana", "2025-03-09",
                "2025-03-09T05:00:00Z"
            ),
            (
                "it falls back over midnight", "America/Sao_Paulo", "2018-02-18",
                "2018-02-18T03:00:00Z"
            ),
            (
                "a minute after midnight it falls back", "America/St_Johns", "2010-11-07",
                "2010-11-07T02:30:00Z"
            ),
            (
                "the day before the skipped one", "Pacific/Apia", "2011-12-29",
                "2011-12-29T10:00:00Z"
            ),
            ("a day that was skipped", "Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"),
            ("the day after the skipped one", "Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"),
            ("an offset of three quarters", "Asia/Kathmandu", "2026-01-01", "2025-12-31T18:15:00Z"),
            (
                "half an hour of summer time", "Australia/Lord_Howe", "2026-04-05",
                "2026-04-04T13:00:00Z"
            ),
            ("the far east", "Pacific/Kiritimati", "2026-01-01", "2025-12-31T10:00:00Z"),
            ("UTC", "UTC", "2026-01-01", "2026-01-01T00:00:00Z"),
        ]
    )
    func `a day begins at its first instant`(
        why: String,
        zone: String,
        day: String,
        instant: String
    ) throws {
        let calendar = try #require(ZoneCalendar(zone))
        let start = calendar.start(of: try Shop.day(day))
        #expect(start.rfc3339 == instant, "\(why)")
    }

    /// Each row reads: this name is a zone or is not one.
    @Test(
        arguments: [
            ("Europe/Berlin", true), ("Asia/Kolkata", true), ("UTC", true),
            ("EST5EDT4", false), ("GMT+3", false), ("Europe/Nowhere", false),
            ("", false), ("Mars/Base", false), ("europe/berlin", false),
            ("../../etc/passwd", false),
        ]
    )
    func `only IANA names are zones`(name: String, isZone: Bool) {
        #expect((ZoneCalendar(name) != nil) == isZone)
    }

    /// Zones whose clocks have done something odd, and a year in which they did.
    private static let odd: [(zone: String, years: ClosedRange<Int>)] = [
        ("America/Sao_Paulo", 2010...2019), ("Asia/Beirut", 2019...2025),
        ("Africa/Cairo", 2008...2025), ("America/Havana", 2008...2025),
        ("Pacific/Apia", 2010...2013), ("America/St_Johns", 2005...2012),
        ("Africa/Casablanca", 2012...2025), ("Asia/Tehran", 2015...2023),
        ("America/Asuncion", 2010...2024), ("Australia/Lord_Howe", 2015...2025),
        ("Asia/Kathmandu", 1984...1988), ("Pacific/Kiritimati", 1993...1996),
        ("Asia/Gaza", 2012...2025), ("America/Santiago", 2014...2025),
        ("Europe/Lisbon", 1991...1997), ("America/New_York", 2005...2026),
        ("Pacific/Kwajalein", 1992...1994), ("Asia/Pyongyang", 2014...2019),
        ("America/Caracas", 2006...2017), ("Antarctica/Troll", 2014...2020), ("UTC", 1970...2030),
    ]

    /// The local day at an instant, from the offset alone.
    private static func wallDay(_ seconds: Int64, _ zone: TimeZone) -> Int64 {
        let offset = Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
        let local = seconds + offset
        return local >= 0 ? local / 86_400 : -((86_399 - local) / 86_400)
    }

    /// Walks two days minute by minute; a day begins at the first minute that shows it or a later one.
    private static func walk(around middle: Int64, in name: String, why: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        let calendar = try #require(ZoneCalendar(name))
        let first = middle / 60 * 60 - 86_400
        var latest = wallDay(first - 90_000, zone)
        for minute in (first / 60 - 1_500)..<(first / 60) {
            latest = max(latest, wallDay(minute * 60, zone))
        }
        for minute in 0..<(2 * 1_440) {
            let seconds = first + Int64(minute) * 60
            let wall = wallDay(seconds, zone)
            if wall > latest {
                for number in (latest + 1)...wall {
                    let day = CivilDate(dayNumber: Int32(number))
                    let start = calendar.start(of: day).milliseconds
                    try #require(start == seconds * 1_000, "\(why): \(name) \(day) begins")
                }
                latest = wall
            }
            // The calendar remembers the last day asked for; it must not be what answers.
            _ = calendar.day(of: Instant(milliseconds: 0))
            let day = calendar.day(of: Instant(milliseconds: seconds * 1_000))
            try #require(Int64(day.dayNumber) == latest, "\(why): \(name) at \(seconds)")
        }
    }

    @Test func `days and their starts agree with a walk by the minute`() throws {
        let known = [
            ("America/St_Johns", "2010-11-07T02:31:00Z"), ("Pacific/Apia", "2011-12-30T10:00:00Z"),
            ("Pacific/Kwajalein", "1993-08-21T12:00:00Z"),
            ("America/Havana", "2025-11-02T05:00:00Z"),
            ("America/Sao_Paulo", "2018-02-18T02:00:00Z"),
        ]
        for (name, text) in known {
            let instant = try #require(Instant(rfc3339: text))
            try Self.walk(around: instant.milliseconds / 1_000, in: name, why: text)
        }
        for seed in 1...150 as ClosedRange<UInt64> {
            var random = SplitMix64(seed: seed)
            let (name, years) = random.pick(Self.odd)
            let zone = try #require(TimeZone(identifier: name))
            let begin = try #require(CivilDate(year: years.lowerBound, month: 1, day: 1))
            let end = try #require(CivilDate(year: years.upperBound, month: 12, day: 31))
            var middle = Int64(random.int(Int(begin.dayNumber)...Int(end.dayNumber))) * 86_400
            // Two times out of three, look where the zone changes its clock.
            if !random.oneIn(3),
                let change = zone.nextDaylightSavingTimeTransition(
                    after: Date(timeIntervalSince1970: Double(middle))
                )
            {
                middle = Int64(change.timeIntervalSince1970)
            }
            try Self.walk(around: middle, in: name, why: "seed \(seed)")
        }
    }

    @Test func `days tile time: each begins where the one before ends`() throws {
        for seed in 1...400 as ClosedRange<UInt64> {
            var random = SplitMix64(seed: seed)
            let (name, years) = random.pick(Self.odd)
            let calendar = try #require(ZoneCalendar(name))
            let first = try #require(CivilDate(year: years.lowerBound, month: 1, day: 1))
            let day = first.adding(days: random.int(0...(years.count * 365)))
            let (start, next) = (calendar.start(of: day), calendar.start(of: day.adding(days: 1)))
            #expect(start <= next, "seed \(seed): \(name) \(day)")
            guard start < next else { continue }
            #expect(calendar.day(of: start) == day, "seed \(seed): \(name) \(day)")
            let last = next.adding(milliseconds: -1)
            #expect(calendar.day(of: last) == day, "seed \(seed): \(name) \(day)")
            let before = start.adding(milliseconds: -1)
            #expect(calendar.day(of: before) < day, "seed \(seed): \(name) \(day)")
        }
    }
}
