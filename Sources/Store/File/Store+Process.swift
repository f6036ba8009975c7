import CSQLite
import Glibc

extension Store {
    /// Prepares the process for writing files; every executable calls it first.
    ///
    /// Files it makes belong to its user alone. A file-size limit makes writes fail, which rolls
    /// back and is reported, instead of ending the process.
    package static func prepareProcess() {
        umask(0o077)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// The release of SQLite in use, such as "3.40.1".
    package var sqliteVersion: String {
        String(cString: sqlite3_libversion())
    }

    /// Whether that release can lose a commit beside a checkpoint; the writer lock prevents it.
    package var hasWALResetBug: Bool {
        SQLiteVersion(number: Int(sqlite3_libversion_number())).hasWALResetBug
    }

    /// Runs `body` as the only nightly run of this database, over all processes.
    ///
    /// - Parameters:
    ///   - wait: waits for a run that is going on, however long; otherwise throws
    ///     ``StoreError/busy(path:)``.
    ///   - onWait: called once before the waiting begins.
    package func withRunLock<T>(
        wait: Bool,
        onWait: () -> Void,
        _ body: () throws -> T
    ) throws -> T {
        let lock = try FileLock(path: path + "-run", owner: owner)
        if try !lock.tryLock() {
            guard wait else { throw StoreError.busy(path: lock.path) }
            onWait()
            try lock.lock()
        }
        defer { lock.unlock() }
        return try body()
    }
}
