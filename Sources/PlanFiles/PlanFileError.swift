/// One thing that is wrong in a plan file, where it is, and how to mend it.
///
/// - Units: lines and columns count from 1; a column counts Unicode scalars, so a tab is one.
///   Something wrong with a file as a whole stands at line 1, column 1.
package struct PlanFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What could not be had; programs turn it into an exit status.
    package enum Fault: Hashable, Sendable {
        /// The file was read, and what it says is wrong.
        case content
        /// There is nothing at that path.
        case missing
        /// There is something, but it cannot be read as a file.
        case unreadable
    }

    /// The path as the caller gave it.
    package let file: String
    package let line: Int
    package let column: Int
    package let problem: String
    package let remedy: String
    package let fault: Fault

    package init(
        file: String,
        line: Int,
        column: Int,
        problem: String,
        remedy: String,
        fault: Fault = .content
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.problem = problem
        self.remedy = remedy
        self.fault = fault
    }

    /// One line: `file:line:column: what is wrong; what would be right`.
    package var description: String { "\(file):\(line):\(column): \(problem); \(remedy)" }
}

/// Everything that is wrong in one reading, in the order of the files and of the text.
package struct PlanFileErrors: Error, Hashable, Sendable, CustomStringConvertible {
    /// Never empty; sorted by file, line and column.
    package let errors: [PlanFileError]

    init(_ errors: [PlanFileError]) {
        self.errors = errors.sorted {
            ($0.file, $0.line, $0.column, $0.problem) < ($1.file, $1.line, $1.column, $1.problem)
        }
    }

    /// One line for each error.
    package var description: String { errors.map(\.description).joined(separator: "\n") }
}
