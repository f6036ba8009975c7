import GRDB
import Testing

@testable import Store

struct GroupTests {
    struct Stop: Error {}

    let scratch: ScratchDirectory
    let store: Store
    let other: Store

    init() throws {
        scratch = try ScratchDirectory()
        store = try scratch.createNotes()
        other = try scratch.openNotes()
        other.lockTimeout = .zero
    }

    @Test func `a group shows to others when it commits, and as one`() throws {
        var commits = 0
        store.onCommit = { _ in commits += 1 }
        try store.beginGroup()
        #expect(store.isInGroup)
        try store.write { try $0.addNote("one") }
        try store.write { try $0.addNote("two") }
        #expect(try store.notes() == ["one", "two"], "the group sees itself")
        #expect(try other.notes() == [], "others do not yet")
        try store.commitGroup()
        #expect(!store.isInGroup)
        #expect(try other.notes() == ["one", "two"])
        #expect(commits == 1)
    }

    @Test func `a group works the same inside one session`() throws {
        try store.session {
            try store.beginGroup()
            try store.write { try $0.addNote("one") }
            try store.commitGroup()
            try store.beginGroup()
            #expect(try store.notes() == ["one"])
            try store.commitGroup()
        }
        #expect(try other.notes() == ["one"])
    }

    @Test func `a failing member leaves the others`() throws {
        try store.beginGroup()
        try store.write { try $0.addNote("one") }
        #expect(throws: Stop.self) {
            try store.write { writer in
                try writer.addNote("lost")
                throw Stop()
            }
        }
        #expect(throws: StoreError.self) { try store.write { try $0.addNote("one") } }
        try store.write(dryRun: true) { try $0.addNote("dry") }
        try store.write { try $0.addNote("two") }
        try store.commitGroup()
        #expect(try other.notes() == ["one", "two"])
    }

    @Test func `the writer lock is held from the first write to the end`() throws {
        try store.beginGroup()
        _ = try store.notes()
        try other.write { try $0.addNote("before") }
        try store.write { try $0.addNote("mine") }
        #expect(throws: StoreError.self) { try other.write { try $0.addNote("too early") } }
        try store.commitGroup()
        try other.write { try $0.addNote("after") }
        #expect(try store.notes() == ["before", "mine", "after"])
    }

    @Test func `a group without anything to keep commits nothing`() throws {
        store.onCommit = { _ in Issue.record("there is nothing to commit") }
        try store.beginGroup()
        try store.commitGroup()
        try store.beginGroup()
        #expect(throws: Stop.self) { try store.write { _ in throw Stop() } }
        try store.write(dryRun: true) { try $0.addNote("dry") }
        try store.commitGroup()
        #expect(try other.notes() == [])
        #expect(throws: Never.self) { try other.write { try $0.addNote("free") } }
    }

    @Test func `a group can be given up, by hand or by closing`() throws {
        try store.beginGroup()
        try store.write { try $0.addNote("one") }
        store.rollbackGroup()
        #expect(!store.isInGroup)
        try store.beginGroup()
        try store.write { try $0.addNote("two") }
        store.close()
        #expect(try other.notes() == [])
        #expect(throws: Never.self) { try other.write { try $0.addNote("free") } }
    }

    @Test func `a hook that refuses gives the whole group up`() throws {
        store.onCommit = { _ in throw Stop() }
        try store.beginGroup()
        try store.write { try $0.addNote("one") }
        #expect(throws: Stop.self) { try store.commitGroup() }
        #expect(!store.isInGroup)
        #expect(try other.notes() == [])
        #expect(throws: Never.self) { try other.write { try $0.addNote("free") } }
    }

    @Test func `when SQLite gives the transaction up, every member hears of it`() throws {
        try store.beginGroup()
        try store.write { try $0.addNote("one") }
        #expect(throws: Stop.self) {
            try store.write { writer in
                // Stands for a write error, after which SQLite rolls everything back by itself.
                try writer.db.execute(sql: "ROLLBACK")
                throw Stop()
            }
        }
        #expect(throws: StoreError.self) { try store.write { try $0.addNote("two") } }
        #expect(throws: StoreError.self) { try store.commitGroup() }
        #expect(!store.isInGroup)
        #expect(try store.notes() == [])
        #expect(throws: Never.self) { try other.write { try $0.addNote("free") } }
    }

    /// The model is a plain list: what succeeded, in order, when its group was committed.
    @Test func `random groups keep exactly what succeeded`() throws {
        for seed in UInt64(1)...30 {
            var random = SmallRandom(state: seed)
            var kept = try store.notes()
            for round in 0..<10 {
                var pending: [String] = []
                try store.beginGroup()
                for member in 0..<Int(random.next() % 6) {
                    let note = "\(seed)/\(round)/\(member)"
                    switch random.next() % 4 {
                    case 0:
                        #expect(throws: Stop.self, "seed \(seed)") {
                            try store.write { writer in
                                try writer.addNote(note)
                                throw Stop()
                            }
                        }
                    case 1:
                        try store.write(dryRun: true) { try $0.addNote(note) }
                    case 2, 3:
                        try store.write { try $0.addNote(note) }
                        pending.append(note)
                    case let impossible:
                        Issue.record("\(impossible)")
                    }
                    #expect(try store.notes() == kept + pending, "seed \(seed), \(note)")
                }
                if random.next() % 4 == 0 {
                    store.rollbackGroup()
                } else {
                    try store.commitGroup()
                    kept += pending
                }
                #expect(try other.notes() == kept, "seed \(seed), round \(round)")
            }
        }
    }
}
