import Membership

extension LiveTable {
    /// The rows as people read them; nil where there is nothing.
    ///
    /// Where a column names the currency, amounts stand without it.
    package var texts: [[String?]] {
        let hasCurrency = columns.contains { $0.key == "currency" }
        return rows.map { row in row.map { hasCurrency ? $0.bareText : $0.text } }
    }
}

extension LiveTable.Cell {
    /// The cell without its currency.
    fileprivate var bareText: String? {
        switch self {
        case .money(let money): money.decimal
        case .meanMoney(let value, let currency):
            FigureText.decimal(value / Self.units(of: currency), places: currency.exponent)
        case .text, .day, .month, .count, .share, .number, .none: text
        }
    }

    /// The cell as people read it; nil where there is nothing.
    package var text: String? {
        switch self {
        case .text(let text): text
        case .day(let day): day.description
        case .month(let month): month.description
        case .count(let count): "\(count)"
        case .money(let money): money.description
        case .meanMoney(let value, let currency):
            FigureText.decimal(
                value / Self.units(of: currency),
                places: currency.exponent
            ) + " " + currency.code
        case .share(let share): FigureText.percent(share, places: 1)
        case .number(let value): FigureText.decimal(value, places: 2)
        case .none: nil
        }
    }

    /// The cell as a column of a CSV file has it: figures bare, money in whole units of the
    /// currency, shares of one.
    package var plain: String {
        switch self {
        case .text, .day, .month, .count: text ?? ""
        case .money(let money): money.decimal
        case .meanMoney(let value, let currency):
            FigureText.number(value / Self.units(of: currency))
        case .share(let value), .number(let value): FigureText.number(value)
        case .none: ""
        }
    }

    /// The figure as a chart shows it, in whole units of its currency; nil for words.
    package var value: Double? {
        switch self {
        case .text, .day, .month, .none: nil
        case .count(let count): Double(count)
        case .money(let money): Double(money.minorUnits) / Self.units(of: money.currency)
        case .meanMoney(let value, let currency): value / Self.units(of: currency)
        case .share(let value), .number(let value): value
        }
    }

    private static func units(of currency: Currency) -> Double {
        (0..<currency.exponent).reduce(1) { units, _ in units * 10 }
    }
}
