import Foundation
import GRDB
import Testing

@testable import Store

/// The doctor can fail: each check goes red for the damage it is there for, and for no other.
struct AuditTests {
    let shop: HealthyShop

    init() throws {
        shop = try HealthyShop()
    }

    @Test func `a healthy shop is green`() throws {
        let results = try shop.store.read { try $0.audit() }
        #expect(results.filter { !$0.offences.isEmpty } == [])
        #expect(Set(results.map(\.name)).count == results.count, "names are unique")
        let odd = results.map(\.sentence).filter { !$0.hasSuffix(".") }
        #expect(odd == [], "sentences end with a period")
    }

    @Test func `an empty shop is green`() throws {
        let store = try Store.create(at: shop.scratch.path + "/empty.db")
        let results = try store.read { try $0.audit() }
        #expect(results.filter { !$0.offences.isEmpty } == [])
    }

    @Test func `every check goes red for its damage`() throws {
        for damage in Damage.all {
            let results = try examined(after: damage.sql)
            let red = Dictionary(uniqueKeysWithValues: results.map { ($0.name, $0.offences) })
                .filter { !$0.value.isEmpty }.mapValues { $0.sorted() }
            #expect(red == damage.offences.mapValues { $0.sorted() }, "\(damage.why)")
        }
    }

    @Test func `every check has been seen red`() throws {
        let names = try shop.store.read { try $0.audit() }.map(\.name)
        let alone = Damage.all.filter { $0.offences.count == 1 }.flatMap(\.offences.keys)
        // A period billed twice always overlaps itself; what a member is owed is owed by a note.
        let entangled = ["one_invoice_per_period", "refunds_owed_are_in_the_books"]
        #expect(Set(names).subtracting(alone + entangled).sorted() == [])
        #expect(Set(Damage.all.flatMap(\.offences.keys)).subtracting(names).sorted() == [])
    }

    @Test func `a check names ten offences and no more`() throws {
        let results = try examined(
            after: """
                WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 150)
                INSERT INTO prepayment SELECT i, 1, 'paid', 1, 'USD', 0 FROM n
                """
        )
        #expect(results.map(\.offences.count).max() == 10)
    }

    /// What one flipped bit on a disk does: no rule of ours is broken, and SQLite must notice.
    @Test func `a damaged page is found`() throws {
        let page = try shop.store.read { reader in
            try Int.fetchOne(
                reader.db,
                sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'one_live_subscription'"
            )
        }
        try shop.store.session {
            _ = try shop.store.database.map {
                try Row.fetchAll($0, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
        }
        shop.store.close()
        let url = URL(filePath: shop.scratch.database)
        var content = try Data(contentsOf: url)
        let start = (try #require(page) - 1) * 4_096
        let name = try #require(content.range(of: Data("prime".utf8), in: start..<start + 4_096))
        content.replaceSubrange(name, with: Data("crime".utf8))
        try content.write(to: url)

        let store = try Store.open(at: shop.scratch.database)
        let results = try store.read { try $0.audit() }
        let red = results.filter { !$0.offences.isEmpty }
        #expect(red.map(\.name) == ["file_integrity"])
        #expect(red.first?.offences.contains { $0.contains("one_live_subscription") } == true)
    }

    /// Breaks a shop that has lost its triggers and unique indexes, and undoes it.
    private func examined(after sql: String) throws -> [AuditResult] {
        try shop.tryOut { writer in
            defer { try? writer.db.execute(sql: "PRAGMA ignore_check_constraints = OFF") }
            try writer.db.execute(sql: "PRAGMA defer_foreign_keys = ON")
            let guards = try Row.fetchAll(
                writer.db,
                sql: """
                    SELECT type, name FROM sqlite_schema
                    WHERE type = 'trigger' OR (type = 'index' AND sql LIKE 'CREATE UNIQUE %'
                      AND name <> 'subscription_of_member')
                    """
            )
            for object in guards {
                let (type, name): (String, String) = (object["type"], object["name"])
                try writer.db.execute(sql: "DROP \(type) \(name)")
            }
            try writer.db.execute(sql: sql)
            return try writer.reader.audit()
        }
    }
}
