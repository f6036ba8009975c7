import TextTable

/// The table of the bench.
struct Report {
    /// One figure beside the one to reach.
    struct Row {
        let what: String
        let measured: String
        let goal: String
        /// `nil` where there is nothing to reach.
        let isReached: Bool?
    }

    private(set) var rows: [Row] = []

    mutating func add(_ what: String, _ measured: String, goal: String = "", _ reached: Bool? = nil)
    {
        rows.append(Row(what: what, measured: measured, goal: goal, isReached: reached))
        Console.note("  \(what): \(measured)")
    }

    func text() -> String {
        let table = TextTable<Row> { row in
            [
                Column(title: "What", value: row.what),
                Column(title: "Measured", value: row.measured, align: .right),
                Column(title: "To reach", value: row.goal),
                Column(title: "Reached", value: row.isReached.map { $0 ? "yes" : "no" } ?? "-"),
            ]
        }
        return "\n\(Machine.description)\n\n\(table.string(for: rows, style: Style.simple) ?? "")\n"
    }
}
