import GRDB

@testable import Store

extension Writer {
    func addNote(_ text: String) throws {
        let insert = try db.cachedStatement(sql: "INSERT INTO note (text) VALUES (?)")
        try insert.execute(arguments: [text])
    }
}

extension Reader {
    func notes() throws -> [String] {
        try String.fetchAll(db, sql: "SELECT text FROM note ORDER BY id")
    }
}

extension Store {
    func notes() throws -> [String] {
        try read { try $0.notes() }
    }

    func setting(_ name: String) throws -> String? {
        try read { reader in
            try Row.fetchOne(reader.db, sql: "PRAGMA \(name)").map { "\($0[0] ?? "NULL")" }
        }
    }
}
