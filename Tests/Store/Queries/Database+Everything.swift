import GRDB

extension Database {
    /// Every row of every table as text.
    func everything() throws -> [String] {
        let tables = try String.fetchAll(
            self,
            sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
        )
        return try tables.flatMap { table in
            try Row.fetchAll(self, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }
        }
    }
}
