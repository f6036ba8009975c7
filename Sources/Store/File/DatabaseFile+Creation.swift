import Glibc

extension DatabaseFile {
    /// Makes the file under a passing name, then gives it its own in one step.
    ///
    /// So a database is there whole or not at all: two that create at once cannot mix, and a
    /// process killed on the way leaves nothing at `path`.
    ///
    /// - Parameter fill: makes the database at the path it is given, and closes it.
    func create(_ fill: (String) throws -> Void) throws(StoreError) {
        try checkDirectory(fileOwner: nil)
        try checkAbsence()
        let draft = try makeDraft()
        defer {
            for suffix in ["", "-journal", "-wal", "-shm"] { unlink(draft + suffix) }
        }
        do {
            try fill(draft)
        } catch {
            throw StoreError.closed(error, path: path)
        }
        try give(draft, itsNameIn: path)
        syncDirectory()
    }

    /// Refuses a path that is taken, or where the log of a lost database lies.
    ///
    /// SQLite cannot tell whose log it finds: it would play an old one into the new database.
    private func checkAbsence() throws(StoreError) {
        var status = stat()
        guard lstat(path, &status) != 0 else { throw .alreadyExists(path: path) }
        for leftover in [path + "-wal", path + "-journal"] where lstat(leftover, &status) == 0 {
            guard status.st_size == 0 else { throw .alreadyExists(path: leftover) }
            unlink(leftover)
        }
        unlink(path + "-shm")
    }

    /// An empty file of mode 0600 in the same directory.
    private func makeDraft() throws(StoreError) -> String {
        var template = Array("\(path).XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            switch errno {
            case EACCES, EPERM, EROFS: throw .notWritable(path: directory)
            case ENOSPC, EDQUOT: throw .full(path: path)
            case let code: throw .io(path: path, detail: String(cString: strerror(code)))
            }
        }
        close(descriptor)
        return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private func give(_ draft: String, itsNameIn path: String) throws(StoreError) {
        // A rename would replace what has come there meanwhile; a link never does.
        if link(draft, path) == 0 { return }
        switch errno {
        case EEXIST: throw .alreadyExists(path: path)
        case let code: throw .io(path: path, detail: String(cString: strerror(code)))
        }
    }

    /// Without this the new name could be lost with the power. File systems that cannot do it keep
    /// their names safe by themselves, or not at all, so a refusal changes nothing.
    private func syncDirectory() {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
