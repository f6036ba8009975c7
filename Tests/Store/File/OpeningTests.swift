import Foundation
import GRDB
import Testing

@testable import Store

struct OpeningTests {
    let scratch: ScratchDirectory
    let path: String

    init() throws {
        scratch = try ScratchDirectory()
        path = scratch.database
    }

    /// Each row reads: what stands at the path, how it comes there, and how it is refused.
    static let strangers: [(String, @Sendable (ScratchDirectory) throws -> Void, Refused)] = [
        ("nothing", { _ in }, .missing),
        ("a text file", { try $0.place(Data("hello, shop".utf8)) }, .foreign),
        ("a longer text file", { try $0.place(Data(repeating: 0x61, count: 9000)) }, .foreign),
        ("an empty file", { try $0.place(Data()) }, .foreign),
        (
            "a directory",
            {
                try FileManager.default.createDirectory(
                    atPath: $0.database,
                    withIntermediateDirectories: false
                )
            }, .foreign
        ),
        (
            "the database of another program",
            {
                let queue = try DatabaseQueue(path: $0.database)
                try queue.inDatabase { try $0.execute(sql: "CREATE TABLE other (id)") }
                try queue.close()
            }, .foreign
        ),
        (
            "a database cut inside its header",
            {
                try $0.createNotes().close()
                try $0.shorten($0.database, to: 50)
            }, .foreign
        ),
        (
            "a database cut after its first page",
            {
                try $0.createNotes().close()
                try $0.shorten($0.database, to: 4096)
            }, .corrupt
        ),
        (
            "a symbolic link to a database",
            {
                try $0.createNotes().close()
                try FileManager.default.moveItem(atPath: $0.database, toPath: $0.path + "/real.db")
                try FileManager.default.createSymbolicLink(
                    atPath: $0.database,
                    withDestinationPath: "real.db"
                )
            }, .unsafe
        ),
        (
            "a database with a second name",
            {
                try $0.createNotes().close()
                try FileManager.default.linkItem(
                    atPath: $0.database,
                    toPath: $0.path + "/second.db"
                )
            }, .unsafe
        ),
        (
            "a database that everybody can write",
            {
                try $0.createNotes().close()
                try $0.chmod(0o666, $0.database)
            }, .unsafe
        ),
        (
            "a database in a directory that everybody can write",
            {
                try $0.createNotes().close()
                try $0.chmod(0o777, $0.path)
            }, .unsafe
        ),
        (
            "a database of a later version",
            {
                let store = try $0.createNotes()
                try store.write { try $0.db.execute(sql: "PRAGMA user_version = 7") }
                store.close()
            }, .newer
        ),
    ]

    enum Refused {
        case missing, foreign, corrupt, unsafe, newer
    }

    @Test(arguments: strangers.indices, [false, true])
    func `what is not ours is refused and left as it was`(row: Int, readOnly: Bool) throws {
        let (what, place, refused) = Self.strangers[row]
        try place(scratch)
        let files = scratch.files
        let error = #expect(throws: StoreError.self, "\(what)") {
            try scratch.openNotes(readOnly: readOnly)
        }
        let matches =
            switch (error, refused) {
            case (.missing(path), .missing), (.notADatabase(path), .foreign),
                (.corrupt(path, _), .corrupt), (.unsafe(path, _), .unsafe),
                (.newerVersion(path, 7, 1), .newer):
                true
            case (_, .missing), (_, .foreign), (_, .corrupt), (_, .unsafe), (_, .newer): false
            }
        #expect(matches, "\(what): \(String(describing: error))")
        if refused != .corrupt { #expect(scratch.files == files, "\(what)") }
    }

    @Test func `a sticky directory such as tmp is safe for everybody`() throws {
        try scratch.chmod(0o1777, scratch.path)
        try scratch.createNotes().close()
        #expect(throws: Never.self) { try scratch.openNotes() }
    }

