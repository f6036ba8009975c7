import Membership
import Profitability
import Testing

/// Uplift, cycles, use and surveys.
struct LiveFiguresTests {
    @Test
    func `a difference comes with its interval`() throws {
        var treated = GroupDifference.Group()
        var control = GroupDifference.Group()
        for value in [12.0, 14, 16, 18] { treated.add(value) }
        for value in [10.0, 10, 12, 12] { control.add(value) }
        let difference = GroupDifference(treated: treated, control: control)
        #expect(difference.difference == 4)
        #expect(difference.relative == 4.0 / 11)
        // Variances 20/3 and 4/3 over four each: the standard error is the root of 2.
        let interval = try #require(difference.interval)
        #expect(abs(interval.lowerBound - (4 - 1.959964 * 2.0.squareRoot())) < 1e-6)
        #expect(abs(interval.upperBound - (4 + 1.959964 * 2.0.squareRoot())) < 1e-6)
    }

    @Test
    func `one person makes no interval`() {
        var one = GroupDifference.Group()
        one.add(3)
        let none = GroupDifference.Group()
        #expect(GroupDifference(treated: one, control: none).interval == nil)
        #expect(GroupDifference(treated: one, control: none).relative == nil)
    }

    @Test
    func `a cycle is the mean of the gaps`() throws {
        let days = ["2026-01-01", "2026-02-10", "2026-01-11", "2026-02-10"].map(Live.day)
        let cycle = try #require(PurchaseCycle(days: days))
        #expect(cycle.purchases == 3)
        #expect(cycle.days == 20)
        #expect(cycle.expected == Live.day("2026-03-02"))
        #expect(!cycle.isOverdue(on: Live.day("2026-03-12")), "half a cycle late is not late")
        #expect(cycle.isOverdue(on: Live.day("2026-03-13")))
        #expect(PurchaseCycle(days: Array(days.prefix(2))) == nil, "two visits are no habit")
    }

    @Test
    func `users stand in tenths, the lightest first`() {
        let members = (1...20).map { place in
            UseDeciles.Member(member: "m-\(place)", fee: 100, value: Int64(place - 1) * 10)
        }
        let use = UseDeciles(members)
        #expect(use.deciles.count == 10)
        #expect(use.deciles.map(\.members).reduce(0, +) == 20)
        #expect(use.deciles.first?.value == 10)
        #expect(use.deciles.last?.value == 370)
        #expect(use.deciles.last?.aboveFee == 2)
        #expect(use.unused == 1)
        #expect(use.losing.map(\.member).first == "m-20")
        #expect(use.losing.count == 9)
        #expect(UseDeciles([]).deciles.isEmpty)
    }

    @Test(
        arguments: [
            ("the field's example", [9: 40, 10: 20, 7: 25, 3: 15], 45),
            ("nobody but promoters", [10: 3], 100),
            ("six is a detractor", [6: 1], -100),
            ("seven is neither", [7: 1], 0),
            ("an answer off the scale is none", [11: 5, 9: 1], 100),
        ] as [(String, [Int: Int], Double)]
    )
    func `promoters less detractors`(why: String, counts: [Int: Int], score: Double) {
        #expect(SurveySummary(.nps, counts: counts).score == score, "\(why)")
    }

    @Test
    func `a detractor costs four customers and a sixth`() throws {
        let one = try #require(SurveySummary(.nps, counts: [0: 1]).customers)
        #expect(abs(one + 4.1667) < 1e-4)
        #expect(SurveySummary(.nps, counts: [:]).customers == nil)
    }

    @Test(arguments: SurveyKind.allCases)
    func `shares of the classes make one`(kind: SurveyKind) {
        let counts = Dictionary(uniqueKeysWithValues: kind.scale.map { ($0, $0 + 1) })
        let summary = SurveySummary(kind, counts: counts)
        #expect(abs(summary.classes.reduce(0) { $0 + $1.share } - 1) < 1e-12)
        #expect(summary.classes.reduce(0) { $0 + $1.count } == summary.answers)
    }
}
