import Pages
import Profitability
import RPC

extension Output {
    /// Writes a report the way it was asked for, and its page where one was asked for.
    func report(_ report: LiveReport, _ format: ReportFormat) throws {
        if let path = format.html {
            let file = try OutputFile(path)
            try file.output.text(ReportPage(report).html())
            try file.keep()
        }
        if format.json { return try json { $0.write(report) } }
        if format.csv { return try text(report.csv) }
        for (place, table) in report.tables.enumerated() {
            if place > 0 { try text("\n") }
            guard !table.rows.isEmpty else {
                try line(table.empty)
                continue
            }
            try line("\(table.title):")
            try self.table(Table(table))
        }
        try text("\n")
        for warning in report.warnings { try line("Take care: \(warning)") }
        for convention in report.conventions { try line("* \(convention)") }
    }
}

extension Table {
    /// A table of a report as people read it.
    init(_ table: LiveTable) {
        self.init(
            table.columns.map { $0.isFigure ? .number($0.title) : .text($0.title) }
        )
        for row in table.texts { add(row) }
    }
}

extension LiveReport {
    /// The tables as CSV, each under a line of its column names, an empty line between.
    fileprivate var csv: String {
        tables.map { table in
            let lines =
                [table.columns.map(\.key)] + table.rows.map { row in row.map(\.plain) }
            return lines.map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
        }
        .joined(separator: "\n")
    }

    /// A field as RFC 4180 has it.
    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { ",\"\n\r".contains($0) }) else { return field }
        return "\"\(field.replacing("\"", with: "\"\""))\""
    }
}
