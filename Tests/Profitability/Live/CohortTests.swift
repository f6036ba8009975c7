import Membership
import Profitability
import Testing

struct CohortTests {
    /// Of four who joined in January, one left after a term, one failed after two, one is in its
    /// second term, and one has begun the third.
    static let joiners: [PayingHistory] = [
        Live.member(
            "left",
            [Live.term("2026-01-05", "2026-02-05", 100)],
            [Live.end("2026-02-05", .canceled)]
        ),
        Live.member(
            "failed",
            [
                Live.term("2026-01-10", "2026-02-10", 100),
                Live.term("2026-02-10", "2026-03-10", 100),
                Live.term("2026-03-10", "2026-04-10", 100, isPaid: false),
            ],
            [Live.end("2026-03-24", .nonpayment)]
        ),
        Live.member(
            "second",
            [
                Live.term("2026-01-31", "2026-02-28", 100),
                Live.term("2026-02-28", "2026-03-31", 100),
            ]
        ),
        Live.member(
            "third",
            [
                Live.term("2026-01-02", "2026-02-02", 100),
                Live.term("2026-02-02", "2026-03-02", 100),
                Live.term("2026-03-02", "2026-04-02", 100),
            ]
        ),
    ]

    @Test
    func `a cohort is followed term by term`() throws {
        var table = RetentionTable(asOf: Live.day("2026-03-30"))
        for joiner in Self.joiners { table.add(joiner) }
        let cohort = try #require(table.cohorts.first)
        #expect(cohort.joined == Month(of: Live.day("2026-01-01")))
        #expect(cohort.members == 4)
        #expect(cohort.steps.map(\.reached) == [4, 2])
        #expect(cohort.steps.map(\.renewed) == [3, 1])
        #expect(cohort.survival == [1, 0.75, 0.375])
        #expect(table.all.map(\.rate) == [0.75, 0.5])
    }

    @Test
    func `what came later is not known on the day`() throws {
        var table = RetentionTable(asOf: Live.day("2026-02-03"))
        for joiner in Self.joiners { table.add(joiner) }
        let cohort = try #require(table.cohorts.first)
        #expect(cohort.members == 4)
        #expect(cohort.steps.map(\.reached) == [1])
        #expect(cohort.survival == [1, 1])
    }

    @Test
    func `another plan is another table`() {
        var table = RetentionTable(asOf: Live.day("2026-03-30"), plan: "video")
        for joiner in Self.joiners { table.add(joiner) }
        #expect(table.cohorts.isEmpty && table.all.isEmpty)
    }

    /// Of expiries in the window one renews in time, one within six months, one too late, one
    /// never.
    @Test
    func `late renewals count for six months`() {
        var rate = RenewalRate(asOf: Live.day("2026-07-01"))
        #expect(rate.expiries == Live.days("2025-01-01", "2026-01-01"))
        let first = Live.term("2024-03-01", "2025-03-01", 500, months: 12)
        let nexts = ["2025-03-01", "2025-08-31", "2025-09-01"]
        for start in nexts {
            rate.add(Live.member(start, [first, Live.term(start, "2026-09-01", 500, of: 2)]))
        }
        rate.add(Live.member("never", [first]))
        #expect(rate.expired == 4)
        #expect(rate.renewedInTime == 1)
        #expect(rate.renewedLate == 1)
        #expect(rate.rate == 0.5)
    }

    @Test
    func `a cohort pays month by month`() throws {
        var value = CohortValue(asOf: Live.day("2026-03-30"), currency: Live.dollars)
        for joiner in Self.joiners { value.add(joiner) }
        let cohort = try #require(value.cohorts.first)
        #expect(cohort.members == 4)
        #expect(cohort.paid == [400, 300, 100])
        #expect(cohort.perMember == [100, 175, 200])
    }
}
