import GRDB
import Testing

@testable import Store

struct ConnectionTests {
    let scratch: ScratchDirectory

    init() throws {
        scratch = try ScratchDirectory()
    }

    @Test(
        arguments: [
            ("commits wait for the disk", "synchronous", "2"),
            ("the log is written ahead", "journal_mode", "wal"),
            ("rows refer to rows that exist", "foreign_keys", "1"),
            ("SQLite never checkpoints by itself", "wal_autocheckpoint", "0"),
            ("a lock held by a foreign program is waited for", "busy_timeout", "5000"),
            ("the file is read by read(2), never mapped", "mmap_size", "0"),
            ("64 MiB of pages are cached", "cache_size", "-65536"),
            ("sorting leaves no files", "temp_store", "2"),
            ("a schema cannot call our functions", "trusted_schema", "0"),
            ("a damaged page is noticed when read", "cell_size_check", "1"),
            ("the log shrinks to 64 MiB", "journal_size_limit", "67108864"),
            ("the file says whose it is", "application_id", "1413829459"),
            ("the file says how far its schema is", "user_version", "1"),
        ]
    )
    func `setting is read back`(why: String, name: String, value: String) throws {
        try scratch.createNotes().close()
        let reopened = try scratch.openNotes()
        #expect(try reopened.setting(name) == value, "\(why)")
    }

    @Test func `a new file and its side files belong to their user alone`() throws {
        let store = try scratch.createNotes()
        try store.write { try $0.addNote("one") }
        #expect(
            scratch.files == [
                "shop.db", "shop.db-gate", "shop.db-shm", "shop.db-wal", "shop.db-writer",
            ]
        )
        for file in scratch.files {
            #expect(scratch.mode("\(scratch.path)/\(file)") == 0o600, "\(file)")
        }
    }

    @Test func `closing leaves the log alone and loses nothing`() throws {
        let store = try scratch.createNotes()
        let before = scratch.size(scratch.database)
        for number in 0..<100 { try store.write { try $0.addNote("note \(number)") } }
        store.close()
        #expect(scratch.size(scratch.database + "-wal") > 100 * 4096, "no checkpoint on close")
        #expect(scratch.size(scratch.database) == before, "the file itself was not touched")
        #expect(try scratch.openNotes().notes().count == 100)
    }

    @Test func `the log goes back into the file once it has grown enough`() throws {
        let store = try scratch.createNotes()
        #expect(!store.checkpointer.checkpoint(whenGrownBy: 10), "nothing has been written")
        for number in 0..<10 { try store.write { try $0.addNote("note \(number)") } }
        #expect(!store.checkpointer.checkpoint(whenGrownBy: 1000), "not yet enough")
        #expect(store.checkpointer.checkpoint(whenGrownBy: 10))
        #expect(!store.checkpointer.checkpoint(whenGrownBy: 10), "not twice for the same growth")
        let log = scratch.size(scratch.database + "-wal")
        for number in 10..<12 { try store.write { try $0.addNote("note \(number)") } }
        #expect(scratch.size(scratch.database + "-wal") == log, "the log begins anew")
        #expect(!store.checkpointer.checkpoint(whenGrownBy: 10), "and is counted anew")
    }

    @Test func `a long reader holds back neither the commit nor the checkpoint`() throws {
        let store = try scratch.createNotes()
        try store.write { try $0.addNote("before") }
        let reader = try scratch.openNotes(readOnly: true)
        try reader.read { view in
            #expect(try view.notes() == ["before"])
            for number in 0..<10 { try store.write { try $0.addNote("note \(number)") } }
            #expect(!store.checkpointer.checkpoint(whenGrownBy: 10), "the reader still needs some")
            #expect(try view.notes() == ["before"], "its snapshot stands")
        }
        #expect(try reader.notes().count == 11)
    }

    @Test func `no second database can be attached`() throws {
        let store = try scratch.createNotes()
        #expect(throws: DatabaseError.self) {
            try store.session {
                guard let db = store.database else { return }
                try db.execute(sql: "ATTACH ':memory:' AS other")
            }
        }
    }

    @Test func `the library in use is named`() throws {
        let store = try scratch.createNotes()
        #expect(store.sqliteVersion.hasPrefix("3."))
    }

    @Test(
        arguments: [
            ("before the log existed", SQLiteVersion(3, 6, 23), false),
            ("the first with the log", SQLiteVersion(3, 7, 0), true),
            ("Debian 12", SQLiteVersion(3, 40, 1), true),
            ("one before the old mending", SQLiteVersion(3, 44, 5), true),
            ("mended for 3.44", SQLiteVersion(3, 44, 6), false),
            ("the next series was not", SQLiteVersion(3, 45, 0), true),
            ("one before the newer mending", SQLiteVersion(3, 50, 6), true),
            ("mended for 3.50", SQLiteVersion(3, 50, 7), false),
            ("3.51 as it came out", SQLiteVersion(3, 51, 0), true),
            ("the last affected", SQLiteVersion(3, 51, 2), true),
            ("the cure", SQLiteVersion(3, 51, 3), false),
            ("and all after it", SQLiteVersion(3, 54, 1), false),
        ]
    )
    func `the bug of checkpoints is known by version`(
        why: String,
        version: SQLiteVersion,
        affected: Bool
    ) {
        #expect(version.hasWALResetBug == affected, "\(why)")
    }
}
