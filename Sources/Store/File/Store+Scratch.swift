import GRDB

extension Store {
    /// The name of a copy that work is tried out on.
    private var scratchPath: String { path + "-dry" }

    /// Runs a body on a copy of the database as it is now, and throws the copy away.
    ///
    /// Copying is one read, so nobody waits for the body. The caller holds the run lock: there is one
    /// copy at a time. One that a killed process left is removed first.
    package func withScratchCopy<T>(_ body: (Store) throws -> T) throws -> T {
        discardScratchCopy()
        defer { discardScratchCopy() }
        let scratch = scratchPath
        try read { reader in
            try DatabaseFile(path: scratch).create { try Connection.fill($0, from: reader.db) }
        }
        // What is kept for the next read would hold the log back as long as the body takes.
        endSnapshot()
        let copy = try Store.open(at: scratch)
        defer { copy.close() }
        return try body(copy)
    }

    /// Removes a copy that a killed process left, as it holds what the database held.
    package func discardScratchCopy() { Store.discard(at: scratchPath) }
}
