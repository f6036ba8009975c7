import CSQLite

/// A value bound to a statement's parameter.
enum SQLValue {
    case null
    case int(Int64)
    case text(String)
    case blob([UInt8])

    static func int(_ value: Int) -> SQLValue { .int(Int64(value)) }
    static func day(_ value: Int32) -> SQLValue { .int(Int64(value)) }
    static func flag(_ value: Bool) -> SQLValue { .int(value ? 1 : 0) }
    static func optional(_ value: Int64?) -> SQLValue { value.map { .int($0) } ?? .null }
    static func optional(_ value: Int32?) -> SQLValue { value.map { .int(Int64($0)) } ?? .null }
    static func optional(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }

    /// - Returns: SQLite's result code.
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        // SQLITE_TRANSIENT: SQLite takes its own copy before the call returns.
        let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch self {
        case .null: return sqlite3_bind_null(statement, index)
        case .int(let value): return sqlite3_bind_int64(statement, index, value)
        case .text(var value):
            return value.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { bytes in
                    // An empty string has no address of its own; a null pointer would bind NULL.
                    guard let start = bytes.baseAddress else {
                        return sqlite3_bind_text(statement, index, "", 0, copies)
                    }
                    return sqlite3_bind_text(statement, index, start, CInt(bytes.count), copies)
                }
            }
        case .blob(let value):
            return value.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress else {
                    return sqlite3_bind_zeroblob(statement, index, 0)
                }
                return sqlite3_bind_blob(statement, index, start, CInt(bytes.count), copies)
            }
        }
    }
}

/// The current row of a stepped query; valid until the next step.
struct SQLRow {
    let statement: OpaquePointer

    func int(_ column: CInt) -> Int64 { sqlite3_column_int64(statement, column) }

    func day(_ column: CInt) -> Int32 { Int32(truncatingIfNeeded: int(column)) }

    func flag(_ column: CInt) -> Bool { int(column) != 0 }

    func isNull(_ column: CInt) -> Bool {
        sqlite3_column_type(statement, column) == SQLITE_NULL
    }

    func optionalInt(_ column: CInt) -> Int64? { isNull(column) ? nil : int(column) }

    func optionalDay(_ column: CInt) -> Int32? { isNull(column) ? nil : day(column) }

    func text(_ column: CInt) -> String { optionalText(column) ?? "" }

    func optionalText(_ column: CInt) -> String? {
        guard let start = sqlite3_column_text(statement, column) else { return nil }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func blob(_ column: CInt) -> [UInt8] {
        guard let start = sqlite3_column_blob(statement, column) else { return [] }
        let count = Int(sqlite3_column_bytes(statement, column))
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }
}
