import GRDB

extension Store {
    /// Lets SQLite sort in files of its own from now on, not in memory; they vanish when it is done.
    ///
    /// For work that sorts the whole file, whose memory must not grow with it. It slows down small
    /// queries, so a store that answers checkouts leaves it alone.
    package func sortOnDisk() throws {
        try session {
            guard let database else { return }
            do {
                try database.execute(sql: "PRAGMA temp_store = FILE")
            } catch {
                throw StoreError.mapped(error, path: path)
            }
        }
    }
}
