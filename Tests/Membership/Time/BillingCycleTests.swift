import Membership
import Testing

struct BillingCycleTests {
    static let cadences = [
        "P1D", "P7D", "P10D", "P1W", "P2W", "P1M", "P2M", "P3M", "P4M", "P6M", "P12M", "P18M",
        "P1Y",
        "P2Y", "P3Y",
    ]

    /// Boundary n by walking month by month from the anchor's month: the slow, plain way.
    private func walked(_ cycle: BillingCycle, steps: Int) -> CivilDate {
        let months = (cycle.cadence.unit == .year ? 12 : 1) * cycle.cadence.count
        var (year, month, _) = cycle.anchor.parts
        for _ in 0..<(steps * months) {
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        let last = CivilDate.daysInMonth(year: year, month: month)
        return CivilDate(
            clampingYear: year,
            month: month,
            day: min(cycle.anchorDay, last)
        )
    }

    @Test(
        arguments: [
            (
                "a member who joined on the 31st is billed after February too, on the 31st again",
                "2024-01-31", "P1M",
                ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31"]
            ),
            (
                "and the same outside a leap year",
                "2025-12-31", "P1M", ["2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31"]
            ),
            (
                "a yearly plan from Feb 29 returns to Feb 29 and does not stay on the 28th for ever",
                "2024-02-29", "P1Y",
                [
                    "2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29",
                    "2029-02-28",
                ]
            ),
            (
                "a monthly plan from Feb 29 keeps to the 29th",
                "2024-02-29", "P1M", ["2024-02-29", "2024-03-29", "2024-04-29"]
            ),
            (
                "a quarter from the 30th passes February without a gap",
                "2025-11-30", "P3M", ["2025-11-30", "2026-02-28", "2026-05-30", "2026-08-30"]
            ),
            (
                "the 28th does not become the end of the month",
                "2026-02-28", "P1M", ["2026-02-28", "2026-03-28", "2026-04-28"]
            ),
            (
                "a century that is no leap year",
                "2096-02-29", "P4Y", ["2096-02-29", "2100-02-28", "2104-02-29"]
            ),
            ("weeks count days", "2026-01-31", "P2W", ["2026-01-31", "2026-02-14", "2026-02-28"]),
            ("ten days", "2024-02-20", "P10D", ["2024-02-20", "2024-03-01", "2024-03-11"]),
        ] as [(String, String, String, [String])]
    )
    func `boundaries come from the anchor`(
        why: String,
        start: String,
        cadence: String,
        expected: [String]
    ) throws {
        let cycle = BillingCycle.starting(
            on: try #require(CivilDate(start)),
            cadence: try #require(Cadence(cadence))
        )
        let boundaries = expected.indices.map { cycle.boundary($0).description }
        #expect(boundaries == expected, "\(why)")
    }

    @Test
    func `the anchor never drifts from month end, however many periods pass`() throws {
        let cadences = try Self.cadences.map { try #require(Cadence($0)) }
            .filter { $0.unit == .month || $0.unit == .year }
        for seed in 0..<10_000 {
            var random = SplitMix64(seed: seed)
            let cadence = cadences[random.int(in: 0...(cadences.count - 1))]
            let start = CivilDate(dayNumber: Int32(random.int(in: 0...40_000)))
            let cycle = BillingCycle.starting(on: start, cadence: cadence)
            let n = random.int(in: 0...60)
            let boundary = cycle.boundary(n)
            let (year, month, day) = boundary.parts
            let wanted = min(start.day, CivilDate.daysInMonth(year: year, month: month))
            guard boundary == walked(cycle, steps: n), day == wanted else {
                Issue.record("seed \(seed): \(start) \(cadence) boundary \(n) is \(boundary)")
                return
            }
            // The same cycle, restored from a later boundary and the stored anchor day.
            let restored = BillingCycle(anchor: boundary, anchorDay: start.day, cadence: cadence)
            guard restored.boundary(1) == cycle.boundary(n + 1), restored.boundary(-n) == start
            else {
                Issue.record("seed \(seed): \(start) \(cadence) restored at \(n) drifted")
                return
            }
        }
    }

    @Test(arguments: 1...31)
    func `periods tile fifty years with no gap and no overlap`(anchorDay: Int) throws {
        for text in Self.cadences {
            let cadence = try #require(Cadence(text))
            // January of a leap year, a Feb 29 (or 28) and the month end before a plain February.
            for (year, month) in [(2024, 1), (2024, 2), (2026, 1)] {
                let anchor = CivilDate(clampingYear: year, month: month, day: anchorDay)
                let cycle = BillingCycle(anchor: anchor, anchorDay: anchorDay, cadence: cadence)
                let first = cycle.index(containing: anchor.adding(days: -9_131))
                let last = cycle.index(containing: anchor.adding(days: 9_131))
                var next = cycle.boundary(first)
                for index in first...last {
                    let period = cycle.period(index)
                    let isSound =
                        period.start == next && period.days > 0
                        && cycle.index(containing: period.start) == index
                        && cycle.index(containing: period.end.adding(days: -1)) == index
                        && cycle.index(containing: period.end) == index + 1
                    guard isSound else {
                        Issue.record("\(anchor) day \(anchorDay) \(cadence): \(index) is \(period)")
                        return
                    }
                    next = period.end
                }
                #expect(first < 0 && last > 0 && anchor.days(until: next) > 9_131)
            }
        }
    }

    @Test
    func `every day lies in the period that its index names`() throws {
        let cadences = try Self.cadences.map { try #require(Cadence($0)) }
        for seed in 0..<10_000 {
            var random = SplitMix64(seed: seed)
            let cadence = cadences[random.int(in: 0...(cadences.count - 1))]
            let anchor = CivilDate(dayNumber: Int32(random.int(in: -200_000...200_000)))
            let anchorDay = max(anchor.day, random.int(in: 1...31))
            let cycle = BillingCycle(anchor: anchor, anchorDay: anchorDay, cadence: cadence)
            let day = CivilDate(dayNumber: Int32(random.int(in: -200_000...200_000)))
            let index = cycle.index(containing: day)
            guard cycle.period(index).contains(day) else {
                Issue.record("seed \(seed): \(day) is not in period \(index) of \(cycle)")
                return
            }
        }
    }

    @Test(
        arguments: [
            ("2026-01-01", 15, "P1M", "2026-01-15", "2025-12-15", "a stub before the 15th"),
            ("2026-01-15", 15, "P1M", "2026-01-15", "2025-12-15", "on the day itself"),
            ("2026-01-16", 15, "P1M", "2026-02-15", "2026-01-15", "a day late"),
            ("2026-02-10", 31, "P1M", "2026-02-28", "2026-01-31", "a short February"),
            ("2026-02-28", 31, "P1M", "2026-02-28", "2026-01-31", "and its last day"),
            ("2026-12-20", 1, "P1M", "2027-01-01", "2026-12-01", "over the year's end"),
            ("2026-01-20", 15, "P3M", "2026-02-15", "2025-11-15", "a quarter"),
            ("2024-03-01", 29, "P1Y", "2024-03-29", "2023-03-29", "a year"),
        ]
    )
    func `a cycle aligned to a day of the month begins there, with a stub before`(
        start: String,
        day: Int,
        cadence: String,
        anchor: String,
        before: String,
        why: String
    ) throws {
        let cycle = try BillingCycle.starting(
            on: try #require(CivilDate(start)),
            cadence: try #require(Cadence(cadence)),
            anchorDay: day
        )
        #expect(cycle.anchor.description == anchor, "\(why)")
        #expect(cycle.anchorDay == day, "\(why)")
        #expect(cycle.boundary(-1).description == before, "\(why)")
    }

    @Test
    func `an end-of-month cycle that begins on Feb 28 goes on to Mar 31`() throws {
        let cycle = try BillingCycle.starting(
            on: try #require(CivilDate("2026-02-28")),
            cadence: try #require(Cadence("P1M")),
            anchorDay: 31
        )
        #expect(cycle.boundary(0).description == "2026-02-28")
        #expect(cycle.boundary(1).description == "2026-03-31")
    }

    @Test
    func `an anchor day that cannot be is refused with a sentence`() throws {
        let start = try #require(CivilDate("2026-01-01"))
        let month = try #require(Cadence("P1M"))
        for day in [0, -1, 32, .max] {
            #expect(throws: BillingCycleError.anchorDayOutOfRange(day)) {
                try BillingCycle.starting(on: start, cadence: month, anchorDay: day)
            }
        }
        for text in ["P1D", "P2W"] {
            let cadence = try #require(Cadence(text))
            #expect(throws: BillingCycleError.anchorDayNeedsMonths(cadence)) {
                try BillingCycle.starting(on: start, cadence: cadence, anchorDay: 15)
            }
        }
        #expect(
            BillingCycleError.anchorDayOutOfRange(32).description
                == "Anchor day 32 is no day of a month: give one from 1 to 31."
        )
    }

    @Test
    func `an import brings its anchor day, because Feb 28 alone does not tell it`() throws {
        let anchor = try #require(CivilDate("2026-02-28"))
        let month = try #require(Cadence("P1M"))
        for (day, next) in [(28, "2026-03-28"), (30, "2026-03-30"), (31, "2026-03-31")] {
            let cycle = try BillingCycle.imported(anchor: anchor, anchorDay: day, cadence: month)
            #expect(cycle.boundary(0) == anchor)
            #expect(cycle.boundary(1).description == next)
        }
        let misfit = BillingCycleError.anchorDoesNotFit(anchor: anchor, anchorDay: 15)
        #expect(throws: misfit) {
            try BillingCycle.imported(anchor: anchor, anchorDay: 15, cadence: month)
        }
    }

    @Test
    func `absurd indices stop at the ends of the calendar`() throws {
        for text in Self.cadences {
            let cycle = BillingCycle.starting(
                on: try #require(CivilDate("2024-02-29")),
                cadence: try #require(Cadence(text))
            )
            #expect(cycle.boundary(.max) == CivilDate(dayNumber: .max))
            #expect(cycle.boundary(.min) == CivilDate(dayNumber: .min))
            #expect(cycle.period(.max).isEmpty)
        }
    }
}
