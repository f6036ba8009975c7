/// A grid of values shaded by size: retention of cohorts, an outcome over two assumptions.
package struct HeatMap: Sendable {
    /// What the rows and the columns are.
    package let rowTitle: String
    package let columnTitle: String
    package let rows: [String]
    package let columns: [String]
    /// A row of values for each row; nil where there is none yet.
    package let values: [[Double?]]
    package let measure: Measure

    package init(
        rowTitle: String,
        columnTitle: String,
        rows: [String],
        columns: [String],
        values: [[Double?]],
        measure: Measure
    ) {
        self.rowTitle = rowTitle
        self.columnTitle = columnTitle
        self.rows = rows
        self.columns = columns
        self.values = values
        self.measure = measure
    }

    package var table: PageTable {
        PageTable(
            columns: [.text(rowTitle)] + columns.map { .figure("\(columnTitle) \($0)", measure) },
            rows: rows.enumerated().map { place, name in
                [.text(name)]
                    + columns.indices.map { column in .figure(value(place, column), measure) }
            }
        )
    }

    /// The value at a place of the grid, if there is one.
    func value(_ row: Int, _ column: Int) -> Double? {
        guard row < values.count, column < values[row].count else { return nil }
        return values[row][column]
    }
}
