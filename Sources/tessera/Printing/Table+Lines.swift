import Membership

extension Table {
    /// Invoice lines, a tax as a line of its own below the line it is for.
    init(lines: [InvoiceLine]) {
        self.init(
            .number("n"),
            .text("kind"),
            .text("from"),
            .text("until"),
            .number("days"),
            .number("of"),
            .number("amount"),
            .text("currency")
        )
        var number = 0
        for line in lines {
            number += 1
            add(Self.cells(line, number, line.kind.rawValue, line.amount))
            guard line.tax.minorUnits != 0 else { continue }
            number += 1
            add(Self.cells(line, number, "tax \(line.taxRate?.description ?? "")", line.tax))
        }
    }

    private static func cells(
        _ line: InvoiceLine,
        _ number: Int,
        _ kind: String,
        _ amount: Money
    ) -> [String] {
        [
            "\(number)", line.offer.map { "\(kind) (\($0))" } ?? kind,
            line.period.start.description, Words.end(line.period),
            line.period.isForGood ? "-" : "\(line.days)",
            line.period.isForGood ? "-" : "\(line.ofDays)", amount.decimal, amount.currency.code,
        ]
    }
}
