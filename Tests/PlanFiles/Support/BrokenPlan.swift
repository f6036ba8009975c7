import Testing

/// A sample plan with an edit that breaks it, and everything the reader must say about it.
struct BrokenPlan: CustomTestStringConvertible, Sendable {
    /// What the row shows, in words.
    private(set) var why = ""
    private var base = ""
    private var edits: [(old: String, new: String)] = []
    /// The whole lines that are expected.
    private(set) var expected: [String] = []

    var testDescription: String { why }

    /// The text with its edits.
    var text: String {
        edits.reduce(base) { SamplePlan.replacing($1.old, with: $1.new, in: $0) }
    }

    /// The whole lines that come back.
    var answer: [String] { SamplePlan.complaints(text) }

    /// Reads a table of rows, an empty line between them.
    ///
    /// A row is a sentence after `#`, the text to replace after `-`, its replacement after `+`
    /// (with `\n`, `\t`, `\r` and `\\`), perhaps more such pairs, and the complaints without the file's name; a line that
    /// begins with two spaces goes on with the line above.
    static func table(_ text: String, of base: String = SamplePlan.text) -> [BrokenPlan] {
        var rows: [BrokenPlan] = []
        var row = BrokenPlan()
        for line in (text + "\n").split(separator: "\n", omittingEmptySubsequences: false) {
            let rest = String(line.dropFirst(2))
            switch line.prefix(2) {
            case "# ": row.why = rest
            case "- ": row.edits.append((unescaped(rest), ""))
            case "+ ", "+": row.edits[row.edits.count - 1].new = unescaped(rest)
            case "  ": row.expected[row.expected.count - 1] += " " + rest.drop { $0 == " " }
            case "":
                row.base = base
                if !row.why.isEmpty { rows.append(row) }
                row = BrokenPlan()
            default: row.expected.append("club.yaml:\(line)")
            }
        }
        return rows
    }

    private static func unescaped(_ text: String) -> String {
        var result = ""
        var isEscape = false
        for character in text {
            switch character {
            case "n" where isEscape: result.append("\n")
            case "t" where isEscape: result.append("\t")
            case "r" where isEscape: result.append("\r")
            case "\\" where !isEscape:
                isEscape = true
                continue
            default: result.append(character)
            }
            isEscape = false
        }
        return result
    }
}
