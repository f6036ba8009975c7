/// A place in a text; both parts count from 1, columns in Unicode scalars.
struct Position: Hashable, Comparable, Sendable {
    let line: Int
    let column: Int

    /// Where a text begins, and where errors about a whole file stand.
    static let start = Position(line: 1, column: 1)

    static func < (left: Position, right: Position) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
