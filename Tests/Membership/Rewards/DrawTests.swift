import Membership
import Testing

struct DrawTests {
    private static let dessert = Award.item("dessert", count: 1, worth: Sample.money(300))
    /// GrubHub: after the order, a chance of one in four.
    private static func draw(
        chance: Int = 2_500,
        minimum: Int64? = nil,
        perMember: Int64? = nil,
        budget: Allowance.Amount? = nil
    ) -> Draw {
        Draw(
            chance: Till.rate(chance),
            prize: dessert,
            minimumBasket: minimum.map { Sample.money($0) },
            perMember: perMember.map {
                Allowance(amount: .units($0), window: .calendar(.month))
            },
            budget: budget.map { Allowance(amount: $0, window: .calendar(.month)) }
        )
    }

    /// Worked out by the recipe in DrawTicket with another language's whole numbers.
    @Test(
        arguments: [
            (0, 1, 8833),
            (0, 2, 4315),
            (1, 1, 5665),
            (42, 1, 7415),
            (42, 1000000, 8602),
            (3735928559, 7, 3522),
            (.max, 1, 8939),
            (.max, .max, 8673),
        ] as [(UInt64, UInt64, Int)]
    )
    func `whoever has seed and number works out the roll`(seed: UInt64, number: UInt64, roll: Int) {
        #expect(DrawTicket(number: number, seed: seed).roll == roll)
    }

    @Test
    func `tickets are the numbers of SplitMix64 with that seed`() {
        var random = SplitMix64(seed: 42)
        for number in 1...1_000 {
            let wide = random.next().multipliedFullWidth(by: 10_000).high
            #expect(DrawTicket(number: UInt64(number), seed: 42).roll == Int(wide))
        }
    }

    @Test
    func `a chance of one in four wins one in four`() {
        let chance = Till.rate(2_500)
        for seed in [0, 1, 42, .max, 0xDEAD_BEEF] as [UInt64] {
            let count = 200_000
            let won = (1...count).count {
                DrawTicket(number: UInt64($0), seed: seed).wins(at: chance)
            }
            // Four standard deviations: sqrt(200,000 x 0.25 x 0.75) is 194.
            #expect(abs(won - count / 4) < 775, "seed \(seed): \(won) of \(count)")
        }
    }

    @Test
    func `every roll is as likely as any other, also right after itself`() {
        var counts = Array(repeating: 0, count: 100)
        var pairs = Array(repeating: 0, count: 100)
        let count = 500_000
        var last = 0
        for number in 1...count {
            let roll = DrawTicket(number: UInt64(number), seed: 7).roll
            counts[roll / 100] += 1
            pairs[last / 1_000 * 10 + roll / 1_000] += 1
            last = roll
        }
        // Chi-square with 99 degrees of freedom lies below 149 in 999 of 1,000 honest draws.
        for (name, cells) in [("single", counts), ("pairs", pairs)] {
            let mean = count / cells.count
            let squares = cells.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            #expect(squares / mean < 149, "\(name): \(squares / mean)")
        }
    }

    @Test
    func `no chance never wins and all of it always does`() {
        for number in 1...20_000 {
            let ticket = DrawTicket(number: UInt64(number), seed: 3)
            #expect(!ticket.wins(at: Till.rate(0)))
            #expect(ticket.wins(at: Till.rate(10_000)))
            #expect((0..<10_000).contains(ticket.roll))
        }
    }

    private static let sure = 10_000
    private static let ticket = DrawTicket(number: 1, seed: 1)

    @Test(
        arguments: [
            (draw(chance: 0), 0, Sample.money(300), .chance, "no luck"),
            (draw(chance: sure), 0, nil, nil, "luck"),
            (draw(chance: sure, budget: .units(3)), 2, nil, nil, "the last prize of three"),
            (
                draw(chance: sure, budget: .units(3)), 3, nil, .budgetUsedUp,
                "the fourth is not there, and the ticket says so"
            ),
            (
                draw(chance: 0, budget: .units(3)), 3, nil, .chance,
                "who would have lost anyway lost by chance"
            ),
            (
                draw(chance: sure, budget: .money(Sample.money(900))), 600, Sample.money(300), nil,
                "9.00 pay three desserts of 3.00"
            ),
            (
                draw(chance: sure, budget: .money(Sample.money(900))), 601, Sample.money(300),
                .budgetUsedUp, "and not a cent more"
            ),
            (
                draw(chance: sure, budget: .money(Sample.money(900))), 0, nil, .budgetUsedUp,
                "a prize of unknown worth fits no budget of money"
            ),
        ] as [(Draw, Int64, Money?, DrawOutcome.Reason?, String)]
    )
    func `a ticket wins or says why not`(
        draw: Draw,
        given: Int64,
        worth: Money?,
        reason: DrawOutcome.Reason?,
        why: String
    ) {
        let roll = Self.ticket.roll
        let outcome = draw.decide(Self.ticket, given: given, worth: worth)
        #expect(
            outcome == (reason.map { .lost($0, roll: roll) } ?? .won(Self.dessert, roll: roll)),
            "\(why)"
        )
    }

    @Test(
        arguments: [
            (draw(), [Till.line(1)], 0, nil, "any purchase in scope draws"),
            (draw(), [], 0, .outOfScope, "nothing in scope does not"),
            (
                draw(minimum: 1_000), [Till.line(999)], 0, .minimumBasket(Sample.money(1_000)),
                "a cent below the least"
            ),
            (
                draw(minimum: 1_000), [Till.line(600), Till.line(400)], 0, nil,
                "lines count together"
            ),
            (
                draw(minimum: 1_000), [Till.line(9_000, "x", quantity: 1, Till.rub)], 0,
                .minimumBasket(Sample.money(1_000)), "another currency is not compared"
            ),
            (draw(perMember: 5), [Till.line(1)], 4, nil, "the fifth ticket of the month"),
            (draw(perMember: 5), [Till.line(1)], 5, .memberLimit(5), "the sixth"),
        ] as [(Draw, [SpentLine], Int64, DrawOutcome.NoTicket?, String)]
    )
    func `a purchase draws a ticket or says why not`(
        draw: Draw,
        lines: [SpentLine],
        drawn: Int64,
        obstacle: DrawOutcome.NoTicket?,
        why: String
    ) {
        #expect(draw.obstacle(lines: lines, drawn: drawn) == obstacle, "\(why)")
    }
}
