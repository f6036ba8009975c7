import TextTable

/// Plain columns with two spaces between them and nothing behind the last, easy to cut and grep.
enum Listing: TextTableStyle {
    static func prepare(_ text: String, for column: Column) -> String { text }
    static func escape(_ table: String) -> String { table }
    static func begin(_ table: inout String, index: Int, columns: [Column]) {}
    static func end(_ table: inout String, index: Int, columns: [Column]) {}

    static func header(_ table: inout String, index: Int, columns: [Column]) {
        add(columns.map { ($0.headerString(for: self), $0) }, to: &table)
    }

    static func row(_ table: inout String, index: Int, columns: [Column]) {
        add(columns.map { ($0.string(for: self), $0) }, to: &table)
    }

    private static func add(_ cells: [(text: String, column: Column)], to table: inout String) {
        var line = ""
        for (text, column) in cells {
            // The one way a style learns how wide the table made a column.
            let width = column.repeated(" ").count
            line += text + String(repeating: " ", count: max(0, width - text.count) + 2)
        }
        while line.last == " " { line.removeLast() }
        table += line + "\n"
    }
}
