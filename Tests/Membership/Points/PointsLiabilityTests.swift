import Membership
import Testing

struct PointsLiabilityTests {
    @Test
    func `postings add up to the cost of what is out, whatever moves in whatever parts`() throws {
        for seed in 0..<500 {
            var random = SplitMix64(seed: seed)
            let cost = Till.value(Int64(random.int(in: 1...300)), Int64(random.int(in: 1...20)))
            let rules = Till.points(cost: cost)
            var outstanding: Int64 = 0
            var posted = Sample.money(0)
            for _ in 0..<60 {
                outstanding += Int64(random.int(in: -200...250))
                let change = try #require(
                    try rules.liabilityChange(posted: posted, outstanding: outstanding)
                )
                posted = try posted.adding(change)
                let exact = try cost.worth(max(0, outstanding))
                guard posted == exact, !posted.isNegative else {
                    Issue.record("seed \(seed): \(posted) stands for \(outstanding) at \(cost)")
                    return
                }
            }
            let rest = try #require(try rules.liabilityChange(posted: posted, outstanding: 0))
            #expect(try posted.adding(rest).isZero, "seed \(seed)")
        }
    }

    @Test
    func `a thousand single points cost what a thousand cost together`() throws {
        let rules = Till.points(cost: Till.value(3, 1))
        var posted = Sample.money(0)
        for points in 1...1_000 {
            let change = try rules.liabilityChange(posted: posted, outstanding: Int64(points))
            posted = try posted.adding(try #require(change))
        }
        // Rounded one by one they would cost nothing at all: a third of a cent each.
        #expect(posted == Sample.money(333))
    }

    @Test
    func `points without a cost keep no liability, and a debt of points is none`() throws {
        let none = Till.points(cost: nil)
        #expect(try none.liability(outstanding: 5) == nil)
        #expect(try none.liabilityChange(posted: Sample.money(0), outstanding: 5) == nil)
        #expect(try Till.points().liability(outstanding: -40) == Sample.money(0))
    }

    @Test
    func `a new cost is caught up with at the next movement`() throws {
        let dear = Till.points(cost: Till.value(1, 2))
        #expect(
            try dear.liabilityChange(posted: Sample.money(100), outstanding: 90) == Sample.money(80)
        )
    }

    @Test(
        arguments: [
            (nil, 0, 0, 900, 1, 300, .prior, "a third, when nobody says anything (Colloquy 2011)"),
            (5_000, 0, 0, 900, 1, 450, .prior, "half, when the plan says so"),
            (5_000, 300, 100, 900, 1, 225, .counted, "counts beat what the plan expects"),
            (5_000, 300, 100, 900, 1_000, 450, .prior, "but not when they are too few"),
            (nil, 0, 40, 10, 1, 10, .counted, "all lapsed so far"),
            (nil, 40, 0, 10, 1, 0, .counted, "none lapsed so far"),
            (nil, 1, 1, 1, 1, 1, .counted, "half a point rounds away from zero"),
            (nil, -5, 0, -9, 1, 0, .prior, "corrections below zero count as nothing"),
        ] as [(Int?, Int64, Int64, Int64, Int64, Int64, BreakageEstimate.Basis, String)]
    )
    func `breakage is expected from what became of points`(
        prior: Int?,
        redeemed: Int64,
        lapsed: Int64,
        outstanding: Int64,
        enough: Int64,
        expected: Int64,
        basis: BreakageEstimate.Basis,
        why: String
    ) {
        let estimate = BreakageEstimate(
            prior: prior.map(Till.rate),
            redeemed: redeemed,
            lapsed: lapsed,
            outstanding: outstanding,
            enough: enough
        )
        #expect(estimate.expected == expected, "\(why)")
        #expect(estimate.basis == basis, "\(why)")
    }
}
