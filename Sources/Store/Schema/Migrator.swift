import GRDB

/// Brings a database up to date, one migration and one transaction at a time.
struct Migrator {
    private let migrations: [Migration]

    /// - Parameter migrations: numbered 1, 2, 3 and so on.
    init(migrations: [Migration]) {
        precondition(
            migrations.enumerated().allSatisfy { $0.element.number == $0.offset + 1 },
            "migrations are numbered from 1 without gaps"
        )
        self.migrations = migrations
    }

    var lastNumber: Int { migrations.count }

    /// Runs what is missing. The caller holds the writer lock, or is alone with the file.
    ///
    /// Foreign keys are not enforced meanwhile, so that a table can be rebuilt under its children;
    /// they are checked as a whole before each commit.
    func migrate(_ db: Database) throws {
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        for migration in migrations {
            try db.inTransaction(.immediate) {
                // Asked inside the transaction: another process may have been quicker.
                let done = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
                guard migration.number > done else { return .rollback }
                try run(migration, in: db)
                return .commit
            }
        }
        try db.execute(sql: "PRAGMA foreign_keys = ON")
    }

    private func run(_ migration: Migration, in db: Database) throws {
        for statement in migration.sql {
            try db.execute(sql: statement)
        }
        if let orphan = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") {
            let table: String = orphan["table"]
            let parent: String = orphan["parent"]
            throw StoreError.constraint(
                detail: "migration \(migration.number), \(migration.name), leaves a row of "
                    + "\(table) that refers to no row of \(parent)"
            )
        }
        try db.execute(sql: "PRAGMA user_version = \(migration.number)")
    }
}
