import SwiftCSV

/// A CSV file whose first line names its columns.
///
/// Everything that is wrong with it is reported at once, a line each, as `file:line`.
struct CSVFile {
    /// The columns there may be.
    let columns: [String]
    /// Those of them that must be there.
    let required: [String]
    /// An example of a first line.
    let example: String

    /// One row: the line of the file it begins on, and what stands in its columns.
    struct Row {
        let line: Int
        /// By column; what is empty is not there.
        let values: [String: String]
    }

    /// What is wrong with one row.
    struct Mistake: Error {
        let sentence: String
        init(_ sentence: String) { self.sentence = sentence }
    }

    /// Reads every row, and makes of each what a body says.
    ///
    /// - Throws: ``Failure`` with a line for everything that is wrong.
    func read<Item>(
        _ bytes: [UInt8],
        name: String,
        _ body: (Row) throws(Mistake) -> Item
    ) throws(Failure) -> [Item] {
        let text = try Self.text(of: bytes, name: name)
        let records = try Self.records(of: text, name: name)
        guard let header = records.first else {
            throw Failure(.badData, lines: ["\(name):1: the file is empty; \(remedy)"])
        }
        var mistakes = mistakes(inHeader: header, name: name)
        guard mistakes.isEmpty else { throw Failure(.badData, lines: mistakes) }
        let names = header.fields.map(Self.trimmed)
        var items: [Item] = []
        for record in records.dropFirst() {
            // A line with nothing on it is a matter of taste.
            if record.fields.allSatisfy({ $0.isEmpty }) { continue }
            do throws(Mistake) {
                items.append(try body(Self.row(record, names)))
            } catch {
                mistakes.append("\(name):\(record.line): \(error.sentence)")
            }
        }
        guard mistakes.isEmpty else { throw Failure(.badData, lines: mistakes) }
        return items
    }

    private var remedy: String { "begin with a line of column names such as \(example)" }

    private struct Record {
        let line: Int
        let fields: [String]
    }

    private static func text(of bytes: [UInt8], name: String) throws(Failure) -> String {
        // Spreadsheets put a byte order mark in front.
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
        throw Failure(
            .badData,
            lines: ["\(name):\(bad + 1): this is not UTF-8; save the file as UTF-8"]
        )
    }

    /// Cuts the text into records and finds the line each of them begins on.
    private static func records(of text: String, name: String) throws(Failure) -> [Record] {
        var records: [Record] = []
        var line = 1
        do {
            // The header alone, so that the rows are read only once.
            let csv = try CSV<Enumerated>(
                string: text,
                delimiter: .comma,
                loadColumns: false,
                rowLimit: 0
            )
            try csv.enumerateAsArray(startAt: 0, rowLimit: nil) { fields in
                records.append(Record(line: line, fields: fields))
                line += 1 + fields.reduce(0) { $0 + $1.count(where: \.isNewline) }
            }
        } catch {
            throw Failure(
                .badData,
                lines: [
                    "\(name):\(line): a quote stands inside a value; put the whole value in "
                        + "quotes and write a quote in it twice"
                ]
            )
        }
        // Within quotes everything is a value, so a quote that is never closed swallows the rest.
        guard text.utf8.count(where: { $0 == UInt8(ascii: "\"") }).isMultiple(of: 2) else {
            let last = records.last?.line ?? 1
            throw Failure(
                .badData,
                lines: ["\(name):\(last): a quote is never closed; the file may be cut short"]
            )
        }
        return records
    }

    private func mistakes(inHeader header: Record, name: String) -> [String] {
        let names = header.fields.map(Self.trimmed)
        var mistakes = required.filter { !names.contains($0) }.map {
            "\(name):1: there is no column \($0); \(remedy)"
        }
        for (index, column) in names.enumerated() {
            if !columns.contains(column) {
                let known = columns.joined(separator: ", ")
                mistakes.append("\(name):1: there is no column '\(column)'; there is \(known)")
            } else if names[..<index].contains(column) {
                mistakes.append("\(name):1: the column \(column) stands twice; keep one of them")
            }
        }
        return mistakes
    }

    private static func row(_ record: Record, _ names: [String]) throws(Mistake) -> Row {
        guard record.fields.count <= names.count else {
            throw Mistake(
                "there are \(record.fields.count) values for \(names.count) columns; "
                    + "put values with commas in quotes"
            )
        }
        var values: [String: String] = [:]
        for (column, field) in zip(names, record.fields) where !trimmed(field).isEmpty {
            values[column] = trimmed(field)
        }
        return Row(line: record.line, values: values)
    }

    private static func trimmed(_ text: String) -> String {
        String(
            text.drop { $0 == " " || $0 == "\t" }.reversed()
                .drop { $0 == " " || $0 == "\t" }.reversed()
        )
    }
}
