import CSQLite

/// The prepared statements that open and end transactions.
///
/// GRDB compiles its BEGIN and COMMIT anew each time, which costs more than a whole read of one
/// row. These are compiled once and stepped directly.
final class ControlStatements {
    enum Step: Int, CaseIterable {
        case beginRead, beginWrite, commit, rollback
        case savepoint, rollbackToSavepoint, releaseSavepoint
        case schemaVersion

        var sql: String {
            switch self {
            case .beginRead: "BEGIN DEFERRED"
            case .beginWrite: "BEGIN IMMEDIATE"
            case .commit: "COMMIT"
            case .rollback: "ROLLBACK"
            // One name serves every depth: SQLite always means the innermost.
            case .savepoint: "SAVEPOINT member"
            case .rollbackToSavepoint: "ROLLBACK TO member"
            case .releaseSavepoint: "RELEASE member"
            case .schemaVersion: "PRAGMA user_version"
            }
        }
    }

    private let connection: OpaquePointer
    private let path: String
    private var statements = [OpaquePointer?](repeating: nil, count: Step.allCases.count)

    init(connection: OpaquePointer, path: String) {
        self.connection = connection
        self.path = path
    }

    /// Frees the statements; must come before the connection closes.
    func finalize() {
        for index in statements.indices {
            sqlite3_finalize(statements[index])
            statements[index] = nil
        }
    }

    /// Runs one step.
    /// - Returns: the first column of its row, or 0 without a row.
    @discardableResult
    func run(_ step: Step) throws(StoreError) -> Int {
        let statement = try prepared(step)
        var value = 0
        var code = sqlite3_step(statement)
        if code == SQLITE_ROW {
            value = Int(sqlite3_column_int64(statement, 0))
            code = SQLITE_DONE
        }
        // The error text belongs to the last call, so it is read before the reset.
        let failure = code == SQLITE_DONE ? nil : lastError()
        sqlite3_reset(statement)
        if let failure { throw failure }
        return value
    }

    private func prepared(_ step: Step) throws(StoreError) -> OpaquePointer {
        if let statement = statements[step.rawValue] { return statement }
        var statement: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        sqlite3_prepare_v3(connection, step.sql, -1, flags, &statement, nil)
        guard let statement else { throw lastError() }
        statements[step.rawValue] = statement
        return statement
    }

    private func lastError() -> StoreError {
        let code = sqlite3_extended_errcode(connection)
        let message = String(cString: sqlite3_errmsg(connection))
        return StoreError(code: code, message: message, path: path)
            ?? .io(path: path, detail: "\(message), SQLite code \(code)")
    }
}
