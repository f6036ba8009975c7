import Membership
import Testing

struct RecognitionCreditTests {
    private static let june = RecognitionSchedule(
        amount: 3_010,
        period: Sample.period("2026-06-01", "2026-07-01")
    )

    private func summary(_ changes: [(day: CivilDate, change: Int64)]) -> [String] {
        changes.map { "\($0.day) \($0.change)" }
    }

    @Test(
        arguments: [
            (1_500, "2026-06-16", 1_500, 0, "not earned yet"),
            (1_501, "2026-06-16", 1_500, 1, "and one unit that was"),
            (3_010, "2026-06-01", 3_010, 0, "all of it before the first day"),
            (3_010, "2026-07-01", 0, 3_010, "all of it after the last"),
            (0, "2026-06-16", 0, 0, "nothing"),
        ] as [(Int64, String, Int64, Int64, String)]
    )
    func `a credit takes what is not earned before it takes revenue`(
        credit: Int64,
        day: String,
        fromDeferred: Int64,
        fromEarned: Int64,
        why: String
    ) {
        let parts = Self.june.split(credit: credit, at: Sample.day(day))
        #expect(parts.fromDeferred == fromDeferred, "\(why)")
        #expect(parts.fromEarned == fromEarned, "\(why)")
    }

    @Test(
        arguments: [
            (
                "2026-06-16", 0, "2026-06-10", ["2026-06-16 -100", "2026-07-01 100"],
                "the days that are left earn nothing more"
            ),
            (
                "2026-06-16", 7, "2026-06-10",
                ["2026-06-16 -93", "2026-06-17 -7", "2026-07-01 100"],
                "what is kept is earned at once"
            ),
            (
                "2026-06-06", 0, "2026-06-03",
                ["2026-06-06 -101", "2026-06-11 1", "2026-07-01 100"],
                "the extra units that were still to come go too"
            ),
            (
                "2026-06-01", 0, "2026-05-01",
                ["2026-06-01 -101", "2026-06-11 1", "2026-07-01 100"],
                "all of it before it began"
            ),
            (
                "2026-06-16", 0, "2026-06-18",
                ["2026-06-18 -300", "2026-06-19 200", "2026-07-01 100"],
                "days that are posted are corrected on the next one"
            ),
            ("2026-08-01", 0, "2026-08-01", [], "nothing is left to cut off when it is over"),
        ] as [(String, Int64, String, [String], String)]
    )
    func `a schedule is cut off`(
        day: String,
        residual: Int64,
        nextDay: String,
        expected: [String],
        why: String
    ) {
        let cut = Self.june.truncated(at: Sample.day(day), keeping: residual)
        #expect(summary(cut.changes(nextDay: Sample.day(nextDay))) == expected, "\(why)")
    }

    @Test
    func `days that are posted count as earned, so no posted day is corrected`() {
        let result = Self.june.givingBack(
            2_500,
            from: Sample.day("2026-06-06"),
            nextDay: Sample.day("2026-06-16")
        )
        #expect(result.fromDeferred == 1_500 && result.fromEarned == 1_000)
        #expect(summary(result.changes) == ["2026-06-16 -100", "2026-07-01 100"])
    }

    @Test
    func `what is kept of a schedule is what it earns`() {
        let cut = Self.june.truncated(at: Sample.day("2026-06-16"), keeping: 7)
        #expect(cut.amount == 1_517)
        #expect(cut.earned(before: Sample.day("2026-06-10")) == 909)
        #expect(cut.earned(before: Sample.day("2026-06-16")) == 1_510)
        #expect(cut.earned(before: Sample.day("2026-06-17")) == 1_517)
    }

    /// One line, credited again and again while its plan's days are posted now and then: the books never
    /// owe what is not there, and in the end billed is what was earned and kept, and what was credited.
    @Test
    func `any credits of a line conserve what was billed`() {
        for seed in 0..<4_000 {
            var random = SplitMix64(seed: seed)
            let start = Sample.day("2026-06-01")
            let days = [1, 2, 7, 30, 31, 365][random.int(in: 0...5)]
            let billed = Int64(random.int(in: 0...1) == 0 ? random.int(in: 0...400) : 14_990)
            let schedule = RecognitionSchedule(
                amount: billed,
                period: Period(start: start, end: start.adding(days: days))
            )
            var nextDay = start.adding(days: random.int(in: -3...3))
            var totals: [CivilDate: Int64] = [:]
            for change in schedule.changes(nextDay: nextDay) {
                totals[change.day, default: 0] += change.change
            }
            var daily: Int64 = 0
            var deferred = billed
            var revenue: Int64 = 0
            var takenBack: Int64 = 0
            var credited: Int64 = 0
            var hasTime = true
            var today = nextDay
            let end = schedule.period.end.adding(days: 5)
            var faults: [String] = []
            while nextDay < end {
                // The run posts some of the days that are over; a member's today may differ from its.
                today = today.adding(days: random.int(in: 0...(days / 4 + 1)))
                let until = today.adding(days: random.int(in: -2...1))
                while nextDay < min(until, end) {
                    daily += totals[nextDay] ?? 0
                    if daily < 0 { faults.append("\(nextDay) earns \(daily)") }
                    deferred -= daily
                    revenue += daily
                    if deferred < 0 { faults.append("\(nextDay) overdraws \(deferred)") }
                    nextDay = nextDay.adding(days: 1)
                }
                guard random.int(in: 0...1) == 0 else { continue }
                let credit = Int64(random.int(in: 0...Int(billed - credited)))
                credited += credit
                if hasTime, random.int(in: 0...1) == 0 {
                    hasTime = false
                    let given = schedule.givingBack(credit, from: today, nextDay: nextDay)
                    if given.fromDeferred < 0 || given.fromEarned < 0 {
                        faults.append("splits \(given)")
                    }
                    deferred -= given.fromDeferred
                    takenBack += given.fromEarned
                    for change in given.changes { totals[change.day, default: 0] += change.change }
                    if given.changes.contains(where: { $0.day < nextDay }) {
                        faults.append("changes a posted day")
                    }
                } else {
                    // Money without time, and money after the time: out of revenue.
                    takenBack += credit
                }
                if deferred < 0 { faults.append("a credit overdraws \(deferred)") }
            }
            if deferred != 0 { faults.append("\(deferred) stays deferred") }
            if revenue - takenBack + credited != billed { faults.append("\(revenue) earned") }
            guard faults.isEmpty else {
                Issue.record("seed \(seed): \(faults) of \(billed)")
                return
            }
        }
    }
}
