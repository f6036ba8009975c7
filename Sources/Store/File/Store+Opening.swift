import GRDB

extension Store {
    /// Makes a new database with mode 0600 and opens it. A failure leaves nothing behind.
    package static func create(at path: String) throws(StoreError) -> Store {
        try create(at: path, migrations: Migrations.all)
    }

    /// Opens a database, bringing an older one up to date.
    ///
    /// - Parameter readOnly: asks for no right to write, so it works on the file of another user.
    /// - Throws: ``StoreError/newerVersion(path:found:known:)`` for a file of a later Tessera.
    package static func open(at path: String, readOnly: Bool = false) throws(StoreError) -> Store {
        try open(at: path, readOnly: readOnly, migrations: Migrations.all)
    }

    static func create(at path: String, migrations: [Migration]) throws(StoreError) -> Store {
        try DatabaseFile(path: path).create { draft in
            try Connection.fillNew(path: draft, migrations: migrations)
        }
        return try open(at: path, readOnly: false, migrations: migrations)
    }

    static func open(
        at path: String,
        readOnly: Bool,
        migrations: [Migration],
        lockTimeout: Duration = .seconds(10)
    ) throws(StoreError) -> Store {
        let file = DatabaseFile(path: path)
        let owner = try file.inspect()
        if !readOnly { try file.checkWritable() }
        let queue = try Connection.open(path: path, readOnly: readOnly)
        let found = try Connection.schemaVersion(of: queue, path: path)
        let known = Migrator(migrations: migrations).lastNumber
        guard found <= known else {
            throw .newerVersion(path: path, found: found, known: known)
        }
        if found < known, readOnly {
            try open(at: path, readOnly: false, migrations: migrations).close()
            return try open(at: path, readOnly: true, migrations: migrations)
        }
        let turnstile = readOnly ? nil : try Turnstile(database: path, owner: owner)
        if found < known, let turnstile {
            try turnstile.enter(.interactive, timeout: lockTimeout)
            defer { turnstile.leave() }
            do {
                try queue.inDatabase { try Migrator(migrations: migrations).migrate($0) }
            } catch {
                throw .closed(error, path: path)
            }
        }
        return try Store(
            path: path,
            owner: owner,
            turnstile: turnstile,
            queue: queue,
            schemaVersion: known
        )
    }
}
