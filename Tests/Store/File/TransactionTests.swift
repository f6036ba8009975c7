import GRDB
import Testing

@testable import Store

struct TransactionTests {
    struct Stop: Error {}

    let scratch: ScratchDirectory
    let store: Store

    init() throws {
        scratch = try ScratchDirectory()
        store = try scratch.createNotes()
    }

    @Test func `a write is kept whole`() throws {
        let answer = try store.write { writer in
            try writer.addNote("one")
            try writer.addNote("two")
            return try writer.reader.notes().count
        }
        #expect(answer == 2)
        #expect(try scratch.openNotes().notes() == ["one", "two"])
    }

    @Test func `a write that throws leaves nothing`() throws {
        #expect(throws: Stop.self) {
            try store.write { writer in
                try writer.addNote("one")
                throw Stop()
            }
        }
        #expect(try store.notes() == [])
        #expect(throws: Never.self) { try scratch.openNotes().write { try $0.addNote("next") } }
    }

    @Test func `a dry run takes the whole path and leaves nothing`() throws {
        var hooked = 0
        store.onCommit = { _ in hooked += 1 }
        let seen = try store.write(dryRun: true) { writer in
            try writer.addNote("one")
            return try writer.reader.notes()
        }
        #expect(seen == ["one"])
        #expect(hooked == 1)
        #expect(try store.notes() == [])
    }

    @Test func `a write inside a write fails alone`() throws {
        try store.write { writer in
            try writer.addNote("outer")
            try store.write { try $0.addNote("inner") }
            #expect(throws: Stop.self) {
                try store.write { writer in
                    try writer.addNote("lost")
                    throw Stop()
                }
            }
            try store.write(dryRun: true) { try $0.addNote("dry") }
            #expect(try store.notes() == ["outer", "inner"], "a read inside sees the write")
        }
        #expect(try store.notes() == ["outer", "inner"])
    }

    @Test func `a read is one snapshot`() throws {
        let other = try scratch.openNotes()
        try store.read { reader in
            #expect(try reader.notes() == [])
            try other.write { try $0.addNote("meanwhile") }
            #expect(try reader.notes() == [])
            #expect(try store.read { try $0.notes() } == [], "and so is a read inside it")
        }
        #expect(try store.notes() == ["meanwhile"])
    }

    @Test func `what slips into a read is never kept`() throws {
        try store.read { try $0.db.execute(sql: "INSERT INTO note (text) VALUES ('stray')") }
        #expect(try store.notes() == [])
    }

    @Test func `one session serves many reads and writes`() throws {
        try store.session {
            try store.session {
                for number in 0..<10 { try store.write { try $0.addNote("\(number)") } }
                #expect(try store.notes().count == 10)
            }
        }
        #expect(try store.notes().count == 10)
    }

    @Test func `the hook runs before the commit and can stop it`() throws {
        store.onCommit = { writer in
            if try writer.reader.notes().count > 1 { throw Stop() }
            try writer.addNote("hook")
        }
        try store.write { try $0.addNote("one") }
        #expect(throws: Stop.self) { try store.write { try $0.addNote("two") } }
        #expect(try store.notes() == ["one", "hook"])
    }

    @Test(
        arguments: [
            ("the check by its name", "INSERT INTO note (text) VALUES ('')", "note_has_text"),
            ("the unique columns", "INSERT INTO note (text) VALUES ('a'), ('a')", "note.text"),
            ("the column", "INSERT INTO note (text) VALUES (NULL)", "note.text"),
        ]
    )
    func `a broken constraint is named`(why: String, sql: String, name: String) throws {
        let error = #expect(throws: StoreError.self, "\(why)") {
            try store.write { try $0.db.execute(sql: sql) }
        }
        guard case .constraint(let detail) = error else {
            Issue.record("\(why): \(String(describing: error))")
            return
        }
        #expect(detail.contains(name), "\(why)")
    }

    @Test func `a mistake of our own in SQL is not called an I/O error`() {
        #expect(throws: DatabaseError.self) {
            try store.write { try $0.db.execute(sql: "SELECT nonsense FROM note") }
        }
    }

    @Test func `a full disk refuses the change and harms nothing`() throws {
        try store.write { try $0.addNote("before") }
        // SQLite reports a file at its page limit exactly as it reports a disk without room.
        try store.session { try store.database?.execute(sql: "PRAGMA max_page_count = 1") }
        #expect(throws: StoreError.full(path: store.path)) {
            try store.write { writer in
                for number in 0..<10_000 { try writer.addNote("note \(number)") }
            }
        }
        #expect(try store.notes() == ["before"])
        let other = try scratch.openNotes()
        try other.write { try $0.addNote("after") }
        #expect(try other.setting("integrity_check") == "ok")
        #expect(try store.notes() == ["before", "after"])
    }

    @Test func `a schema changed meanwhile stops the older program`() throws {
        let two = ScratchDirectory.notes + [Migration(number: 2, name: "more", sql: [])]
        let newer = try Store.open(at: scratch.database, readOnly: false, migrations: two)
        let refusal = StoreError.newerVersion(path: store.path, found: 2, known: 1)
        #expect(throws: refusal) { try store.write { try $0.addNote("old") } }
        try newer.write { try $0.addNote("new") }
        #expect(try newer.notes() == ["new"])
    }
}
