import CSQLite
import GRDB

/// How every connection is opened and set up, and the proof that the settings took.
enum Connection {
    /// The settings of each connection. The size of the page cache is in KiB when negative.
    private static let recipe = """
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA mmap_size = 0;
        PRAGMA cache_size = -65536;
        PRAGMA temp_store = MEMORY;
        PRAGMA trusted_schema = OFF;
        PRAGMA recursive_triggers = ON;
        PRAGMA cell_size_check = ON;
        """

    /// Opens the connection of a working store.
    static func open(path: String, readOnly: Bool) throws(StoreError) -> DatabaseQueue {
        var configuration = base
        configuration.readonly = readOnly
        configuration.prepareDatabase { db in
            guard let connection = db.sqliteConnection,
                tessera_configure_connection(connection) == SQLITE_OK
            else {
                throw StoreError.durability(
                    path: path,
                    detail: "SQLite refuses to leave checkpoints to us"
                )
            }
            // GRDB's hooks serve observers, which nobody here is. Left in place they would see only
            // half of our transactions, because ControlStatements does not go through GRDB.
            sqlite3_commit_hook(connection, nil, nil)
            sqlite3_rollback_hook(connection, nil, nil)
            try db.execute(sql: recipe)
            // A file that another program took out of WAL mode is put back; a no-op otherwise.
            if !readOnly { try db.execute(sql: "PRAGMA journal_mode = WAL") }
        }
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.inDatabase { try proveSettings(of: $0, path: path) }
            return queue
        } catch {
            throw .closed(error, path: path)
        }
    }

    /// Opens a connection that fills a new file, which nobody else knows of yet.
    ///
    /// It uses a rollback journal and ends in WAL mode, so that one file holds everything.
    static func fillNew(path: String, migrations: [Migration]) throws {
        let queue = try DatabaseQueue(path: path, configuration: base)
        try queue.inDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA application_id = \(DatabaseFile.applicationID)")
            try Migrator(migrations: migrations).migrate(db)
            try db.execute(sql: "PRAGMA journal_mode = WAL")
        }
        try queue.close()
    }

    /// Fills a new file, which nobody else knows of yet, with what a connection sees.
    static func fill(_ path: String, from source: Database) throws {
        let queue = try DatabaseQueue(path: path, configuration: base)
        try queue.inDatabase { db in
            // The copy is thrown away; nothing of it has to outlive the power.
            try db.execute(sql: "PRAGMA synchronous = OFF")
            try source.backup(to: db)
            try db.execute(sql: "PRAGMA journal_mode = WAL")
        }
        try queue.close()
    }

    /// The number of the last migration the file has seen.
    static func schemaVersion(of queue: DatabaseQueue, path: String) throws(StoreError) -> Int {
        do {
            return try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
        } catch {
            throw .closed(error, path: path)
        }
    }

    /// Set up once, before the first connection of the process.
    private static let library = tessera_configure_library()

    private static var base: Configuration {
        _ = library
        var configuration = Configuration()
        configuration.label = "tessera"
        configuration.busyMode = .timeout(5)
        // A group keeps its transaction open from one access to the next.
        configuration.allowsUnsafeTransactions = true
        return configuration
    }

    /// Reads back what durability rests on. Libraries and build options do reset these silently.
    private static func proveSettings(of db: Database, path: String) throws {
        let promises = [
            ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"),
            ("wal_autocheckpoint", "0"),
        ]
        for (name, promised) in promises {
            let row = try Row.fetchOne(db, sql: "PRAGMA \(name)")
            let found = row?[0].map { "\($0)" } ?? "unset"
            guard found == promised else {
                let detail = "\(name) is \(found) where \(promised) is needed"
                throw StoreError.durability(path: path, detail: detail)
            }
        }
    }
}
