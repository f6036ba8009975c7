import Engine
import Membership
import ShopSupport
import Testing

struct ZoneRunTests {
    @Test func `a member is billed on the days of the own zone`() throws {
        let shop = try Shop(at: "2026-01-31T15:00:00Z", zone: "America/New_York")
        try shop.start("tokyo", zone: "Asia/Tokyo")
        try shop.start("york")
        #expect(
            try shop.invoices("tokyo") == ["2026-02-01/2026-03-01 10.00 USD paid: succeeded"],
            "in Tokyo it is February already"
        )
        #expect(
            try shop.invoices("york") == ["2026-01-31/2026-02-28 10.00 USD paid: succeeded"]
        )
        let tokyo = try shop.engine.subscriptions(of: "tokyo", state: nil, after: nil, limit: 1)[0]
        #expect(tokyo.nextActionAt?.rfc3339 == "2026-02-28T15:00:00Z")
        try shop.advance(to: "2026-06-15")
        #expect(
            try shop.invoices("tokyo").map { $0.prefix(21) } == [
                "2026-02-01/2026-03-01", "2026-03-01/2026-04-01", "2026-04-01/2026-05-01",
                "2026-05-01/2026-06-01", "2026-06-01/2026-07-01",
            ]
        )
        #expect(
            try shop.invoices("york").map { $0.prefix(21) } == [
                "2026-01-31/2026-02-28", "2026-02-28/2026-03-31", "2026-03-31/2026-04-30",
                "2026-04-30/2026-05-31", "2026-05-31/2026-06-30",
            ]
        )
        #expect(try shop.complaints() == [])
    }

    /// Each row reads: in this zone, a weekly term falls due on this odd day, and is billed there once.
    @Test(
        arguments: [
            ("no midnight", "America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),
            ("no midnight", "Asia/Beirut", "2022-03-27", "2022-03-26T22:00:00Z"),
            ("no midnight", "Africa/Cairo", "2023-04-28", "2023-04-27T22:00:00Z"),
            ("midnight twice", "America/Havana", "2025-11-02", "2025-11-02T04:00:00Z"),
            ("a day entered twice", "America/St_Johns", "2010-11-07", "2010-11-07T02:30:00Z"),
            ("a day that is skipped", "Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"),
        ]
    )
    func `a term that falls due on an odd day`(
        why: String,
        zone: String,
        due: String,
        instant: String
    ) throws {
        let day = try Shop.day(due)
        let start = day.adding(days: -7)
        let shop = try Shop(at: start.description, zone: zone)
        let view = try shop.start("ann", "patient", "weekly")
        #expect(view.nextActionAt?.rfc3339 == instant, "\(why)")
        try shop.sleep(until: instant)
        let early = try #require(Instant(rfc3339: instant)).adding(milliseconds: -1)
        #expect(
            try shop.check("ann", "magazine", at: early.rfc3339) == "yes subscribed",
            "\(why)"
        )
        #expect(
            try shop.check("ann", "magazine", at: instant) == "yes renewal_pending",
            "\(why)"
        )
        #expect(try shop.engine.runRenewals().renewed == 1, "\(why)")
        #expect(try shop.engine.runRenewals().isIdle, "\(why)")
        try shop.advance(to: day.adding(days: 15).description)
        let periods = try shop.invoices("ann").map { $0.prefix(21) }
        let expected = (-1...2).map { week in
            "\(day.adding(days: 7 * week))/\(day.adding(days: 7 * week + 7))"
        }
        #expect(periods == expected.map { $0[...] }, "\(why)")
        #expect(
            try shop.number("SELECT count(*) FROM subscription WHERE parked_reason IS NOT NULL")
                == 0
        )
        #expect(try shop.complaints() == [], "\(why)")
    }

    @Test func `a run in the hour that comes twice does not lose what fell due with the day`()
        throws
    {
        // At one minute past midnight of Nov 7 the clock in St. John's went back to 23:01.
        let shop = try Shop(at: "2010-10-31", zone: "America/St_Johns")
        try shop.start("ann", "patient", "weekly")
        try shop.sleep(until: "2010-11-07T03:00:00Z")
        let summary = try shop.engine.runRenewals()
        #expect(summary.renewed == 1)
        #expect(summary.parked == 0)
        #expect(try shop.complaints() == [])
    }

    @Test func `the clock walks over a day that does not exist`() throws {
        let shop = try Shop(at: "2011-12-28", zone: "Pacific/Apia")
        try shop.start("ann")
        try shop.advance(to: "2012-02-01")
        #expect(
            try shop.invoices("ann").map { $0.prefix(21) } == [
                "2011-12-28/2012-01-28", "2012-01-28/2012-02-28",
            ]
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `members of every hour of the day are each billed once a month`() throws {
        let zones = [
            "Pacific/Kiritimati", "Pacific/Auckland", "Australia/Lord_Howe", "Asia/Tokyo",
            "Asia/Kathmandu", "Asia/Tehran", "Africa/Cairo", "Europe/London",
            "America/Sao_Paulo", "America/St_Johns", "America/New_York", "Pacific/Honolulu",
            "Pacific/Pago_Pago",
        ]
        let shop = try Shop(at: "2026-01-15T11:59:00Z", zone: "Europe/Berlin")
        for (number, zone) in zones.enumerated() { try shop.start("m\(number)", zone: zone) }
        try shop.advance(to: "2026-07-20")
        for number in zones.indices {
            #expect(try shop.invoices("m\(number)").count == 7, "\(zones[number])")
        }
        #expect(try shop.complaints() == [])
    }
}
