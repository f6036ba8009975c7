import Membership
import Testing

struct UsedTermsTests {
    /// A billed period, and the day from which it was given back.
    struct Row: Sendable {
        let kind: InvoiceLine.Kind
        let days: (String, String)
        var of = 0
        var cut: String?

        func line(_ number: Int64) -> DebitedLine {
            let period = Sample.period(days.0, days.1)
            let nothing = Sample.money(0)
            return DebitedLine(
                id: InvoiceLineID(invoice: InvoiceID(number), line: 1),
                line: InvoiceLine(
                    kind: kind,
                    price: PriceVersionID(1),
                    period: period,
                    days: period.days,
                    ofDays: max(of, period.days),
                    amount: Sample.money(1_000),
                    tax: nothing
                ),
                credited: nothing,
                creditedTax: nothing,
                givenBackFrom: cut.map(Sample.day)
            )
        }
    }

    static let june = Row(kind: .term, days: ("2026-06-01", "2026-07-01"))
    static let july = Row(kind: .term, days: ("2026-07-01", "2026-08-01"))

    static func cut(_ row: Row, _ day: String) -> Row {
        var row = row
        row.cut = day
        return row
    }

    /// The rest of June at another price.
    static func rest(from day: String) -> Row {
        Row(kind: .change, days: (day, "2026-07-01"), of: 30)
    }

    static func week(_ start: String, _ end: String) -> Row {
        Row(kind: .change, days: (start, end))
    }

    @Test(
        arguments: [
            ("nothing was billed", [], 0),
            ("each term counts", [june, july], 2),
            ("given back on its first day it was not used", [cut(june, "2026-06-01")], 0),
            ("given back a day later it was", [cut(june, "2026-06-02")], 1),
            (
                "terms bought ahead and given back were not used",
                [cut(june, "2026-06-10"), cut(july, "2026-07-01")], 1
            ),
            (
                "the rest of a period at another price is the same term",
                [cut(june, "2026-06-10"), rest(from: "2026-06-10")], 1
            ),
            (
                "and so is the rest of that",
                [
                    cut(june, "2026-06-10"), cut(rest(from: "2026-06-10"), "2026-06-20"),
                    rest(from: "2026-06-20"),
                ], 1
            ),
            (
                "a whole period at another price is one of its own",
                [cut(june, "2026-06-10"), week("2026-06-10", "2026-06-17")], 2
            ),
            (
                "also when it ends on the same day",
                [cut(june, "2026-06-24"), week("2026-06-24", "2026-07-01")], 2
            ),
            (
                "a change on the first day takes the term's place",
                [cut(june, "2026-06-01"), week("2026-06-01", "2026-07-01")], 1
            ),
            (
                "what follows a rest is no rest of the period before it",
                [
                    cut(june, "2026-06-05"),
                    cut(
                        Row(kind: .term, days: ("2026-06-10", "2026-07-01"), of: 30),
                        "2026-06-10"
                    ),
                    rest(from: "2026-06-10"),
                ], 2
            ),
        ] as [(String, [Row], Int)]
    )
    func `a term counts once a day of it was used`(why: String, rows: [Row], count: Int) {
        let lines = rows.enumerated().map { $1.line(Int64($0) + 1) }
        #expect(UsedTerms(lines).count == count, "\(why)")
        #expect(UsedTerms(lines.reversed()).count == count, "\(why): in any order")
    }

    @Test
    func `a change counts from the period it cuts off, or from the next one`() {
        let lines = [Self.june, Self.july].enumerated().map { $1.line(Int64($0) + 1) }
        let day = Sample.day("2026-06-10")
        let used = UsedTerms(lines, before: day)
        #expect(used.ordinal(ofChangeOn: day, keepsCycle: true) == 0)
        #expect(used.ordinal(ofChangeOn: day, keepsCycle: false) == 1)
        let first = Sample.day("2026-07-01")
        let whole = UsedTerms(lines, before: first)
        #expect(whole.ordinal(ofChangeOn: first, keepsCycle: true) == 1)
        #expect(whole.billed == 2)
    }
}
