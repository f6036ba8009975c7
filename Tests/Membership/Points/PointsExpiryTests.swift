import Membership
import Testing

struct PointsExpiryTests {
    @Test(
        arguments: [
            ("P12M", .monthEnd, "2020-07-06", "2021-08-01", "Square: to the end of the month"),
            ("P12M", .monthEnd, "2020-07-01", "2021-08-01", "all of July runs out together"),
            ("P12M", .monthEnd, "2020-07-31", "2021-08-01", "to its last day"),
            ("P12M", .monthEnd, "2020-12-31", "2022-01-01", "over the end of the year"),
            ("P12M", .day, "2020-07-06", "2021-07-06", "to the day"),
            ("P1M", .day, "2026-01-31", "2026-02-28", "a short month cuts the day"),
            ("P1Y", .day, "2024-02-29", "2025-02-28", "and so does a common year"),
            ("P90D", .day, "2026-01-01", "2026-04-01", "days are counted"),
            ("P1Y", .yearEnd, "2020-07-06", "2022-01-01", "to the end of the year"),
        ] as [(String, PointsExpiry.Rounding, String, String, String)]
    )
    func `points are gone on their day`(
        after: String,
        rounding: PointsExpiry.Rounding,
        given: String,
        gone: String,
        why: String
    ) {
        let expiry = PointsExpiry(after: Sample.cadence(after), rounding: rounding)
        #expect(expiry.goneOn(givenOn: Sample.day(given)) == Sample.day(gone), "\(why)")
    }

    @Test
    func `points may wait, and waiting does not make them last longer`() {
        let rules = Till.points(
            earning: PointsEarning(
                rates: [Till.value(1, 100)],
                pendingFor: Sample.cadence("P14D")
            ),
            expiry: PointsExpiry(after: Sample.cadence("P1Y"))
        )
        let life = rules.life(
            givenAt: Sample.instant("2026-03-01T15:00:00Z"),
            on: Sample.day("2026-03-01"),
            start: Sample.start
        )
        #expect(life.effectiveFrom == Sample.instant("2026-03-15T00:00:00Z"))
        #expect(life.expiresAt == Sample.instant("2027-03-01T00:00:00Z"))
        let effect = rules.effect(EarnedPoints(base: 5, extra: 2), life: life, partner: "fuel")
        #expect(
            effect
                == .points(
                    "club",
                    7,
                    effectiveFrom: life.effectiveFrom,
                    expiresAt: life.expiresAt,
                    partner: "fuel"
                )
        )
        #expect(rules.effect(EarnedPoints(base: 0), life: life, partner: nil) == nil)
    }

    @Test
    func `points that do not wait count at once and for ever`() {
        let now = Sample.instant("2026-03-01T15:00:00Z")
        let life = Till.points().life(
            givenAt: now,
            on: Sample.day("2026-03-01"),
            start: Sample.start
        )
        #expect(life == PointsLife(effectiveFrom: now, expiresAt: nil))
    }

    /// partypoker: away for 12 weeks, then each week 5 % or 5, and all of them at 20 weeks.
    private static let party = PointsExpiry(
        decay: PointsExpiry.Decay(
            after: Sample.cadence("P12W"),
            every: Sample.cadence("P1W"),
            rate: Till.rate(500),
            least: 5,
            allAfter: Sample.cadence("P20W")
        )
    )
    private static let last = Sample.day("2026-01-01")

    @Test(
        arguments: [
            (1_000, 83, [], "12 weeks less a day cost nothing"),
            (1_000, 84, [50], "after 12 weeks 5 % go"),
            (1_000, 91, [50, 48], "5 % of what is left: 47.5 of 950 rounds up"),
            (1_000, 139, [50, 48, 45, 43, 41, 39, 37, 35], "eight weeks of it"),
            (1_000, 140, [50, 48, 45, 43, 41, 39, 37, 35, 662], "and at 20 weeks all"),
            (1_000, 400, [50, 48, 45, 43, 41, 39, 37, 35, 662], "which is all there was"),
            (40, 98, [5, 5, 5], "never fewer than 5"),
            (12, 200, [5, 5, 2], "until nothing is left"),
            (0, 200, [], "nothing dwindles from nothing"),
            (-30, 200, [], "nor from a debt"),
        ] as [(Int64, Int, [Int64], String)]
    )
    func `points dwindle while a member is away`(
        points: Int64,
        days: Int,
        losses: [Int64],
        why: String
    ) {
        let found = Self.party.losses(
            of: points,
            since: Self.last,
            after: nil,
            through: Self.last.adding(days: days)
        )
        #expect(found.map(\.points) == losses, "\(why)")
    }

    @Test
    func `a run every day and one late run take the same`() {
        let expiries = [
            Self.party,
            PointsExpiry(inactivity: Sample.cadence("P1Y")),
            PointsExpiry(inactivity: Sample.cadence("P15W"), decay: Self.party.decay),
            PointsExpiry(
                decay: PointsExpiry.Decay(
                    after: Sample.cadence("P30D"),
                    every: Sample.cadence("P1M"),
                    rate: Till.rate(333)
                )
            ),
        ]
        for seed in 0..<400 {
            var random = SplitMix64(seed: seed)
            let expiry = expiries[random.int(in: 0...(expiries.count - 1))]
            let points = Int64(random.int(in: 0...5_000))
            let today = Self.last.adding(days: random.int(in: 0...500))
            let late = expiry.losses(of: points, since: Self.last, after: nil, through: today)
            var left = points
            var done: CivilDate?
            var daily: [PointsLoss] = []
            var day = Self.last
            while day <= today {
                if random.int(in: 0...3) == 0 || day == today {
                    let found = expiry.losses(of: left, since: Self.last, after: done, through: day)
                    left -= found.reduce(0) { $0 + $1.points }
                    daily += found
                    done = day
                }
                day = day.adding(days: 1)
            }
            guard daily == late, left >= 0 else {
                Issue.record("seed \(seed): \(daily) and not \(late)")
                return
            }
        }
    }

    @Test
    func `the queue is told the next day that costs points, and no day when none does`() {
        let day = Self.last
        #expect(Self.party.nextLoss(since: day, after: nil) == day.adding(days: 84))
        #expect(
            Self.party.nextLoss(since: day, after: day.adding(days: 84)) == day.adding(days: 91)
        )
        #expect(
            Self.party.nextLoss(since: day, after: day.adding(days: 133)) == day.adding(days: 140)
        )
        #expect(Self.party.nextLoss(since: day, after: day.adding(days: 140)) == nil)
        #expect(PointsExpiry().nextLoss(since: day, after: nil) == nil)
        let year = PointsExpiry(inactivity: Sample.cadence("P12M"))
        #expect(year.nextLoss(since: day, after: nil) == Sample.day("2027-01-01"))
        #expect(year.nextLoss(since: day, after: Sample.day("2027-01-01")) == nil)
    }

    @Test(
        arguments: [
            (.kept, nil, "kept"),
            (.forfeited, "2026-05-31", "GameStop: lost at once"),
            (.keptFor(Sample.cadence("P1Y")), "2027-05-31", "iTelescope: good for a year"),
        ] as [(PointsRules.AfterEnd, String?, String)]
    )
    func `the end of a membership is also an end of points`(
        rule: PointsRules.AfterEnd,
        gone: String?,
        why: String
    ) {
        let day = Till.points(afterEnd: rule).goneAfterEnd(on: Sample.day("2026-05-31"))
        #expect(day == gone.map(Sample.day), "\(why)")
    }
}
