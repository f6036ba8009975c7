import GRDB

extension Store {
    /// The whole schema as SQL, sorted, for comparing two databases.
    package func schemaText() throws -> String {
        try read { reader in
            let sql = """
                SELECT sql FROM sqlite_schema
                WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                ORDER BY type, name
                """
            let statements = try String.fetchAll(reader.db, sql: sql)
            return statements.map { $0 + ";\n" }.joined(separator: "\n")
        }
    }
}
