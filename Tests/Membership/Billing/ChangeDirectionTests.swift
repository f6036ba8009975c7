import Membership
import Testing

struct ChangeDirectionTests {
    private static func side(
        _ plan: String,
        _ price: Int64,
        _ cadence: String,
        rank: Int? = nil,
        currency: Currency = Sample.usd,
        lifetime: Bool = false
    ) -> ChangeDirection.Side {
        ChangeDirection.Side(
            plan: plan,
            rank: rank,
            price: Sample.money(price, currency),
            cadence: Sample.cadence(cadence),
            isLifetime: lifetime
        )
    }

    @Test(
        arguments: [
            (
                "a higher price is an upgrade", side("a", 100, "P1M"), side("b", 101, "P1M"),
                .upgrade
            ),
            ("a lower one is not", side("a", 101, "P1M"), side("b", 100, "P1M"), .downgrade),
            ("the same is neither", side("a", 100, "P1M"), side("b", 100, "P1M"), .sidegrade),
            (
                "ranks come before prices", side("a", 900, "P1M", rank: 1),
                side("b", 100, "P1M", rank: 2), .upgrade
            ),
            (
                "and the other way", side("a", 100, "P1M", rank: 2),
                side("b", 900, "P1M", rank: 1), .downgrade
            ),
            (
                "equal ranks leave it to the price", side("a", 100, "P1M", rank: 2),
                side("b", 900, "P1M", rank: 2), .upgrade
            ),
            (
                "and so does a rank that is missing", side("a", 100, "P1M", rank: 2),
                side("b", 900, "P1M"), .upgrade
            ),
            (
                "the same plan at another cadence is an interval", side("a", 100, "P1M"),
                side("a", 1_200, "P1Y"), .interval
            ),
            (
                "twelve months and a year are one cadence", side("a", 100, "P12M"),
                side("a", 101, "P1Y"), .upgrade
            ),
            (
                "and so are seven days and a week", side("a", 100, "P7D"), side("a", 100, "P1W"),
                .sidegrade
            ),
            (
                "a year costs as much as its months", side("a", 100, "P1M"),
                side("b", 1_200, "P1Y"), .sidegrade
            ),
            (
                "one unit a year less is less", side("a", 100, "P1M"), side("b", 1_199, "P1Y"),
                .downgrade
            ),
            (
                "four years of days at one a day", side("a", 1, "P1D"), side("b", 365, "P1Y"),
                .downgrade
            ),
            (
                "a year is 365.2425 days", side("a", 3_652_425, "P1Y"), side("b", 10_000, "P1D"),
                .sidegrade
            ),
            (
                "prices near the end of the range do not wrap", side("a", .max, "P1D"),
                side("b", .max, "P1000Y"), .downgrade
            ),
            (
                "for good is more than for a while", side("a", 100, "P1M"),
                side("b", 1, "P5Y", lifetime: true), .upgrade
            ),
            (
                "for good in the same plan is an interval", side("a", 100, "P5Y"),
                side("a", 100, "P5Y", lifetime: true), .interval
            ),
            (
                "two currencies are not compared", side("a", 100, "P1M"),
                side("b", 900, "P1M", currency: Sample.jpy), .sidegrade
            ),
        ] as [(String, ChangeDirection.Side, ChangeDirection.Side, ChangeDirection)]
    )
    func `a change goes one way`(
        why: String,
        from: ChangeDirection.Side,
        to: ChangeDirection.Side,
        direction: ChangeDirection
    ) {
        #expect(ChangeDirection.of(from: from, to: to) == direction, "\(why)")
    }

    @Test
    func `the direction says when a change takes effect`() {
        let rules = ChangeRules(upgrade: .now, downgrade: .termEnd, interval: .termEnd)
        #expect(
            ChangeDirection.allCases.map { $0.timing(rules) } == [.now, .termEnd, .termEnd, .now]
        )
        let other = ChangeRules(upgrade: .termEnd, downgrade: .now, interval: .now)
        #expect(
            ChangeDirection.allCases.map { $0.timing(other) } == [.termEnd, .now, .now, .termEnd]
        )
    }
}
