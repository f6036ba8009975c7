import CSQLite

/// The prepared statements of one connection, each compiled once.
///
/// GRDB's own statement and row types cost several microseconds a call in values it boxes; a nightly
/// run makes millions of calls, so queries bind and step here directly on GRDB's connection.
final class StatementCache {
    private let connection: OpaquePointer
    let path: String
    // Keyed by the literal's address: a literal is one place in the program.
    private var prepared: [UnsafePointer<UInt8>: OpaquePointer] = [:]

    init(connection: OpaquePointer, path: String) {
        self.connection = connection
        self.path = path
    }

    /// Frees the statements; must come before the connection closes.
    func finalize() {
        for statement in prepared.values { sqlite3_finalize(statement) }
        prepared.removeAll()
    }

    /// Runs a statement that answers no rows.
    func run(_ sql: StaticString, _ values: [SQLValue] = []) throws(StoreError) {
        let statement = try bound(sql, values)
        let code = sqlite3_step(statement)
        let failure = code == SQLITE_DONE || code == SQLITE_ROW ? nil : lastError()
        sqlite3_reset(statement)
        if let failure { throw failure }
    }

    /// Runs a query and hands each row to `body`, in order.
    func each(
        _ sql: StaticString,
        _ values: [SQLValue] = [],
        limit: Int = .max,
        _ body: (SQLRow) throws -> Void
    ) throws {
        let statement = try bound(sql, values)
        defer { sqlite3_reset(statement) }
        var left = limit
        while left > 0 {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try read(statement, body)
            case SQLITE_DONE: return
            default: throw lastError()
            }
            left -= 1
        }
    }

    /// Runs a query and collects what `body` makes of each row, of the first `limit` rows at most.
    func all<T>(
        _ sql: StaticString,
        _ values: [SQLValue] = [],
        limit: Int = .max,
        _ body: (SQLRow) throws -> T
    ) throws -> [T] {
        var result: [T] = []
        try each(sql, values, limit: limit) { row in result.append(try body(row)) }
        return result
    }

    /// Runs a query and makes a value of its first row; `nil` without a row.
    func first<T>(
        _ sql: StaticString,
        _ values: [SQLValue] = [],
        _ body: (SQLRow) throws -> T
    ) throws -> T? {
        let statement = try bound(sql, values)
        defer { sqlite3_reset(statement) }
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return try read(statement, body)
        case SQLITE_DONE: return nil
        default: throw lastError()
        }
    }

    /// A row knows what is wrong with it; which file it lies in is known here.
    private func read<T>(
        _ statement: OpaquePointer,
        _ body: (SQLRow) throws -> T
    ) throws -> T {
        do {
            return try body(SQLRow(statement: statement))
        } catch StoreError.corrupt(path: "", let detail) {
            throw StoreError.corrupt(path: path, detail: detail)
        }
    }

    /// The rows the last statement changed.
    var changes: Int { Int(sqlite3_changes(connection)) }

    private func bound(
        _ sql: StaticString,
        _ values: [SQLValue]
    ) throws(StoreError) -> OpaquePointer {
        let statement = try statement(for: sql)
        // A parameter left out would keep the value of the call before.
        assert(Int(sqlite3_bind_parameter_count(statement)) == values.count, "\(sql)")
        var index: CInt = 0
        for value in values {
            index += 1
            let code = value.bind(to: statement, at: index)
            guard code == SQLITE_OK else { throw lastError() }
        }
        return statement
    }

    private func statement(for sql: StaticString) throws(StoreError) -> OpaquePointer {
        if let statement = prepared[sql.utf8Start] { return statement }
        var statement: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        sql.withUTF8Buffer { text in
            text.withMemoryRebound(to: CChar.self) { text in
                _ = sqlite3_prepare_v3(
                    connection,
                    text.baseAddress,
                    CInt(text.count),
                    flags,
                    &statement,
                    nil
                )
            }
        }
        guard let statement else { throw lastError() }
        prepared[sql.utf8Start] = statement
        return statement
    }

    private func lastError() -> StoreError {
        let code = sqlite3_extended_errcode(connection)
        let message = String(cString: sqlite3_errmsg(connection))
        return StoreError(code: code, message: message, path: path)
            ?? .io(path: path, detail: "\(message), SQLite code \(code)")
    }
}
