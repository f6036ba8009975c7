import CSQLite
import GRDB

extension StoreError {
    /// Says in our words what SQLite said in its own.
    ///
    /// - Parameters:
    ///   - code: an extended result code.
    ///   - message: SQLite's text; for a constraint it names the constraint or its columns.
    /// - Returns: `nil` for codes that only a mistake in our own SQL or calls can cause; those
    ///   errors travel on unchanged, because no user can mend them.
    init?(code: CInt, message: String, path: String) {
        switch code & 0xff {
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL:
            self = .busy(path: path)
        case SQLITE_FULL:
            self = .full(path: path)
        case SQLITE_READONLY:
            self = .notWritable(path: path)
        case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_NOMEM, SQLITE_NOLFS:
            self = .io(path: path, detail: "\(message), SQLite code \(code)")
        case SQLITE_CORRUPT:
            self = .corrupt(path: path, detail: message)
        case SQLITE_NOTADB:
            self = .notADatabase(path: path)
        case SQLITE_CONSTRAINT:
            self = .constraint(detail: message)
        // The codes are SQLite's open list, not an enumeration of ours.
        default:
            return nil
        }
    }

    /// The error to hand to callers: ours where a user can act on it, the original otherwise.
    static func mapped(_ error: any Error, path: String) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let code = error.extendedResultCode.rawValue
        return StoreError(code: code, message: error.message ?? "", path: path) ?? error
    }

    /// The error of a call whose SQL cannot be wrong, so that every failure comes from outside.
    static func closed(_ error: any Error, path: String) -> StoreError {
        switch mapped(error, path: path) {
        case let error as StoreError: error
        case let error: .io(path: path, detail: "\(error)")
        }
    }
}
