import Membership
import Testing

struct BenefitWindowTests {
    private static func clock(_ today: String, joined: String = "2025-01-31") -> BenefitClock {
        BenefitClock(
            today: Sample.day(today),
            joined: Sample.day(joined),
            term: Period(start: Sample.day("2026-02-10"), end: Sample.day("2026-03-10")),
            next: Period(start: Sample.day("2026-03-10"), end: Sample.day("2026-04-10")),
            earlierTerms: [
                Period(start: Sample.day("2025-12-31"), end: Sample.day("2026-02-10"))
            ]
        )
    }

    private static let month = BenefitWindow.every(Sample.cadence("P1M"))

    @Test(
        arguments: [
            (.once, "2026-02-15", nil, "once has no window"),
            (.term, "2026-02-15", "2026-02-10/2026-03-10", "the term"),
            (.term, "2026-03-09", "2026-02-10/2026-03-10", "to its last day"),
            (.term, "2026-03-10", "2026-03-10/2026-04-10", "a late renewal is in the next one"),
            (.membershipYear, "2026-01-30", "2025-01-31/2026-01-31", "the day before the year"),
            (.membershipYear, "2026-01-31", "2026-01-31/2027-01-31", "the reset is in the new one"),
            (month, "2026-02-27", "2026-01-31/2026-02-28", "a short month is cut"),
            (month, "2026-02-28", "2026-02-28/2026-03-31", "and the day comes back after it"),
            (.calendar(.day), "2026-02-15", "2026-02-15/2026-02-16", "a day"),
            (.calendar(.month), "2026-02-28", "2026-02-01/2026-03-01", "the month of the calendar"),
            (.calendar(.month), "2026-03-01", "2026-03-01/2026-04-01", "the first is in the next"),
            (.calendar(.quarter), "2026-03-31", "2026-01-01/2026-04-01", "a quarter"),
            (.calendar(.year), "2026-12-31", "2026-01-01/2027-01-01", "a year"),
            (.calendar(.year), "1969-12-31", "1969-01-01/1970-01-01", "before the epoch too"),
        ] as [(BenefitWindow, String, String?, String)]
    )
    func `a day lies in one window`(
        window: BenefitWindow,
        today: String,
        period: String?,
        why: String
    ) {
        #expect(window.period(Self.clock(today))?.description == period, "\(why)")
    }

    @Test
    func `without a term to follow the last one goes on being the window`() {
        let term = Period(start: Sample.day("2026-02-10"), end: Sample.day("2026-03-10"))
        let clock = BenefitClock(
            today: Sample.day("2026-03-20"),
            joined: term.start,
            term: term
        )
        #expect(BenefitWindow.term.period(clock) == term)
        #expect(BenefitWindow.term.period(after: term, clock) == nil)
    }

    @Test(arguments: [
        BenefitWindow.membershipYear, .every(Sample.cadence("P1M")), .every(Sample.cadence("P10D")),
        .calendar(.day), .calendar(.month), .calendar(.quarter), .calendar(.year),
    ])
    func `windows tile the days without a gap or an extra reset`(window: BenefitWindow) throws {
        let clock = Self.clock("2026-02-15", joined: "2024-02-29")
        var period = try #require(window.period(clock))
        for _ in 0..<40 {
            let next = try #require(window.period(after: period, clock))
            #expect(next.start == period.end)
            #expect(window.period(before: next, clock) == period)
            // The same window whichever of its days is asked.
            for day in [period.start, period.end.adding(days: -1)] {
                #expect(window.period(containing: day, clock) == period)
            }
            period = next
        }
    }

    @Test
    func `terms are known and not computed`() throws {
        let clock = Self.clock("2026-02-15")
        let term = try #require(BenefitWindow.term.period(clock))
        #expect(BenefitWindow.term.period(before: term, clock) == clock.earlierTerms.first)
        #expect(BenefitWindow.term.period(after: term, clock) == clock.next)
        #expect(BenefitWindow.term.period(containing: Sample.day("2025-01-31"), clock) == nil)
    }
}
