import CSQLite

/// Moves the write-ahead log back into the database file, now and then, under the writer lock.
///
/// Some releases of SQLite can lose a commit that runs beside another connection's checkpoint. So
/// nothing checkpoints by itself here, and whoever checkpoints holds the lock that every commit of
/// every process needs.
final class Checkpointer {
    /// A batch checkpoints when the log has grown by so many pages, of 4 KiB each.
    static let batchPages: CInt = 16_000
    /// A checkout waits for its commit, so it leaves the work to a batch as long as it can.
    static let interactivePages: CInt = 32_000

    private let connection: OpaquePointer
    /// The pages in the log after this connection's last commit, as SQLite reports them.
    private var pages: CInt = 0
    /// The pages in the log at our last checkpoint; 0 once the log has begun anew.
    private var pagesAtCheckpoint: CInt = 0

    /// Asks SQLite to report the size of the log after each commit of `connection`.
    ///
    /// The size of the file would not do: the log is overwritten from its start, not cut.
    init(connection: OpaquePointer) {
        self.connection = connection
        sqlite3_wal_hook(
            connection,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                let checkpointer = Unmanaged<Checkpointer>.fromOpaque(context)
                checkpointer.takeUnretainedValue().pages = pages
                return SQLITE_OK
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    /// Checkpoints if the log has grown enough. Call it only while the writer lock is held.
    ///
    /// PASSIVE never waits for readers and never makes them wait. What a long reader holds back is
    /// moved next time, another so many pages later, so a log that cannot shrink costs no `fsync`
    /// per commit. A failure is not reported: the commit before it is safe in the log, and the next
    /// growth tries again.
    ///
    /// - Returns: whether a checkpoint ran to its end.
    @discardableResult
    func checkpoint(whenGrownBy limit: CInt) -> Bool {
        if pages < pagesAtCheckpoint { pagesAtCheckpoint = 0 }
        guard pages - pagesAtCheckpoint >= limit else { return false }
        pagesAtCheckpoint = pages
        var inLog: CInt = 0
        var moved: CInt = 0
        let mode = SQLITE_CHECKPOINT_PASSIVE
        let code = sqlite3_wal_checkpoint_v2(connection, "main", mode, &inLog, &moved)
        return code == SQLITE_OK && inLog == moved
    }
}
