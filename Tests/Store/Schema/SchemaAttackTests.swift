import GRDB
import Testing

@testable import Store

/// The last guard: SQLite itself refuses what contradicts itself, whoever asks.
struct SchemaAttackTests {
    let shop: HealthyShop

    init() throws {
        shop = try HealthyShop()
    }

    @Test func `every rule of the schema is attacked, and every attack is on a rule`() throws {
        let rules = try shop.store.read { try Rule.all(in: $0.db) }
        let attacked = Set(Attack.all.map(\.rule))
        #expect(rules.subtracting(attacked).map { "\($0)" }.sorted() == [], "never attacked")
        #expect(attacked.subtracting(rules).map { "\($0)" }.sorted() == [], "not in the schema")
        #expect(rules.count > 470, "the list of rules was found")
    }

    @Test func `every rule refuses its attack by name`() throws {
        for attack in Attack.all {
            let expected = try shop.store.read { try attack.rule.refusal($0.db) }
            let error = #expect(throws: StoreError.self, "\(attack.why)") {
                try shop.tryOut { try attack.attack.carryOut($0.db) }
            }
            #expect(error == .constraint(detail: expected), "\(attack.why)")
        }
    }

    @Test func `every rule lets its legal neighbour pass`() throws {
        for attack in Attack.all {
            #expect(throws: Never.self, "\(attack.why)") {
                try shop.tryOut { try attack.legal.carryOut($0.db) }
            }
        }
    }

    /// Without this the refusal could be the work of another rule with the same words.
    @Test func `an attack goes through once its index or trigger is gone`() throws {
        for attack in Attack.all {
            let drop: String
            switch attack.rule {
            case .index(let name): drop = "DROP INDEX \(name)"
            case .trigger(let name): drop = "DROP TRIGGER \(name)"
            case .check, .key, .reference: continue
            }
            #expect(throws: Never.self, "\(attack.why)") {
                try shop.tryOut { writer in
                    try writer.db.execute(sql: drop)
                    try writer.db.execute(sql: "PRAGMA defer_foreign_keys = ON")
                    try attack.attack.carryOut(writer.db)
                }
            }
        }
    }

    @Test func `an attack on a reference breaks that reference and no other`() throws {
        for attack in Attack.all {
            guard case .reference = attack.rule else { continue }
            let broken = try shop.tryOut { writer in
                try writer.db.execute(sql: "PRAGMA defer_foreign_keys = ON")
                try attack.attack.carryOut(writer.db)
                return try Row.fetchAll(writer.db, sql: "PRAGMA foreign_key_check").map { row in
                    try Rule.references(of: row["table"], writer.db)[row["fkid"]]
                }
            }
            #expect(broken == [attack.rule], "\(attack.why)")
        }
    }

    @Test func `no row is stored twice`() throws {
        let tables = try shop.store.read { try Self.tables($0.db) }
        for table in tables {
            let error = #expect(throws: StoreError.self, "\(table)") {
                try shop.tryOut { try Self.copy(table, [:]).carryOut($0.db) }
            }
            guard case .constraint(let detail) = error else { continue }
            #expect(detail.hasPrefix("UNIQUE constraint failed: \(table)."), "\(table): \(detail)")
        }
    }

    @Test func `every column that must be there is missed`() throws {
        try forEachColumn { table, column, db in
            guard column.isNotNull, !column.isNumber else { return }
            let error = #expect(throws: DatabaseError.self, "\(table).\(column.name)") {
                try Self.copy(table, [column.name: "NULL"]).carryOut(db)
            }
            #expect(error?.message == "NOT NULL constraint failed: \(table).\(column.name)")
        }
    }

    @Test func `every column refuses a value of another type`() throws {
        try forEachColumn { table, column, db in
            let wrong = column.type == "TEXT" ? "x'00'" : "'text'"
            let kind = column.type == "TEXT" ? "BLOB" : "TEXT"
            let error = #expect(throws: DatabaseError.self, "\(table).\(column.name)") {
                // A new number, so that the key is not what is refused.
                let fresh = column.numbers.map { [$0: "NULL"] } ?? [:]
                try Self.copy(table, fresh.merging([column.name: wrong]) { $1 }).carryOut(db)
            }
            let name = "\(table).\(column.name)"
            let refusal = "cannot store \(kind) value in \(column.type) column \(name)"
            #expect(error?.message == (column.isNumber ? "datatype mismatch" : refusal), "\(name)")
        }
    }

    @Test func `every table is strict and refuses a fraction of a number`() throws {
        let sql = "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0"
        let lax = try shop.store.read { try String.fetchAll($0.db, sql: sql) }
        #expect(lax.filter { !$0.hasPrefix("sqlite_") } == [])
        #expect(throws: StoreError.self) {
            try shop.tryOut { try $0.db.execute(sql: "UPDATE prepaid_balance SET paid = 1.5") }
        }
    }

    private static func tables(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_schema
                WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name
                """
        )
    }

    private struct Column {
        let name: String
        let type: String
        let isNotNull: Bool
        /// The column of the table that SQLite numbers by itself.
        let numbers: String?

        var isNumber: Bool { name == numbers }
    }

    private static func copy(_ table: String, _ replaced: [String: String]) -> Change {
        // Days that are posted are closed; a later one stands for the table.
        .copy(table, of: table == "recognition" ? "day > 20003" : "true", replaced)
    }

    /// Hands each column of each table to `body`, inside one transaction that is undone.
    private func forEachColumn(_ body: (String, Column, Database) throws -> Void) throws {
        try shop.tryOut { writer in
            let tables = try Self.tables(writer.db)
            #expect(tables.count == 66)
            for table in tables {
                let sql = try String.fetchOne(
                    writer.db,
                    sql: "SELECT sql FROM sqlite_schema WHERE name = ?",
                    arguments: [table]
                )
                let columns = try writer.db.columns(in: table)
                let numbers =
                    sql?.contains("WITHOUT ROWID") == false
                    ? columns.first { $0.primaryKeyIndex > 0 }?.name : nil
                for column in columns {
                    try body(
                        table,
                        Column(
                            name: column.name,
                            type: column.type,
                            isNotNull: column.isNotNull,
                            numbers: numbers
                        ),
                        writer.db
                    )
                }
            }
        }
    }
}
