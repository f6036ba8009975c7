import Engine
import Membership
import SwiftCSV

/// A CSV file of members.
enum MemberFile {
    /// A member to be added, and the line of the file it begins on.
    struct Row {
        let line: Int
        let draft: MemberDraft
    }

    private static let columns = ["member", "zone", "name", "email"]

    /// Reads every row, checking what can be checked without a database.
    ///
    /// - Throws: ``Failure`` with a line for everything that is wrong.
    static func read(_ bytes: [UInt8], name: String) throws(Failure) -> [Row] {
        let text = try text(of: bytes, name: name)
        let records = try records(of: text, name: name)
        guard let header = records.first else {
            throw Failure(.badData, lines: ["\(name):1: the file is empty; \(remedy)"])
        }
        var mistakes = mistakes(inHeader: header, name: name)
        guard mistakes.isEmpty else { throw Failure(.badData, lines: mistakes) }
        let names = header.fields.map(trimmed)
        var rows: [Row] = []
        var seen: [String: Int] = [:]
        let calendars = Calendars()
        for record in records.dropFirst() {
            // A line with nothing on it is a matter of taste.
            if record.fields.allSatisfy({ $0.isEmpty }) { continue }
            do throws(RowMistake) {
                let draft = try draft(record.fields, names, calendars)
                if let earlier = seen.updateValue(record.line, forKey: draft.member) {
                    throw RowMistake(
                        "\(draft.member) stands on line \(earlier) too; keep one of them"
                    )
                }
                rows.append(Row(line: record.line, draft: draft))
            } catch {
                mistakes.append("\(name):\(record.line): \(error.sentence)")
            }
        }
        guard mistakes.isEmpty else { throw Failure(.badData, lines: mistakes) }
        return rows
    }

    private static let remedy = "begin with a line of column names such as member,zone,name,email"

    private struct RowMistake: Error {
        let sentence: String
        init(_ sentence: String) { self.sentence = sentence }
    }

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

    private static func mistakes(inHeader header: Record, name: String) -> [String] {
        let names = header.fields.map(trimmed)
        var mistakes: [String] = []
        if !names.contains("member") {
            mistakes.append("\(name):1: there is no column member; \(remedy)")
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

    private static func draft(
        _ fields: [String],
        _ names: [String],
        _ calendars: Calendars
    ) throws(RowMistake) -> MemberDraft {
        guard fields.count <= names.count else {
            throw RowMistake(
                "there are \(fields.count) values for \(names.count) columns; "
                    + "put values with commas in quotes"
            )
        }
        var values: [String: String] = [:]
        for (column, field) in zip(names, fields) where !trimmed(field).isEmpty {
            values[column] = trimmed(field)
        }
        guard let member = values["member"] else {
            throw RowMistake("the member's id is missing; give one in the column member")
        }
        guard MemberKey(member) != nil else {
            throw RowMistake(
                "'\(member)' is not well formed as a member's id; \(Refusal.badMemberID.remedy)"
            )
        }
        if let zone = values["zone"] {
            do throws(Refused) {
                _ = try calendars.calendar(zone)
            } catch {
                throw RowMistake("there is no time zone '\(zone)'; \(Refusal.unknownZone.remedy)")
            }
        }
        return MemberDraft(
            member: member,
            zone: values["zone"],
            name: values["name"],
            email: values["email"]
        )
    }

    private static func trimmed(_ text: String) -> String {
        String(
            text.drop { $0 == " " || $0 == "\t" }.reversed()
                .drop { $0 == " " || $0 == "\t" }.reversed()
        )
    }
}
