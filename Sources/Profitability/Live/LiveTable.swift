package import Membership

/// One table of a report.
package struct LiveTable: Sendable {
    /// A column: its name for programs, and for people.
    package struct Column: Sendable, Equatable {
        package let key: String
        package let title: String
        package let isFigure: Bool

        /// A column of words or days.
        package static func text(_ key: String, _ title: String? = nil) -> Column {
            Column(key: key, title: title ?? spoken(key), isFigure: false)
        }

        /// A column of figures.
        package static func figure(_ key: String, _ title: String? = nil) -> Column {
            Column(key: key, title: title ?? spoken(key), isFigure: true)
        }

        private static func spoken(_ key: String) -> String {
            String(key.map { $0 == "_" ? " " : $0 })
        }
    }

    /// What stands in a column of a row.
    package enum Cell: Sendable, Equatable {
        case text(String)
        case day(CivilDate)
        case month(Month)
        case count(Int)
        /// Minor units of the row's currency: an integer for programs.
        case money(Money)
        /// A mean of money, which may lie between two units: major units with two decimals more
        /// than the currency has, for people; minor units with a fraction for programs.
        case meanMoney(Double, Currency)
        /// A share of one: 0.125 for programs, 12.5 % for people.
        case share(Double)
        case number(Double)
        case none

        /// The figure, or none.
        package static func share(orNone value: Double?) -> Cell { value.map(Cell.share) ?? .none }

        /// The figure, or none.
        package static func number(orNone value: Double?) -> Cell {
            value.map(Cell.number) ?? .none
        }
    }

    /// The name of the table for programs.
    package let key: String
    package let title: String
    package let columns: [Column]
    package private(set) var rows: [[Cell]]
    /// What to say instead when there are no rows.
    package let empty: String

    package init(
        _ key: String,
        _ title: String,
        _ columns: [Column],
        rows: [[Cell]] = [],
        empty: String
    ) {
        self.key = key
        self.title = title
        self.columns = columns
        self.rows = rows
        self.empty = empty
    }

    /// Adds a row.
    ///
    /// - Precondition: it has a cell for each column.
    package mutating func add(_ cells: [Cell]) {
        precondition(cells.count == columns.count, "\(key) has \(columns.count) columns")
        rows.append(cells)
    }
}
