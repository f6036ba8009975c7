import Membership
import Testing

struct DripTests {
    private static func drip(
        _ occasion: GrantDrip.Occasion,
        leapDay: GrantDrip.LeapDay = .lastOfFebruary
    ) -> GrantDrip {
        GrantDrip(occasion: occasion, award: .points(2_000), leapDay: leapDay)
    }

    private static func days(
        _ drip: GrantDrip,
        joined: String,
        birthday: MonthDay? = nil,
        renewals: [String] = [],
        after: String? = nil,
        through: String,
        until: String? = nil
    ) -> [String] {
        drip.due(
            after: after.map(Sample.day),
            through: Sample.day(through),
            facts: DripFacts(
                joined: Sample.day(joined),
                birthday: birthday,
                renewals: renewals.map(Sample.day)
            ),
            isEntitled: { day in until.map { day < Sample.day($0) } ?? true }
        ).map(\.day.description)
    }

    private static let leap = MonthDay(month: 2, day: 29)
    private static let may = MonthDay(month: 5, day: 4)

    @Test(
        arguments: [
            (
                drip(.join), nil, "2026-01-31", nil, "2027-06-01", nil, ["2026-01-31"],
                "joining comes once"
            ),
            (
                drip(.month), nil, "2026-01-31", nil, "2026-04-30", nil,
                ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"],
                "each month from the first, cut to its end"
            ),
            (
                drip(.month), nil, "2026-01-31", "2026-02-28", "2026-03-31", nil, ["2026-03-31"],
                "the day that was looked at is not looked at again"
            ),
            (
                drip(.month), nil, "2026-01-31", nil, "2026-04-30", "2026-03-31",
                ["2026-01-31", "2026-02-28"],
                "who leaves on the very day gets nothing: access ends before it (habitica#4921)"
            ),
            (
                drip(.year), nil, "2024-02-29", nil, "2028-03-01", nil,
                ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"],
                "a tote each year"
            ),
            (
                drip(.birthday), may, "2026-01-31", nil, "2028-05-03", nil,
                ["2026-05-04", "2027-05-04"], "each birthday, and not a day early"
            ),
            (
                drip(.birthday), may, "2026-05-04", nil, "2026-05-04", nil, ["2026-05-04"],
                "who joins on the birthday has one"
            ),
            (
                drip(.birthday), may, "2026-05-05", nil, "2027-05-03", nil, [],
                "a birthday before joining is not made up"
            ),
            (
                drip(.birthday), leap, "2026-01-01", nil, "2028-12-31", nil,
                ["2026-02-28", "2027-02-28", "2028-02-29"], "29 February on the 28th"
            ),
            (
                drip(.birthday, leapDay: .firstOfMarch), leap, "2026-01-01", nil, "2028-12-31",
                nil, ["2026-03-01", "2027-03-01", "2028-02-29"], "or on 1 March"
            ),
            (
                drip(.birthday), nil, "2026-01-01", nil, "2028-12-31", nil, [],
                "an unknown birthday never comes"
            ),
        ] as [(GrantDrip, MonthDay?, String, String?, String, String?, [String], String)]
    )
    func `a drip is given on its days`(
        drip: GrantDrip,
        birthday: MonthDay?,
        joined: String,
        after: String?,
        through: String,
        until: String?,
        days: [String],
        why: String
    ) {
        let found = Self.days(
            drip,
            joined: joined,
            birthday: birthday,
            after: after,
            through: through,
            until: until
        )
        #expect(found == days, "\(why)")
    }

    @Test
    func `a renewal gives with each later term that is paid`() {
        let terms = ["2026-01-31", "2026-02-28", "2026-03-31"]
        let found = Self.days(
            Self.drip(.renewal),
            joined: "2026-01-31",
            renewals: terms,
            through: "2026-12-31"
        )
        // The first term is joining, whether or not the caller counts it among the terms.
        #expect(found == ["2026-02-28", "2026-03-31"])
    }

