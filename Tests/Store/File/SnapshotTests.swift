import Testing

@testable import Store

struct SnapshotTests {
    let scratch: ScratchDirectory
    let store: Store
    let other: Store

    init() throws {
        scratch = try ScratchDirectory()
        store = try scratch.createNotes()
        other = try scratch.openNotes()
        store.keepsSnapshots = true
    }

    @Test func `kept, a snapshot shows one state until it is let go`() throws {
        try store.session {
            #expect(try store.notes() == [])
            let first = store.snapshotNumber
            try other.write { try $0.addNote("theirs") }
            #expect(try store.notes() == [])
            #expect(store.snapshotNumber == first)
            store.endSnapshot()
            #expect(try store.notes() == ["theirs"])
            #expect(store.snapshotNumber == first + 1)
        }
    }

    @Test func `a write lets the snapshot go and the next read sees it`() throws {
        try store.session {
            #expect(try store.notes() == [])
            try other.write { try $0.addNote("theirs") }
            try store.write { try $0.addNote("ours") }
            #expect(try store.notes() == ["theirs", "ours"])
        }
    }

    @Test func `a group lets the snapshot go, and reads inside it see its writes`() throws {
        try store.session {
            #expect(try store.notes() == [])
            try store.beginGroup()
            try store.write { try $0.addNote("ours") }
            #expect(try store.notes() == ["ours"])
            try store.commitGroup()
        }
        #expect(try other.notes() == ["ours"])
    }

    @Test func `a session's end lets the snapshot go`() throws {
        _ = try store.notes()
        try other.write { try $0.addNote("theirs") }
        #expect(try store.notes() == ["theirs"])
    }
}
