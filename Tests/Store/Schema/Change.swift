import GRDB

/// A change to a database, written short.
indirect enum Change: Sendable {
    /// Plain SQL.
    case run(String)
    /// Inserts a copy of one row with some columns replaced by expressions.
    case copy(String, of: String, [String: String])
    case steps([Change])

    func carryOut(_ db: Database) throws {
        switch self {
        case .run(let sql): try db.execute(sql: sql)
        case .copy(let table, let row, let replaced):
            let columns = try db.columns(in: table).map(\.name)
            let values = columns.map { replaced[$0] ?? $0 }
            try db.execute(
                sql: """
                    INSERT INTO \(table) (\(columns.joined(separator: ", ")))
                    SELECT \(values.joined(separator: ", ")) FROM \(table) WHERE \(row) LIMIT 1
                    """
            )
            guard db.changesCount == 1 else { throw NothingToCopy(table: table, row: row) }
        case .steps(let changes):
            for change in changes { try change.carryOut(db) }
        }
    }

    /// A copy that found no row would break no rule either.
    struct NothingToCopy: Error {
        let table: String
        let row: String
    }
}
