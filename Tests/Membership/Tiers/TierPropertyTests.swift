import Membership
import Testing

struct TierPropertyTests {
    private static let programmes = [
        Sample.britishAirways, Sample.delta, Sample.hilton, Sample.hyatt, Sample.workwear,
        Sample.virgin, Sample.ladder,
        TierRuleTests.set(review: .realTime, downgrade: .oneDown),
        TierRuleTests.set(.rolling(months: 3), review: .realTime, validity: .whileQualified),
        TierRuleTests.set(.membershipYear, upgrade: .onReview, review: .anniversary),
        TierRuleTests.set(
            validity: .lasting(Sample.cadence("P9M")),
            downgrade: .toBase,
            grace: Sample.cadence("P1M")
        ),
        TierRuleTests.set(.sinceTierEntry(Sample.cadence("P6M")), softLanding: true),
    ]

    private static func purchase(
        _ set: TierSet,
        _ random: inout SplitMix64
    ) -> [String: Int64] {
        var figures: [String: Int64] = [:]
        for metric in set.metrics where metric.measure != .tenure {
            let top = set.tiers.flatMap(\.thresholds).compactMap { $0.earn[metric.id] }.max() ?? 9
            figures[metric.id] = Int64(random.int(in: 0...Int(top) / 2))
        }
        return figures
    }

    @Test
    func
        `several purchases of a day lead to one status, in any order and however often it is looked at`()
    {
        for seed in 0..<1_200 {
            var random = SplitMix64(seed: seed)
            let set = Self.programmes[seed % Self.programmes.count]
            var once = TierHistory(set, joined: "2024-02-29")
            var often = once
            var day = Sample.day("2024-02-29")
            for _ in 0..<random.int(in: 1...12) {
                day = day.adding(days: random.int(in: 0...120))
                let purchases = (0..<random.int(in: 1...4)).map { _ in
                    Self.purchase(set, &random)
                }
                for figures in purchases.dropLast() { once.count(day, figures) }
                once.buy(day, purchases.last ?? [:])
                for figures in purchases.shuffled(using: &random) { often.buy(day, figures) }
                #expect(
                    once.status == often.status,
                    "seed \(seed), \(day), \(set.review) \(set.window)"
                )
                let kept = often.status
                often.look(day)
                #expect(often.status == kept, "a second look changes nothing: seed \(seed), \(day)")
            }
            #expect(
                once.awards.count == often.awards.count,
                "awards are given once: seed \(seed)"
            )
        }
    }

    @Test
    func `a look every night and one late look come to the same status and the same changes`() {
        for seed in 0..<240 {
            var random = SplitMix64(seed: seed)
            let set = Self.programmes[seed % Self.programmes.count]
            var nightly = TierHistory(set, joined: "2024-01-31")
            var late = nightly
            var day = Sample.day("2024-01-31")
            for _ in 0..<random.int(in: 1...8) {
                let next = day.adding(days: random.int(in: 1...200))
                while day < next {
                    nightly.look(day)
                    day = day.adding(days: 1)
                }
                let figures = Self.purchase(set, &random)
                nightly.buy(day, figures)
                late.buy(day, figures)
                #expect(nightly.status == late.status, "seed \(seed), \(day), \(set.id)")
                #expect(nightly.changes == late.changes, "seed \(seed), \(day)")
                #expect(nightly.awards == late.awards, "seed \(seed), \(day)")
            }
        }
    }

    @Test
    func `whatever points are redeemed for, the tier stays`() {
        for seed in 0..<600 {
            var random = SplitMix64(seed: seed)
            let set = Self.programmes[seed % Self.programmes.count]
            var saver = TierHistory(set, joined: "2024-01-31")
            var spender = saver
            var balance: Int64 = 0
            var day = Sample.day("2024-01-31")
            for _ in 0..<random.int(in: 1...8) {
                day = day.adding(days: random.int(in: 1...150))
                let figures = Self.purchase(set, &random)
                balance += figures.values.reduce(0, +)
                saver.buy(day, figures)
                // Redeeming is a purchase without points: it counts as nothing in every metric.
                spender.buy(day, figures)
                let before = spender.status.tier
                if balance > 0 { balance -= Int64(random.int(in: 0...Int(balance))) }
                spender.buy(day, figures.mapValues { _ in 0 })
                #expect(spender.status.tier == before, "seed \(seed), \(day)")
                #expect(spender.status == saver.status, "seed \(seed), \(day)")
            }
        }
    }

    @Test
    func `more is never less: who buys more on a day is not in a lower tier`() {
        for seed in 0..<1_200 {
            var random = SplitMix64(seed: seed)
            let set = Self.programmes[seed % Self.programmes.count]
            var less = TierHistory(set, joined: "2024-02-29")
            var day = Sample.day("2024-02-29")
            for _ in 0..<random.int(in: 1...6) {
                day = day.adding(days: random.int(in: 0...120))
                less.buy(day, Self.purchase(set, &random))
            }
            var more = less
            more.buy(day, Self.purchase(set, &random))
            #expect(
                set.index(of: more.status.tier) >= set.index(of: less.status.tier),
                "seed \(seed)"
            )
        }
    }

    @Test
    func `a return of all that was bought today leads back to the tier of yesterday`() {
        for seed in 0..<1_200 {
            var random = SplitMix64(seed: seed)
            let set = Self.programmes[seed % Self.programmes.count]
            var member = TierHistory(set, joined: "2024-02-29")
            var day = Sample.day("2024-02-29")
            for _ in 0..<random.int(in: 1...6) {
                day = day.adding(days: random.int(in: 1...120))
                member.buy(day, Self.purchase(set, &random))
            }
            day = day.adding(days: random.int(in: 1...40))
            member.buy(day, [:])
            let before = member.status
            let figures = Self.purchase(set, &random)
            member.buy(day, figures)
            member.giveBack("\(day)", of: "\(day)", figures)
            #expect(
                member.status.tier == before.tier,
                "seed \(seed), \(set.review) \(set.window) \(set.upgrade)"
            )
            #expect(member.status.earned.validUntil == before.earned.validUntil, "seed \(seed)")
        }
    }
}
