import Engine
import Glibc
import Membership
import Store

/// The filled databases, kept from one bench to the next.
struct DatabaseShelf {
    let directory: String
    let plans: String

    /// A filled database; made when it is not on the shelf yet.
    func database(_ members: Int, _ paying: Population.Paying) throws -> String {
        let path = "\(directory)/\(paying.rawValue)-\(members).db"
        guard access(path, F_OK) != 0 else { return path }
        Console.note("filling \(path)")
        let draft = "\(directory)/draft.db"
        Self.remove(draft)
        let began = ContinuousClock.now
        try Population(members: members, paying: paying).fill(path: draft, plans: plans) { done in
            guard done % 100_000 == 0 else { return }
            Console.note(
                "  \(done) members, \(((ContinuousClock.now - began) / .seconds(1)).short) s"
            )
        }
        // The log first: a database file under its own name is then always whole.
        try Self.move(draft + "-wal", path + "-wal")
        try Self.move(draft, path)
        Self.remove(draft)
        return path
    }

    /// A copy that may be changed, with the clock moved to where everybody is due.
    func copyWithAllDue(_ members: Int, _ paying: Population.Paying) throws -> String {
        let original = try database(members, paying)
        let copy = "\(directory)/run.db"
        Self.remove(copy)
        for suffix in ["", "-wal"] {
            guard try Child.run("cp", [original + suffix, copy + suffix]) == 0 else {
                throw BenchError("\(original) cannot be copied; look for room on the disk")
            }
        }
        let store = try Store.open(at: copy)
        defer { store.close() }
        // Set, not advanced: advancing would run the nights in between.
        try store.write { try $0.setTestClock(Population.allDue) }
        return copy
    }

    static func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm", "-gate", "-writer", "-run"] { unlink(path + suffix) }
    }

    private static func move(_ from: String, _ to: String) throws(BenchError) {
        guard rename(from, to) == 0 else {
            throw BenchError("\(from) cannot be renamed: \(String(cString: strerror(errno)))")
        }
    }
}
