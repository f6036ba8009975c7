import Membership
import Testing

struct StampTests {
    /// Boloco: 50.00 spent gives any item.
    private static let boloco = SpendReward(
        stampPer: .spend(Sample.money(5_000)),
        award: .item("burrito", count: 1, worth: nil)
    )
    /// Buy ten, the eleventh is free.
    private static let burger = SpendReward(
        stampPer: .items(1),
        stampsNeeded: 10,
        award: .item("burger", count: 1, worth: nil)
    )
    /// Barnes & Noble: a stamp for each 10.00 in one transaction, ten are 5.00.
    private static let books = SpendReward(
        stampPer: .spend(Sample.money(1_000)),
        stampsNeeded: 10,
        carriesRemainder: false,
        award: .credit(Sample.money(500))
    )

    @Test
    func `each kind is counted by its own tally`() {
        #expect(Self.boloco.tallied == .spend)
        #expect(Self.burger.tallied == .items)
        #expect(Self.books.tallied == .stamps)
    }

    @Test(
        arguments: [
            (boloco, [Till.line(1_999), Till.line(2)], 2_001, "spend carries over to the cent"),
            (books, [Till.line(2_999)], 2, "19.99 of 29.99 are two stamps, the rest is lost"),
            (
                books, [Till.line(999), Till.line(999)], 1,
                "lines of one transaction count together"
            ),
            (books, [Till.line(999)], 0, "less than 10.00 is no stamp"),
            (burger, [Till.line(1_500, quantity: 3)], 3, "items count"),
            (
                burger, [Till.line(1_500, quantity: 3), Till.line(0, gross: 500)], 3,
                "the free one is none"
            ),
            (burger, [], 0, "nothing bought"),
            (boloco, [Till.line(9_000, "x", quantity: 1, Till.rub)], 0, "another currency"),
        ] as [(SpendReward, [SpentLine], Int64, String)]
    )
    func `a purchase is counted`(
        reward: SpendReward,
        lines: [SpentLine],
        counted: Int64,
        why: String
    ) {
        #expect(reward.counted(lines) == counted, "\(why)")
    }

    @Test(
        arguments: [
            (boloco, 4_999, 0, 0, 0, 1, "a cent short of an item"),
            (boloco, 5_000, 0, 0, 1, 5_000, "50.00 are one"),
            (boloco, 12_500, 1, 0, 1, 2_500, "125.00 are two, of which one was given"),
            (boloco, 12_500, 2, 0, 0, 2_500, "25.00 more to the third"),
            (burger, 9, 0, 9, 0, 1, "nine burgers"),
            (burger, 10, 0, 0, 1, 10, "ten: the eleventh is free"),
            (burger, 11, 1, 1, 0, 9, "and the count begins again"),
            (books, 10, 0, 0, 1, 10, "ten stamps are 5.00"),
            (books, 34, 2, 4, 1, 6, "thirty-four are three, of which two were given"),
            (boloco, 4_000, 1, 0, 0, 6_000, "after a return one must reach 100.00 for the second"),
            (boloco, 5_000, 1, 0, 0, 5_000, "what was collected is not due again"),
            (boloco, -100, 0, 0, 0, 5_000, "a tally below zero counts as nothing"),
        ] as [(SpendReward, Int64, Int64, Int64, Int64, Int64, String)]
    )
    func `awards are due less those given`(
        reward: SpendReward,
        counted: Int64,
        awarded: Int64,
        stamps: Int64,
        due: Int64,
        missing: Int64,
        why: String
    ) {
        let standing = reward.standing(counted: counted, awarded: awarded)
        #expect(standing == StampStanding(stamps: stamps, due: due, missing: missing), "\(why)")
    }

    @Test
    func `what is missing is exactly what makes the next award due`() {
        for seed in 0..<3_000 {
            var random = SplitMix64(seed: seed)
            let reward = SpendReward(
                stampPer: random.int(in: 0...1) == 0
                    ? .items(Int64(random.int(in: 1...5)))
                    : .spend(Sample.money(Int64(random.int(in: 1...700)))),
                stampsNeeded: Int64(random.int(in: 1...12)),
                carriesRemainder: random.int(in: 0...1) == 0,
                award: .points(1)
            )
            let counted = Int64(random.int(in: 0...9_000))
            var awarded = Int64(random.int(in: 0...12))
            let first = reward.standing(counted: counted, awarded: awarded)
            awarded += first.due
            let now = reward.standing(counted: counted, awarded: awarded)
            let reached = reward.standing(counted: counted + now.missing, awarded: awarded)
            let short = reward.standing(counted: counted + now.missing - 1, awarded: awarded)
            guard now.due == 0, now.missing > 0, reached.due == 1, short.due == 0,
                now.missing == first.missing
            else {
                Issue.record("seed \(seed): \(first), \(now), \(reached) of \(reward)")
                return
            }
        }
    }

    @Test(
        arguments: [
            (.item("dessert", count: 1, worth: nil), 2, "club", .lot(Holding(.item, "dessert"), 2)),
            (.credit(Sample.money(500)), 3, nil, .credit(Sample.money(1_500))),
            (.points(2_000), 1, "club", .lot(Holding(.points, "club"), 2_000)),
            (.points(2_000), 1, nil, nil),
            (.uses(benefit: "rides", count: 2), 2, nil, .lot(Holding(.uses, "rides"), 4)),
            (.credit(Sample.money(500)), 0, nil, nil),
            (.points(.max), 2, "club", nil),
        ] as [(Award, Int64, String?, Gift?)]
    )
    func `an award is written as a lot or as credit`(
        award: Award,
        times: Int64,
        programme: String?,
        gift: Gift?
    ) {
        #expect(award.gift(times: times, programme: programme) == gift)
    }

    @Test
    func `an award is worth what the file says, or what its points pay`() {
        let cent = PointsRedemption(value: Till.value(1, 1))
        let dessert = Award.item("dessert", count: 2, worth: Sample.money(300))
        #expect(dessert.worth(redemption: nil) == Sample.money(600))
        #expect(Award.item("dessert", count: 2, worth: nil).worth(redemption: cent) == nil)
        #expect(Award.points(250).worth(redemption: cent) == Sample.money(250))
        #expect(Award.points(250).worth(redemption: nil) == nil)
        #expect(Award.credit(Sample.money(5)).worth(redemption: nil) == Sample.money(5))
        #expect(Award.uses(benefit: "rides", count: 2).worth(redemption: cent) == nil)
    }
}
