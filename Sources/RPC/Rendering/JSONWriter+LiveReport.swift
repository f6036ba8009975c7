package import JSONText
import Membership
package import Profitability

extension JSONWriter {
    /// A report: what it is and of which days, its tables each under its key, and what its figures
    /// rest on.
    package mutating func write(_ report: LiveReport) {
        object { json in
            json.member("report", report.name)
            json.member("from", report.from)
            json.member("to", report.to)
            for table in report.tables {
                json.key(table.key)
                json.array(table.rows) { json, row in
                    json.object { json in
                        for (column, cell) in zip(table.columns, row) {
                            json.key(column.key)
                            json.write(cell)
                        }
                    }
                }
            }
            json.key("conventions")
            json.array(report.conventions) { $0.string($1) }
            json.key("warnings")
            json.array(report.warnings) { $0.string($1) }
        }
    }

    private mutating func write(_ cell: LiveTable.Cell) {
        switch cell {
        case .text(let text): string(text)
        case .day(let day): string(day.description)
        case .month(let month): string(month.description)
        case .count(let count): integer(count)
        case .money(let money): integer(money.minorUnits)
        case .meanMoney(let value, _), .share(let value), .number(let value):
            // A share of nothing is no cell; what is left is finite.
            value.isFinite ? raw(FigureText.number(value)) : null()
        case .none: null()
        }
    }
}
