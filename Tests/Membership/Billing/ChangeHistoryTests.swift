import Membership
import Testing

struct ChangeHistoryTests {
    @Test
    func `however often a member changes, no more comes back than was paid`() throws {
        for seed in 0..<600 {
            var member = try Changes(seed: seed)
            for _ in 0..<12 {
                let quote = try member.step()
                var faults = try member.faults()
                if let quote {
                    if quote.total.isNegative || quote.leftOver.isNegative {
                        faults.append("a negative total")
                    }
                    if quote.total.isPositive && quote.leftOver.isPositive {
                        faults.append("both to pay and left over")
                    }
                    if try quote.bill().total != quote.total { faults.append("the lines differ") }
                }
                guard faults.isEmpty else {
                    Issue.record("seed \(seed): \(faults)")
                    return
                }
            }
        }
    }

    @Test
    func `a credit is what fractions on paper say, capped`() throws {
        for seed in 0..<1_000 {
            var random = SplitMix64(seed: seed)
            let start = Sample.day("2026-06-01")
            let days = random.int(in: 1...400)
            let amount = Int64(random.int(in: 0...50_000))
            let tax = Int64(random.int(in: 0...9_000))
            let credited = Int64(random.int(in: 0...Int(amount)))
            let line = InvoiceLine(
                kind: .term,
                price: PriceVersionID(1),
                period: Period(start: start, end: start.adding(days: days)),
                days: days,
                ofDays: days,
                amount: Sample.money(amount),
                tax: Sample.money(tax)
            )
            let debited = DebitedLine(
                id: InvoiceLineID(invoice: InvoiceID(1), line: 1),
                line: line,
                credited: Sample.money(credited),
                creditedTax: Sample.money(0),
                givenBackFrom: nil
            )
            let used = random.int(in: 0...(days - 1))
            let unused = try UnusedCredit(
                [debited],
                from: start.adding(days: used),
                brought: Sample.brought(.max)
            )
            let credit = Sample.known(unused.credits.first, "a credit")
            let left = amount - credited
            let amountOnPaper = Reference.part(amount, days: days - used, of: days)
            let taxOnPaper = Reference.part(tax, days: days - used, of: days)
            let isSound =
                credit.amount.minorUnits == (used == 0 ? left : min(left, amountOnPaper))
                && credit.tax.minorUnits == taxOnPaper
            guard isSound else {
                Issue.record("seed \(seed): \(credit.summary), on paper \(amountOnPaper)")
                return
            }
        }
    }
}