    @Test
    func `a birthday that is moved gives nothing twice a year`() {
        let drip = Self.drip(.birthday)
        let facts = DripFacts(
            joined: Sample.day("2026-01-01"),
            birthday: MonthDay(month: 9, day: 1)
        )
        let due = drip.due(
            after: Sample.day("2026-05-04"),
            through: Sample.day("2027-12-31"),
            facts: facts,
            given: ["birthday/2026"],
            isEntitled: { _ in true }
        )
        #expect(due == [DripOccasion(day: Sample.day("2027-09-01"), key: "birthday/2027")])
    }

    @Test
    func `a run every day and one late run give the same, and the queue knows each day`() {
        for seed in 0..<400 {
            var random = SplitMix64(seed: seed)
            let occasion = GrantDrip.Occasion.allCases[random.int(in: 0...4)]
            let drip = Self.drip(
                occasion,
                leapDay: GrantDrip.LeapDay.allCases[random.int(in: 0...1)]
            )
            let joined = Sample.day("2024-01-01").adding(days: random.int(in: 0...400))
            let cycle = BillingCycle.starting(on: joined, cadence: Sample.cadence("P3M"))
            let facts = DripFacts(
                joined: joined,
                birthday: MonthDay(month: random.int(in: 1...12), day: random.int(in: 1...28)),
                renewals: (1...8).map(cycle.boundary)
            )
            let end = joined.adding(days: random.int(in: 0...900))
            let today = joined.adding(days: 900)
            let late = drip.due(after: nil, through: today, facts: facts) { $0 < end }
            var daily: [DripOccasion] = []
            var queued: [DripOccasion] = []
            var done: CivilDate?
            for offset in 0...900 {
                let day = joined.adding(days: offset)
                if let next = drip.next(after: done, facts: facts), next.day == day, day < end {
                    queued.append(next)
                }
                daily += drip.due(after: done, through: day, facts: facts) { $0 < end }
                done = day
            }
            guard daily == late, queued == late, Set(late.map(\.key)).count == late.count else {
                Issue.record("seed \(seed): \(daily.count) and \(late.count) of \(occasion)")
                return
            }
        }
    }

    @Test(
        arguments: [
            (
                FeeWaiver(fee: "booking"), nil, 0, 0, .waived,
                "a fee of the shop's is waived at once"
            ),
            (FeeWaiver(fee: "renewal"), nil, 0, 0, .neverEarned, "a renewal is not"),
            (
                FeeWaiver(fee: "renewal", after: .points(8)), nil, 7, 0, .missing(.points(1)),
                "Body Shop: eight points, and one is missing"
            ),
            (
                FeeWaiver(fee: "renewal", after: .points(8)), nil, 8, 0, .waived,
                "eight renew a year"
            ),
            (
                FeeWaiver(fee: "renewal", after: .spend(Sample.money(50_000))), 49_999, 0, 0,
                .missing(.spend(Sample.money(1))), "a cent short"
            ),
            (
                FeeWaiver(fee: "renewal", after: .spend(Sample.money(50_000))), 50_000, 0, 0,
                .waived, "and reached"
            ),
            (
                FeeWaiver(fee: "renewal", after: .spend(Sample.money(50_000))), nil, 0, 0,
                .missing(.spend(Sample.money(50_000))), "nothing spent"
            ),
            (
                FeeWaiver(
                    fee: "booking",
                    times: Allowance(amount: .units(2), window: .calendar(.year))
                ), nil, 0, 2, .usedUp, "twice a year and no more"
            ),
        ] as [(FeeWaiver, Int64?, Int64, Int64, FeeWaiverStanding, String)]
    )
    func `a fee is waived when what it asks is reached`(
        waiver: FeeWaiver,
        spend: Int64?,
        points: Int64,
        waived: Int64,
        standing: FeeWaiverStanding,
        why: String
    ) {
        let found = waiver.standing(
            spend: spend.map { Sample.money($0) },
            points: points,
            waived: waived
        )
        #expect(found == standing, "\(why)")
    }
}
