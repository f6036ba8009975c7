import GRDB

extension Rule {
    /// Every rule that a schema states, besides NOT NULL and the types of columns.
    static func all(in db: Database) throws -> Set<Rule> {
        var rules: Set<Rule> = []
        let objects = try Row.fetchAll(db, sql: "SELECT type, name, sql FROM sqlite_schema")
        for object in objects {
            let name: String = object["name"]
            switch object["type"] as String {
            case "trigger": rules.insert(.trigger(name))
            case "table":
                rules.formUnion(checks(in: object["sql"]).map { .check(name, $0) })
                rules.formUnion(try keys(of: name, db))
                rules.formUnion(try references(of: name, db).values)
            default: break
            }
        }
        return rules
    }

    /// What SQLite says when this rule refuses a change.
    func refusal(_ db: Database) throws -> String {
        switch self {
        case .check(_, let text): return "CHECK constraint failed: \(text)"
        case .key(let columns): return "UNIQUE constraint failed: \(columns)"
        case .index(let index):
            let table = try String.fetchOne(
                db,
                sql: "SELECT tbl_name FROM sqlite_schema WHERE name = ?",
                arguments: [index]
            )
            let columns = try Self.columns(of: index, table ?? "", db).joined(separator: ", ")
            return "UNIQUE constraint failed: \(columns)"
        case .trigger(let trigger):
            let sql = try String.fetchOne(
                db,
                sql: "SELECT sql FROM sqlite_schema WHERE name = ?",
                arguments: [trigger]
            )
            let parts = (sql ?? "").split(separator: "'", omittingEmptySubsequences: false)
            return parts.count > 1 ? String(parts[parts.count - 2]) : "no such trigger"
        case .reference: return "FOREIGN KEY constraint failed"
        }
    }

    /// The foreign keys of a table by SQLite's number for them.
    static func references(of table: String, _ db: Database) throws -> [Int: Rule] {
        let rows = try Row.fetchAll(
            db,
            sql: #"SELECT id, "from" FROM pragma_foreign_key_list(?) ORDER BY id, seq"#,
            arguments: [table]
        )
        return Dictionary(grouping: rows) { $0["id"] as Int }.mapValues { rows in
            let columns = rows.map { $0["from"] as String }.joined(separator: ", ")
            return .reference("\(table) (\(columns))")
        }
    }

    private static func keys(of table: String, _ db: Database) throws -> [Rule] {
        let primary = try db.columns(in: table).filter { $0.primaryKeyIndex > 0 }.map(\.name)
        let numbered = try String.fetchOne(
            db,
            sql: "SELECT sql FROM sqlite_schema WHERE name = ?",
            arguments: [table]
        )
        let rowID = numbered?.contains("WITHOUT ROWID") == false ? primary : []
        // Numbers named id are given out by counting; that none comes twice has a test of its own.
        var rules: [Rule] = rowID.filter { $0 != "id" }.map { .key("\(table).\($0)") }
        let indexes = try Row.fetchAll(
            db,
            sql: #"SELECT name, origin FROM pragma_index_list(?) WHERE "unique" = 1"#,
            arguments: [table]
        )
        for index in indexes {
            let name: String = index["name"]
            let columns = try columns(of: name, table, db)
            // A key that holds the row's number forbids nothing more; references need it.
            if columns.contains(where: { column in rowID.contains { column == "\(table).\($0)" } })
            {
                continue
            }
            let isOwn = index["origin"] as String == "c"
            rules.append(isOwn ? .index(name) : .key(columns.joined(separator: ", ")))
        }
        return rules
    }

    private static func columns(
        of index: String,
        _ table: String,
        _ db: Database
    ) throws -> [String] {
        try String.fetchAll(
            db,
            sql: "SELECT name FROM pragma_index_info(?) ORDER BY seqno",
            arguments: [index]
        ).map { "\(table).\($0)" }
    }

    /// The CHECKs of a table's SQL: the name, or the text between the brackets.
    static func checks(in sql: String) -> [String] {
        var found: [String] = []
        var rest = sql[...]
        while let start = rest.firstRange(of: "CHECK (") {
            let before = rest[..<start.lowerBound].split(whereSeparator: \.isWhitespace).suffix(2)
            var depth = 1
            let text = rest[start.upperBound...].prefix { character in
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                return depth > 0
            }
            found.append(before.first == "CONSTRAINT" ? String(before.last ?? "") : String(text))
            rest = rest[text.endIndex...]
        }
        return found
    }
}
