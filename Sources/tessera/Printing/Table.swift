import TextTable

/// Rows for people; programs ask for `--json`.
struct Table {
    /// What stands above a column, and how the column is set.
    struct Heading {
        let title: String
        /// Numbers end under each other.
        let isNumber: Bool
        /// Gives the words of the column a colour.
        let meaning: @Sendable (String) -> Ink.Meaning?

        static func text(_ title: String) -> Heading {
            Heading(title: title, isNumber: false, meaning: { _ in nil })
        }

        static func number(_ title: String) -> Heading {
            Heading(title: title, isNumber: true, meaning: { _ in nil })
        }

        /// A column of states.
        static func state(_ title: String = "state") -> Heading {
            Heading(title: title, isNumber: false, meaning: Table.meaning(ofState:))
        }
    }

    private let headings: [Heading]
    private var rows: [[String]] = []

    init(_ headings: Heading...) { self.init(headings) }

    /// For columns that are not always there.
    init(_ headings: [Heading]) {
        self.headings = headings
    }

    /// - Parameter cells: one for each heading; `nil` is shown as a dash.
    mutating func add(_ cells: [String?]) {
        rows.append(cells.map { $0.map(Printable.text) ?? "-" })
    }

    /// Lines with their ends; only the headings when there are no rows.
    func rendered(_ ink: Ink) -> String {
        let cells = aligned()
        let table = TextTable<[String]> { row in
            zip(headings, row).map { heading, cell in
                Column(title: heading.title, value: cell)
            }
        }
        guard let text = table.string(for: cells, style: Listing.self) else {
            return ink.paint(headings.map(\.title).joined(separator: "  "), .heading) + "\n"
        }
        return painted(text, ink)
    }

    /// Sets numbers flush right; the table's style does the rest.
    private func aligned() -> [[String]] {
        var cells = rows
        for (index, heading) in headings.enumerated() where heading.isNumber {
            let width = rows.map { $0[index].count }.reduce(heading.title.count, max)
            for row in cells.indices {
                let cell = cells[row][index]
                cells[row][index] = String(repeating: " ", count: width - cell.count) + cell
            }
        }
        return cells
    }

    /// Colours come last, because they would count as letters of a column's width.
    private func painted(_ text: String, _ ink: Ink) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let header = lines.first else { return text }
        var result = [ink.paint(String(header), .heading)]
        for (line, row) in zip(lines.dropFirst(), rows) {
            var line = String(line)
            for (heading, cell) in zip(headings, row) {
                guard let meaning = heading.meaning(cell), let place = line.firstRange(of: cell)
                else {
                    continue
                }
                line.replaceSubrange(place, with: ink.paint(cell, meaning))
            }
            result.append(line)
        }
        return result.joined(separator: "\n") + "\n"
    }

    /// The colour of a state's name, of a subscription, an invoice or a check.
    static func meaning(ofState state: String) -> Ink.Meaning? {
        switch state {
        case "active", "trialing", "paid", "ok", "entitled": .good
        case "past_due", "incomplete", "open", "scheduled", "new version": .warning
        case "on_hold", "uncollectible", "FAILED", "not entitled": .bad
        case "ended", "void", "unchanged": .faint
        default: nil
        }
    }
}
