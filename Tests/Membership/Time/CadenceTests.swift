import Membership
import Testing

struct CadenceTests {
    @Test(
        arguments: [
            ("P1D", 1, .day), ("P7D", 7, .day), ("P2W", 2, .week), ("P1M", 1, .month),
            ("P3M", 3, .month), ("P12M", 12, .month), ("P1Y", 1, .year), ("P1000Y", 1_000, .year),
        ] as [(String, Int, Cadence.Unit)]
    )
    func `a duration of one unit is read and written`(
        text: String,
        count: Int,
        unit: Cadence.Unit
    ) throws {
        let cadence = try #require(Cadence(text))
        #expect(cadence.count == count)
        #expect(cadence.unit == unit)
        #expect(cadence.description == text)
        #expect(Cadence(count: count, unit: unit) == cadence)
    }

    @Test(
        arguments: [
            ("P0M", "a period of nothing never ends"), ("P01M", "a leading zero"),
            ("P1001D", "more than 1000"), ("P99999999999999999999D", "more than a number holds"),
            ("P-1M", "backwards"), ("P+1M", "a sign"), ("-P1M", "a sign before"),
            ("P1Y6M", "two units"), ("P1M1M", "two of one unit"), ("PT1H", "hours"),
            ("P1DT1H", "days and hours"), ("P1.5M", "a fraction"), ("P1,5M", "with a comma"),
            ("p1m", "lower case"), ("P1m", "partly lower case"), ("1M", "no P"), ("P1", "no unit"),
            ("PM", "no count"), ("P", "neither"), ("P1Q", "no such unit"),
            ("P1M ", "a space after"),
            (" P1M", "a space before"), ("P1M\u{301}", "a combining accent"), ("", "nothing"),
        ]
    )
    func `anything else is refused`(text: String, why: String) {
        #expect(Cadence(text) == nil, "\(why)")
    }

    @Test
    func `a count outside its bounds is refused`() {
        #expect(Cadence(count: 0, unit: .day) == nil)
        #expect(Cadence(count: -1, unit: .month) == nil)
        #expect(Cadence(count: 1_001, unit: .year) == nil)
    }

    @Test(
        arguments: [
            ("P1D", 1, "a day"), ("P2W", 14, "two weeks"), ("P1M", 28, "February"),
            ("P2M", 59, "with a short February"), ("P3M", 89, "February to April"),
            ("P6M", 181, "a half year with February"), ("P1Y", 365, "no leap day"),
            ("P12M", 365, "the same in months"), ("P4Y", 1_460, "around a year like 2100"),
            ("P8Y", 2_921, "which cannot hide two leap days"), ("P400Y", 146_097, "a whole cycle"),
        ]
    )
    func `the shortest period is known`(text: String, days: Int, why: String) {
        #expect(Cadence(text)?.shortestDays == days, "\(why)")
    }

    @Test(arguments: ["P1M", "P2M", "P3M", "P5M", "P6M", "P11M", "P1Y", "P2Y"])
    func `no period of any anchor day is shorter than the shortest`(text: String) throws {
        let cadence = try #require(Cadence(text))
        var shortest = Int.max
        for anchorDay in [1, 28, 29, 30, 31] {
            for month in 1...12 {
                let anchor = CivilDate(clampingYear: 2000, month: month, day: anchorDay)
                let cycle = BillingCycle(anchor: anchor, anchorDay: anchorDay, cadence: cadence)
                let last = cycle.index(containing: anchor.adding(days: 146_097))
                for index in 0...last { shortest = min(shortest, cycle.period(index).days) }
            }
        }
        #expect(shortest == cadence.shortestDays)
    }
}