    @Test func `a missing directory is named`() {
        let path = scratch.path + "/none/shop.db"
        #expect(throws: StoreError.missing(path: path)) { try Store.open(at: path) }
        let error = #expect(throws: StoreError.self) { try Store.create(at: path) }
        #expect(error?.description.contains("its directory cannot be read") == true)
    }

    @Test(arguments: [Data(), Data("shop".utf8)])
    func `nothing is ever created over a file`(content: Data) throws {
        try scratch.place(content)
        #expect(throws: StoreError.alreadyExists(path: path)) { try scratch.createNotes() }
        #expect(try Data(contentsOf: URL(filePath: path)) == content)
        #expect(scratch.files == ["shop.db"])
    }

    @Test func `the log of a lost database never gets into a new one`() throws {
        let store = try scratch.createNotes()
        try store.write { try $0.addNote("old") }
        store.close()
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: StoreError.alreadyExists(path: path + "-wal")) {
            try scratch.createNotes()
        }
        try FileManager.default.removeItem(atPath: path + "-wal")
        #expect(try scratch.createNotes().notes() == [])
    }

    @Test func `a failed creation leaves nothing behind`() {
        let sql = ["CREATE TABLE t (id)", "NONSENSE"]
        let broken = [Migration(number: 1, name: "broken", sql: sql)]
        #expect(throws: StoreError.self) { try Store.create(at: path, migrations: broken) }
        #expect(scratch.files == [])
    }

    @Test func `a store for reading sees commits and cannot write`() throws {
        let store = try scratch.createNotes()
        let reader = try scratch.openNotes(readOnly: true)
        try store.write { try $0.addNote("one") }
        #expect(try reader.notes() == ["one"])
        #expect(throws: StoreError.notWritable(path: path)) {
            try reader.write { try $0.addNote("two") }
        }
        #expect(throws: StoreError.notWritable(path: path)) { try reader.beginGroup() }
    }

    @Test func `a file taken out of WAL mode is put back`() throws {
        try scratch.createNotes().close()
        let foreign = try DatabaseQueue(path: path)
        try foreign.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try foreign.close()
        let error = #expect(throws: StoreError.self) { try scratch.openNotes(readOnly: true) }
        #expect(error?.description.contains("journal_mode is delete") == true)
        #expect(try scratch.openNotes().setting("journal_mode") == "wal")
    }

    @Test(.enabled("root may write everything") { geteuid() != 0 })
    func `a file that cannot be written can still be read`() throws {
        let store = try scratch.createNotes()
        try store.write { try $0.addNote("one") }
        store.close()
        try scratch.chmod(0o400, path)
        #expect(throws: StoreError.notWritable(path: path)) { try scratch.openNotes() }
        #expect(try scratch.openNotes(readOnly: true).notes() == ["one"])

        try scratch.chmod(0o500, scratch.path)
        defer { try? scratch.chmod(0o700, scratch.path) }
        #expect(try scratch.openNotes(readOnly: true).notes() == ["one"])
        let beside = scratch.path + "/other.db"
        #expect(throws: StoreError.notWritable(path: scratch.path)) {
            try Store.create(at: beside)
        }
    }

    @Test func `every error is one sentence that says where and how to mend it`() {
        let errors: [StoreError] = [
            .missing(path: path), .alreadyExists(path: path), .notADatabase(path: path),
            .newerVersion(path: path, found: 2, known: 1), .notWritable(path: path),
            .unsafe(path: path, why: "it is a symbolic link"), .busy(path: path),
            .full(path: path), .io(path: path, detail: "disk I/O error, SQLite code 778"),
            .corrupt(path: path, detail: "database disk image is malformed"),
            .durability(path: path, detail: "synchronous is 1 where 2 is needed"),
            .constraint(detail: "UNIQUE constraint failed: note.text \(path)"),
        ]
        for error in errors {
            let text = error.description
            #expect(text.contains(path) && text.contains(": ") && text.hasSuffix("."), "\(text)")
            #expect(!text.contains("\n") && !text.dropLast().contains(". "), "\(text)")
        }
    }
}
