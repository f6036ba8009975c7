import Foundation
import GRDB
import Testing

@testable import Store

struct MigrationTests {
    static let first = ScratchDirectory.notes
    static let second = Migration(
        number: 2,
        name: "tags",
        sql: [
            "CREATE TABLE tag (note_id INTEGER NOT NULL REFERENCES note (id)) STRICT",
            "INSERT INTO tag SELECT id FROM note",
        ]
    )
    static let orphaning = Migration(
        number: 2,
        name: "orphaning",
        sql: [
            "CREATE TABLE tag (note_id INTEGER NOT NULL REFERENCES note (id)) STRICT",
            "INSERT INTO tag VALUES (99)",
        ]
    )

    let scratch: ScratchDirectory

    init() throws {
        scratch = try ScratchDirectory()
        let store = try scratch.createNotes()
        try store.write { try $0.addNote("old") }
        store.close()
    }

    private func open(_ migrations: [Migration], readOnly: Bool = false) throws -> Store {
        try Store.open(at: scratch.database, readOnly: readOnly, migrations: migrations)
    }

    @Test(arguments: [false, true])
    func `an older file is brought up to date and keeps its rows`(readOnly: Bool) throws {
        let store = try open(Self.first + [Self.second], readOnly: readOnly)
        #expect(try store.setting("user_version") == "2")
        #expect(try store.setting("foreign_keys") == "1", "on again after the migration")
        #expect(try store.notes() == ["old"])
        let tags = try store.read { try Int.fetchAll($0.db, sql: "SELECT note_id FROM tag") }
        #expect(tags == [1])
    }

    @Test func `a migration that would leave orphans changes nothing`() throws {
        let error = #expect(throws: StoreError.self) { try open(Self.first + [Self.orphaning]) }
        #expect(error?.description.contains("a row of tag that refers to no row of note") == true)
        let store = try scratch.openNotes()
        #expect(try store.setting("user_version") == "1")
        #expect(try !store.schemaText().contains("tag"))
    }

    @Test func `migrations wait for the writer lock`() throws {
        let writer = try scratch.openNotes()
        try writer.beginGroup()
        try writer.write { try $0.addNote("mine") }
        #expect(throws: StoreError.busy(path: scratch.database + "-writer")) {
            try Store.open(
                at: scratch.database,
                readOnly: false,
                migrations: Self.first + [Self.second],
                lockTimeout: .zero
            )
        }
        try writer.commitGroup()
        #expect(try open(Self.first + [Self.second]).notes() == ["old", "mine"])
    }

    @Test func `the shipped migrations add up to the schema on record`() throws {
        let store = try Store.create(at: scratch.path + "/shipped.db")
        let text = try store.schemaText()
        let record = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Fixtures/schema.sql").standardizedFileURL
        if ProcessInfo.processInfo.environment["TESSERA_UPDATE_SNAPSHOTS"] == "1" {
            try Data(text.utf8).write(to: record)
        }
        let recorded = (try? String(contentsOf: record, encoding: .utf8)) ?? ""
        let pairs = zip(text.split(separator: "\n"), recorded.split(separator: "\n"))
        let differing = pairs.first { $0 != $1 }.map { "now: \($0)\nrecorded: \($1)\n" } ?? ""
        let isSame = text == recorded
        #expect(
            isSame,
            "\(differing)set TESSERA_UPDATE_SNAPSHOTS=1 to record the schema, then review it"
        )
    }
}
