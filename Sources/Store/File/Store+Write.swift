import CSQLite
import GRDB

extension Store {
    /// Changes the database: all of `body`, or nothing.
    ///
    /// Inside a group or another write it is a savepoint of that transaction, so a failure undoes
    /// this part alone. A body must let errors of the database out: SQLite may have undone the whole
    /// transaction by then.
    ///
    /// - Parameters:
    ///   - urgency: who waits; a batch checkpoints the log sooner.
    ///   - dryRun: takes the same path and undoes everything at its end.
    /// - Throws: ``StoreError``, and whatever `body` and ``onCommit`` throw.
    package func write<T>(
        _ urgency: Urgency = .interactive,
        dryRun: Bool = false,
        _ body: (Writer) throws -> T
    ) throws -> T {
        guard let database else {
            return try session { try write(urgency, dryRun: dryRun, body) }
        }
        let writer = Writer(db: database, statements: statements)
        do {
            endSnapshot()
            switch state {
            case .reading, .holding:
                preconditionFailure("a write cannot begin inside a read: its snapshot is too old")
            case .writing:
                return try writePart(writer, dryRun: dryRun, body)
            case .idle where group != nil:
                try beginGroupTransaction(urgency)
                return try writePart(writer, dryRun: dryRun, body)
            case .idle:
                return try writeAlone(writer, urgency, dryRun: dryRun, body)
            }
        } catch {
            throw StoreError.mapped(error, path: path)
        }
    }

    private func writeAlone<T>(
        _ writer: Writer,
        _ urgency: Urgency,
        dryRun: Bool,
        _ body: (Writer) throws -> T
    ) throws -> T {
        try beginTransaction(urgency)
        do {
            let result = try body(writer)
            try onCommit?(writer)
            if dryRun { rollbackTransaction() } else { try commitTransaction(urgency) }
            return result
        } catch {
            rollbackTransaction()
            throw error
        }
    }

    private func writePart<T>(
        _ writer: Writer,
        dryRun: Bool,
        _ body: (Writer) throws -> T
    ) throws -> T {
        if let loss = group?.loss { throw loss }
        try control.run(.savepoint)
        do {
            let result = try body(writer)
            if dryRun {
                try control.run(.rollbackToSavepoint)
            } else {
                group?.changes += 1
            }
            try control.run(.releaseSavepoint)
            return result
        } catch {
            undoPart(because: error)
            throw error
        }
    }

    /// Undoes one part. Where SQLite has already undone everything, the group is lost as a whole:
    /// its other members must hear of it instead of being acknowledged.
    private func undoPart(because error: any Error) {
        do {
            guard isInTransaction else { throw error }
            try control.run(.rollbackToSavepoint)
            try control.run(.releaseSavepoint)
        } catch {
            group?.loss = StoreError.closed(error, path: path)
        }
    }

    /// Takes the writer lock of all processes and begins.
    func beginTransaction(_ urgency: Urgency) throws(StoreError) {
        guard let turnstile else { throw .notWritable(path: path) }
        try turnstile.enter(urgency, timeout: lockTimeout)
        do throws(StoreError) {
            try control.run(.beginWrite)
            // A newer program may have changed the schema while this one was running.
            let found = try control.run(.schemaVersion)
            guard found == schemaVersion else {
                throw StoreError.newerVersion(path: path, found: found, known: schemaVersion)
            }
        } catch {
            if isInTransaction { _ = try? control.run(.rollback) }
            turnstile.leave()
            throw error
        }
        state = .writing
    }

    /// Commits, checkpoints where it is due, and lets the next writer in. When it throws, the
    /// transaction is still to be rolled back.
    func commitTransaction(_ urgency: Urgency) throws(StoreError) {
        try control.run(.commit)
        switch urgency {
        case .interactive: checkpointer.checkpoint(whenGrownBy: Checkpointer.interactivePages)
        case .batch: checkpointer.checkpoint(whenGrownBy: Checkpointer.batchPages)
        }
        state = .idle
        turnstile?.leave()
    }

    /// Gives the transaction up and lets the next writer in.
    func rollbackTransaction() {
        // SQLite has already rolled back after some failures; a second time would be an error.
        if isInTransaction { _ = try? control.run(.rollback) }
        state = .idle
        turnstile?.leave()
    }

    private var isInTransaction: Bool {
        sqlite3_get_autocommit(connection) == 0
    }
}
