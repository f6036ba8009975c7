/// A table of a page: columns with their units, and rows of cells.
package struct PageTable: Sendable {
    /// A column: its heading, and whether it holds figures.
    package struct Column: Sendable {
        package let title: String
        package let isFigure: Bool

        /// A column of words.
        package static func text(_ title: String) -> Column {
            Column(title: title, isFigure: false)
        }

        /// A column of figures; the heading carries the unit.
        package static func figure(_ title: String, _ measure: Measure? = nil) -> Column {
            let unit = measure?.unit ?? ""
            return Column(title: unit.isEmpty ? title : "\(title) (\(unit))", isFigure: true)
        }
    }

    /// A cell: what is read, and the value behind it where it is a figure.
    package struct Cell: Sendable {
        package let text: String
        package let value: Double?

        package init(text: String, value: Double?) {
            self.text = text
            self.value = value
        }

        /// A cell of words.
        package static func text(_ text: String) -> Cell { Cell(text: text, value: nil) }

        /// A figure; nothing is shown as a dash.
        package static func figure(_ value: Double?, _ measure: Measure) -> Cell {
            Cell(text: value.map(measure.figure) ?? "–", value: value)
        }

        /// A figure with its unit beside it, for columns that hold several units.
        package static func figureWithUnit(_ value: Double?, _ measure: Measure) -> Cell {
            Cell(text: value.map(measure.text) ?? "–", value: value)
        }
    }

    package let columns: [Column]
    package let rows: [[Cell]]

    package init(columns: [Column], rows: [[Cell]]) {
        self.columns = columns
        self.rows = rows
    }
}
