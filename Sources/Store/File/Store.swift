import CSQLite
import GRDB

/// The database file, and the only way to it.
///
/// - Shape: one connection, used by one thread. A change is one transaction under the writer lock
///   of all processes; a read is one snapshot and waits for nobody.
/// - Errors: ``StoreError`` for what a user can mend. Errors of the bodies pass through unchanged.
package final class Store {
    /// Who is waiting for a write.
    package enum Urgency {
        /// A checkout: someone stands at the till.
        case interactive
        /// A nightly run: it may wait, and it does the housekeeping of the file.
        case batch
    }

    /// What the connection is doing.
    enum State {
        case idle
        /// A snapshot is held and being read; nothing may be written.
        case reading
        /// A snapshot is held for the next read; a write lets it go first.
        case holding
        /// The writer lock is held and a transaction is open.
        case writing
    }

    package let path: String

    /// Runs inside each transaction just before its COMMIT, once per group. What it throws stops
    /// the commit.
    package var onCommit: ((Writer) throws -> Void)?

    /// How long a write waits for the writers before it, at most.
    package var lockTimeout = Duration.seconds(10)

    let owner: FileOwner
    /// Absent in a store opened for reading only.
    let turnstile: Turnstile?
    let control: ControlStatements
    let statements: StatementCache
    let checkpointer: Checkpointer
    let connection: OpaquePointer
    let schemaVersion: Int
    private let queue: DatabaseQueue
    private var isClosed = false

    /// Whether a read leaves its snapshot to the reads after it, until ``endSnapshot()``, a write or
    /// the session's end. Requests that are answered together then see one state and pay for it once.
    package var keepsSnapshots = false

    /// Counts the snapshots this store has taken; the same number means the same state.
    package private(set) var snapshotNumber = 0

    /// Whether what is read now comes from a snapshot, not from an open transaction.
    package var isReadingSnapshot: Bool { state == .reading }

    /// The connection while a session is running.
    private(set) var database: Database?
    var state = State.idle
    var group: Group?

    init(
        path: String,
        owner: FileOwner,
        turnstile: Turnstile?,
        queue: DatabaseQueue,
        schemaVersion: Int
    ) throws(StoreError) {
        // GRDB keeps the pointer alive as long as its queue, which this store owns and closes.
        guard let connection = queue.inDatabase({ $0.sqliteConnection }) else {
            throw .io(path: path, detail: "the connection is closed")
        }
        self.path = path
        self.owner = owner
        self.turnstile = turnstile
        self.queue = queue
        self.schemaVersion = schemaVersion
        self.connection = connection
        control = ControlStatements(connection: connection, path: path)
        statements = StatementCache(connection: connection, path: path)
        checkpointer = Checkpointer(connection: connection)
    }

    deinit {
        close()
    }

    /// Closes the file. What was not committed is given up; no checkpoint runs.
    package func close() {
        guard !isClosed else { return }
        precondition(database == nil, "a store cannot be closed from inside one of its bodies")
        rollbackGroup()
        isClosed = true
        control.finalize()
        statements.finalize()
        // Fails only while a statement is still running, and GRDB then closes it later.
        try? queue.close()
    }

    /// Enters the connection once for all reads and writes inside `body`.
    ///
    /// Entering costs more than reading a row, so a loop that serves requests lives in one session.
    package func session<T>(_ body: () throws -> T) rethrows -> T {
        if database != nil { return try body() }
        precondition(!isClosed, "the store is closed")
        return try queue.inDatabase { db in
            database = db
            defer {
                endSnapshot()
                database = nil
            }
            return try body()
        }
    }

    /// Reads one consistent snapshot; inside a write, what that write sees.
    package func read<T>(_ body: (Reader) throws -> T) throws -> T {
        guard let database else { return try session { try read(body) } }
        do {
            let reader = Reader(db: database, statements: statements)
            switch state {
            case .reading, .writing: return try body(reader)
            case .holding: break
            case .idle:
                try control.run(.beginRead)
                snapshotNumber += 1
            }
            state = .reading
            defer {
                state = .holding
                if !keepsSnapshots { endSnapshot() }
            }
            return try body(reader)
        } catch {
            throw StoreError.mapped(error, path: path)
        }
    }

    /// Lets a kept snapshot go; the next read sees the newest state.
    package func endSnapshot() {
        guard state == .holding else { return }
        state = .idle
        // Not COMMIT: nothing that slips into a read may ever be kept.
        _ = try? control.run(.rollback)
    }
}
