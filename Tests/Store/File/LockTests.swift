import Foundation
import Testing

@testable import Store

struct LockTests {
    let scratch: ScratchDirectory
    let store: Store
    let other: Store

    init() throws {
        scratch = try ScratchDirectory()
        store = try scratch.createNotes()
        other = try scratch.openNotes()
        other.lockTimeout = .milliseconds(5)
    }

    @Test func `a second writer waits, then says who it waited for`() throws {
        let refusal = StoreError.busy(path: scratch.database + "-writer")
        try store.write { writer in
            try writer.addNote("one")
            #expect(throws: refusal) { try other.write { try $0.addNote("two") } }
        }
        try other.write { try $0.addNote("two") }
        #expect(try store.notes() == ["one", "two"])
    }

    @Test func `whoever waits keeps the gate, so a batch cannot overtake`() throws {
        let gate = try FileLock(path: scratch.database + "-gate", owner: store.owner)
        #expect(try gate.tryLock())
        let refusal = StoreError.busy(path: scratch.database + "-gate")
        #expect(throws: refusal) { try other.write(.batch) { try $0.addNote("batch") } }
        gate.unlock()
        try other.write(.batch) { try $0.addNote("batch") }
    }

    @Test func `readers wait for nobody`() throws {
        try store.write { writer in
            try writer.addNote("one")
            #expect(try other.notes() == [])
        }
    }

    @Test func `a lock file that was removed is made again`() throws {
        for name in ["-gate", "-writer"] {
            try FileManager.default.removeItem(atPath: scratch.database + name)
        }
        let late = try scratch.openNotes()
        late.lockTimeout = .zero
        try store.write { writer in
            #expect(throws: StoreError.self) { try late.write { try $0.addNote("late") } }
            try writer.addNote("one")
        }
        #expect(try late.notes() == ["one"])
    }

    @Test func `a lock file is never a link`() throws {
        let path = scratch.database + "-run"
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "shop.db")
        #expect(throws: StoreError.unsafe(path: path, why: "it is a symbolic link")) {
            try store.withRunLock(wait: false, onWait: {}) {}
        }
    }

    @Test func `only one run at a time, and it hinders no writer`() throws {
        let refusal = StoreError.busy(path: scratch.database + "-run")
        let answer = try store.withRunLock(wait: false, onWait: {}) {
            #expect(throws: refusal) { try other.withRunLock(wait: false, onWait: {}) {} }
            try other.write { try $0.addNote("checkout") }
            return 7
        }
        #expect(answer == 7)
        try other.withRunLock(wait: true, onWait: { Issue.record("nobody holds it") }) {}
    }

    @Test func `a waiting run says so once and then runs`() throws {
        let held = try FileLock(path: scratch.database + "-run", owner: store.owner)
        #expect(try held.tryLock())
        var waits = 0
        try store.withRunLock(
            wait: true,
            onWait: {
                waits += 1
                held.unlock()
            }
        ) {
            let free = try held.tryLock()
            #expect(!free)
        }
        #expect(waits == 1)
    }
}
