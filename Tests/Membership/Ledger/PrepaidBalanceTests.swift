import Membership
import Testing

struct PrepaidBalanceTests {
    private func balance(paid: Int64, granted: Int64) -> PrepaidBalance {
        PrepaidBalance(paid: Sample.money(paid), granted: Sample.money(granted))
    }

    @Test(
        arguments: [
            (1_000, 300, 200, 200, 0, "granted credit goes first"),
            (1_000, 300, 300, 300, 0, "all of it"),
            (1_000, 300, 301, 300, 1, "then money paid ahead"),
            (1_000, 300, 1_300, 300, 1_000, "to the last cent"),
            (1_000, 0, 999, 0, 999, "without credit only money"),
            (0, 0, 0, 0, 0, "nothing is covered by nothing"),
            (.max, .max, .max, .max, 0, "amounts near the end of the range"),
        ] as [(Int64, Int64, Int64, Int64, Int64, String)]
    )
    func `a balance that covers an amount pays all of it`(
        paid: Int64,
        granted: Int64,
        amount: Int64,
        fromGranted: Int64,
        fromPaid: Int64,
        why: String
    ) throws {
        let before = balance(paid: paid, granted: granted)
        let drawn = try #require(before.drawing(Sample.money(amount)), "\(why)")
        #expect(drawn.draw.granted == Sample.money(fromGranted), "\(why)")
        #expect(drawn.draw.paid == Sample.money(fromPaid), "\(why)")
        #expect(
            drawn.rest == balance(paid: paid - fromPaid, granted: granted - fromGranted),
            "\(why)"
        )
    }

    @Test
    func `a balance that does not cover an amount pays none of it`() {
        let before = balance(paid: 1_000, granted: 300)
        #expect(before.drawing(Sample.money(1_301)) == nil)
        #expect(before.drawing(Sample.money(.max)) == nil)
        #expect(before.drawing(Sample.money(-1)) == nil)
        #expect(before.drawing(Sample.money(1, Sample.jpy)) == nil)
        #expect(before.drawing(Sample.money(0, Sample.jpy)) == nil)
        #expect(PrepaidBalance.empty(Sample.usd).drawing(Sample.money(1)) == nil)
    }

    @Test
    func `the total is both parts and never wraps`() throws {
        #expect(try balance(paid: 1_000, granted: 300).total() == Sample.money(1_300))
        #expect(throws: MoneyError.overflow) { try balance(paid: .max, granted: 1).total() }
    }

    @Test(
        arguments: [
            (1_000, 300, 200, 200, 0, "granted credit goes first"),
            (1_000, 300, 1_200, 300, 900, "then money paid ahead"),
            (1_000, 300, 1_301, 300, 1_000, "as far as it goes"),
            (0, 0, 500, 0, 0, "nothing of nothing"),
            (1_000, 300, 0, 0, 0, "nothing for nothing"),
            (1_000, 300, -5, 0, 0, "and nothing for less"),
            (.max, .max, .max, .max, 0, "amounts near the end of the range"),
        ] as [(Int64, Int64, Int64, Int64, Int64, String)]
    )
    func `a balance pays a part as far as it goes`(
        paid: Int64,
        granted: Int64,
        amount: Int64,
        fromGranted: Int64,
        fromPaid: Int64,
        why: String
    ) {
        let before = balance(paid: paid, granted: granted)
        let drawn = before.drawing(upTo: Sample.money(amount))
        #expect(drawn.draw.granted == Sample.money(fromGranted), "\(why)")
        #expect(drawn.draw.paid == Sample.money(fromPaid), "\(why)")
        #expect(
            drawn.rest == balance(paid: paid - fromPaid, granted: granted - fromGranted),
            "\(why)"
        )
        #expect(before.drawing(upTo: Sample.money(amount, Sample.jpy)).rest == before, "\(why)")
    }
}
