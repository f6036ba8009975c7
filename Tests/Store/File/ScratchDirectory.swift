import Foundation
import Testing

@testable import Store

/// A directory of its own for one test, removed with it.
final class ScratchDirectory {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Where the database of the test lies.
    var database: String { path + "/shop.db" }

    var files: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    func size(_ path: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? -1
    }

    /// A new store with one table of notes; empty notes and equal notes are refused.
    func createNotes() throws -> Store {
        try Store.create(at: database, migrations: Self.notes)
    }

    func openNotes(readOnly: Bool = false) throws(StoreError) -> Store {
        try Store.open(at: database, readOnly: readOnly, migrations: Self.notes)
    }

    static let notes = [
        Migration(
            number: 1,
            name: "notes",
            sql: [
                """
                CREATE TABLE note (
                    id INTEGER PRIMARY KEY,
                    text TEXT NOT NULL UNIQUE,
                    CONSTRAINT note_has_text CHECK (text <> '')
                ) STRICT
                """
            ]
        )
    ]
}

extension ScratchDirectory {
    /// Puts a file of another kind where the database would be.
    func place(_ content: Data) throws {
        try content.write(to: URL(filePath: database))
    }

    func mode(_ path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.posixPermissions] as? Int ?? -1
    }

    func chmod(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    func shorten(_ path: String, to bytes: UInt64) throws {
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.truncate(atOffset: bytes)
        try file.close()
    }
}
