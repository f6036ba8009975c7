import GRDB
import Membership
import Testing

@testable import Store

/// A file of the schema before benefits keeps all it has, and is the same as a new one.
struct Migration004Tests {
    let scratch: ScratchDirectory
    let before: [String: [Row]]
    let new: Store

    init() throws {
        scratch = try ScratchDirectory()
        let old = try Store.create(
            at: scratch.database,
            migrations: [Migration001.migration, Migration002.migration, Migration003.migration]
        )
        // Everything a shop without benefits has, row by row, from one that is known to be whole.
        let shop = try HealthyShop()
        let copied = try old.read { try Self.tables($0.db) }
        let rows = try shop.store.read { reader in
            try copied.map { table in
                let columns = try old.read { try $0.db.columns(in: table).map(\.name) }
                return (table, columns, try Self.rows(of: table, columns, reader.db))
            }
        }
        try old.write { writer in
            try writer.db.execute(sql: "PRAGMA defer_foreign_keys = ON")
            let triggers = try Row.fetchAll(
                writer.db,
                sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
            )
            for trigger in triggers {
                try writer.db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)")
            }
            for (table, columns, rows) in rows {
                for row in rows { try Self.insert(row, columns, into: table, writer.db) }
            }
            // Points that ran out are among the totals of what ran out.
            try writer.db.execute(
                sql: """
                    UPDATE account SET
                      debits = (SELECT coalesce(sum(amount), 0) FROM transfer WHERE debit_account_id = account.id),
                      credits = (SELECT coalesce(sum(amount), 0) FROM transfer WHERE credit_account_id = account.id)
                    """
            )
            for trigger in triggers { try writer.db.execute(sql: trigger["sql"] as String) }
        }
        before = try old.read { reader in
            Dictionary(
                uniqueKeysWithValues: try copied.map { table in
                    let columns = try reader.db.columns(in: table).map(\.name)
                    return (table, try Self.rows(of: table, columns, reader.db))
                }
            )
        }
        old.close()
        new = try Store.open(at: scratch.database)
    }

    @Test func `everything that was there is there`() throws {
        #expect(before.count == 34 && before.values.allSatisfy { !$0.isEmpty })
        for (table, rows) in before {
            let columns = Array(rows[0].columnNames)
            let after = try new.read { try Self.rows(of: table, columns, $0.db) }
            #expect(after == rows, "\(table)")
        }
    }

    @Test func `nobody shares and nothing is counted yet`() throws {
        let found = try new.read { reader in
            try ["entitlement WHERE tier IS NOT NULL OR role IS NOT NULL", "lot", "tally"].map {
                try Int.fetchOne(reader.db, sql: "SELECT count(*) FROM \($0)")
            }
        }
        #expect(found == [0, 0, 0])
        #expect(try new.read { try $0.member("ada")?.person?.birthday } == nil)
    }

    @Test func `the audit finds nothing after the migration`() throws {
        let red = try new.read { try $0.audit() }.filter { !$0.offences.isEmpty }
        #expect(red == [])
    }

    @Test func `the way to the schema does not show`() throws {
        let fresh = try Store.create(at: scratch.path + "/fresh.db")
        let same = try new.schemaText() == fresh.schemaText()
        #expect(same)
    }

    private static func tables(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_schema
                WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                """
        )
    }

    /// What a shop had before it had benefits: no share and no movement of points.
    private static func rows(
        of table: String,
        _ columns: [String],
        _ db: Database
    ) throws -> [Row] {
        let known = Transfer.Code.allCases.map(\.rawValue)
        let old = known.prefix { $0 != "points_earned" }.map { "'\($0)'" }
        let hasRoles = try db.columns(in: "entitlement").contains { $0.name == "role" }
        let condition =
            switch table {
            case "entitlement": hasRoles ? "role IS NULL" : "true"
            case "transfer": "code IN (\(old.joined(separator: ", ")))"
            case "account":
                """
                id IN (SELECT debit_account_id FROM transfer WHERE \(codes(old)))
                  OR id IN (SELECT credit_account_id FROM transfer WHERE \(codes(old)))
                """
            default: "true"
            }
        let list = columns.joined(separator: ", ")
        return try Row.fetchAll(db, sql: "SELECT \(list) FROM \(table) WHERE \(condition)")
    }

    private static func codes(_ old: [String]) -> String {
        "code IN (\(old.joined(separator: ", ")))"
    }

    private static func insert(
        _ row: Row,
        _ columns: [String],
        into table: String,
        _ db: Database
    ) throws {
        let list = columns.joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        try db.execute(
            sql: "INSERT INTO \(table) (\(list)) VALUES (\(marks))",
            arguments: StatementArguments(row.databaseValues)
        )
    }
}
