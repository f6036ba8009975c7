import Membership
import Testing

struct UnusedCreditTests {
    private func unused(
        _ lines: [InvoiceLine],
        on day: String,
        _ brought: MoneySources
    ) throws -> UnusedCredit {
        try UnusedCredit(Sample.debited(lines), from: Sample.day(day), brought: brought)
    }

    @Test
    func `a pause puts the paid days it cuts off on the balance, gifts apart`() throws {
        let lines = try Sample.bill(Sample.pricing(3_000), count: 2).lines
        let credit = try unused(lines, on: "2026-06-16", Sample.brought(3_500, granted: 2_500))
        #expect(
            credit.credits.map(\.summary) == [
                "inv_1:1 1500+0 from 2026-06-16", "inv_1:2 3000+0 from 2026-07-01",
            ]
        )
        #expect(credit.total == Sample.money(4_500))
        #expect(
            credit.goesTo == PrepaidDraw(granted: Sample.money(1_000), paid: Sample.money(3_500))
        )
    }

    @Test
    func `time that cost nothing is given back for nothing`() throws {
        let free = try Sample.bill(Sample.pricing(3_000, complimentary: true)).lines
        let credit = try unused(free, on: "2026-06-16", Sample.brought(0))
        #expect(credit.credits.map(\.summary) == ["inv_1:1 0+0 from 2026-06-16"])
        #expect(credit.total.isZero)
    }

    @Test
    func `a term that is over has no part in it`() throws {
        let lines = try Sample.bill(Sample.pricing(3_000), count: 2).lines
        let credit = try unused(lines, on: "2026-07-31", Sample.brought(6_000))
        #expect(credit.credits.map(\.summary) == ["inv_1:2 97+0 from 2026-07-31"])
        #expect(try unused(lines, on: "2026-08-01", Sample.brought(6_000)).credits.isEmpty)
    }
}
