import Membership
import Testing

struct RecognitionScheduleTests {
    private func schedule(_ amount: Int64, _ start: String, _ end: String) -> RecognitionSchedule {
        RecognitionSchedule(
            amount: amount,
            period: Period(start: Sample.day(start), end: Sample.day(end))
        )
    }

    private func changes(_ schedule: RecognitionSchedule, nextDay: String) -> [String] {
        schedule.changes(nextDay: Sample.day(nextDay)).map { "\($0.day) \($0.change)" }
    }

    @Test(
        arguments: [
            ("2026-01-01", 0, "nothing before the first day"),
            ("2025-06-01", 0, "or long before"),
            ("2026-01-02", 4, "the extra units are on the earliest days"),
            ("2026-01-03", 7, "and then the plain share"),
            ("2026-01-04", 10, "all of it with the last day"),
            ("2027-01-01", 10, "and no more after it"),
        ]
    )
    func `an amount is earned by the day`(day: String, earned: Int64, why: String) {
        let term = schedule(10, "2026-01-01", "2026-01-04")
        #expect(term.earned(before: Sample.day(day)) == earned, "\(why)")
    }

    @Test(
        arguments: [
            (
                "2026-01-01", ["2026-01-01 4", "2026-01-02 -1", "2026-01-04 -3"],
                "paid on its first day"
            ),
            (
                "2025-12-01", ["2026-01-01 4", "2026-01-02 -1", "2026-01-04 -3"],
                "paid ahead"
            ),
            (
                "2026-01-02", ["2026-01-02 4", "2026-01-03 -4", "2026-01-02 3", "2026-01-04 -3"],
                "paid a day late: the day that is posted is caught up"
            ),
            (
                "2026-01-04", ["2026-01-04 10", "2026-01-05 -10"],
                "paid when it is over: all at once"
            ),
            ("2026-03-01", ["2026-03-01 10", "2026-03-02 -10"], "or long after"),
        ]
    )
    func `a paid term changes its plan's day at a handful of days`(
        nextDay: String,
        expected: [String],
        why: String
    ) {
        let term = schedule(10, "2026-01-01", "2026-01-04")
        #expect(changes(term, nextDay: nextDay) == expected, "\(why)")
    }

    @Test
    func `a share without a remainder, and one of less than a unit a day`() {
        let even = schedule(9, "2026-01-01", "2026-01-04")
        #expect(changes(even, nextDay: "2026-01-01") == ["2026-01-01 3", "2026-01-04 -3"])
        let small = schedule(2, "2026-01-01", "2026-01-04")
        #expect(changes(small, nextDay: "2026-01-01") == ["2026-01-01 1", "2026-01-03 -1"])
        #expect(changes(schedule(0, "2026-01-01", "2026-01-04"), nextDay: "2026-01-02") == [])
    }

    @Test
    func `day by day the changes add up to what is earned, whenever the payment came`() {
        for seed in 0..<10_000 {
            var random = SplitMix64(seed: seed)
            let start = CivilDate(dayNumber: Int32(random.int(in: 18_000...24_000)))
            let days = [1, 2, 7, 28, 31, 92, 365][random.int(in: 0...6)]
            let period = Period(start: start, end: start.adding(days: days))
            let amount = Int64(random.int(in: 0...1) == 0 ? random.int(in: 0...400) : 149_900)
            let term = RecognitionSchedule(amount: amount, period: period)
            let nextDay = start.adding(days: random.int(in: -20...(days + 20)))

            var daily: Int64 = 0
            var posted: Int64 = 0
            var day = nextDay
            let changes = term.changes(nextDay: nextDay)
            let last = max(period.end, nextDay).adding(days: 3)
            while day < last {
                daily += changes.filter { $0.day == day }.reduce(0) { $0 + $1.change }
                posted += daily
                day = day.adding(days: 1)
                guard daily >= 0, posted == term.earned(before: day) else {
                    Issue.record(
                        "seed \(seed): \(posted) posted before \(day), \(term), from \(nextDay)"
                    )
                    return
                }
            }
            let isOver = daily == 0 && posted == amount
            guard isOver, changes.count <= 5, changes.allSatisfy({ $0.day >= nextDay }) else {
                Issue.record("seed \(seed): \(changes.count) changes end at \(daily), \(posted)")
                return
            }
        }
    }

    @Test
    func `the months of a yearly term sum to its price`() {
        for (price, start) in [
            (9_900, "2026-01-31"), (13_900, "2028-02-29"), (1, "2026-07-01"), (364, "2027-03-15"),
        ] as [(Int64, String)] {
            let cycle = BillingCycle.starting(
                on: Sample.day(start),
                cadence: Sample.cadence("P1Y")
            )
            let term = RecognitionSchedule(amount: price, period: cycle.period(0))
            let months = BillingCycle.starting(
                on: CivilDate(
                    clampingYear: cycle.anchor.year,
                    month: cycle.anchor.month,
                    day: 1
                ),
                cadence: Sample.cadence("P1M")
            )
            let shares = (0..<13).map { month in
                term.earned(before: months.boundary(month + 1))
                    - term.earned(before: months.boundary(month))
            }
            #expect(shares.reduce(0, +) == price)
            #expect(shares.allSatisfy { $0 >= 0 })
        }
    }
}
