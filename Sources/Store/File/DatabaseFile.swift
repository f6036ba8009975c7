import Glibc

/// The database as a file: where it lies, who owns it, and what its first bytes say.
struct DatabaseFile {
    /// "TESS" in ASCII, stored in every database of ours.
    static let applicationID = 0x5445_5353

    let path: String

    var directory: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Refuses what is not ours or not safe, before SQLite touches anything.
    ///
    /// Opened by SQLite, a foreign file could already be changed: its journal would be rolled back.
    ///
    /// - Returns: who owns the file.
    func inspect() throws(StoreError) -> FileOwner {
        // Without O_NONBLOCK, opening a pipe would wait for its other end.
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw .missing(path: path)
            case ELOOP: throw .unsafe(path: path, why: "it is a symbolic link")
            case let code: throw .io(path: path, detail: String(cString: strerror(code)))
            }
        }
        // Closing drops the POSIX locks this process has on the file. In WAL mode the locks that
        // count lie on the -shm file, so a second store in one process loses nothing by it.
        defer { close(descriptor) }

        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw .io(path: path, detail: String(cString: strerror(errno)))
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notADatabase(path: path) }
        try checkHeader(descriptor)
        guard status.st_nlink == 1 else {
            throw .unsafe(path: path, why: "it has a second name, whose log and locks differ")
        }
        guard status.st_mode & S_IWOTH == 0 else {
            throw .unsafe(path: path, why: "every user can write it")
        }
        try checkDirectory(fileOwner: status.st_uid)
        return FileOwner(user: status.st_uid, group: status.st_gid)
    }

    /// Refuses a directory where another user could put a file of their own in this one's place.
    ///
    /// - Parameter fileOwner: the owner of an existing database, who may own the directory too.
    func checkDirectory(fileOwner: uid_t?) throws(StoreError) {
        var status = stat()
        guard stat(directory, &status) == 0 else {
            let why = "its directory cannot be read: \(String(cString: strerror(errno)))"
            throw .io(path: path, detail: why)
        }
        guard status.st_mode & S_IWOTH == 0 || status.st_mode & S_ISVTX != 0 else {
            throw .unsafe(path: path, why: "every user can replace files in \(directory)")
        }
        // Root in a container works in directories that belong to the user outside it.
        let trusted = [0, geteuid()] + (fileOwner.map { [$0] } ?? [])
        guard geteuid() == 0 || trusted.contains(status.st_uid) else {
            throw .unsafe(path: path, why: "\(directory) belongs to another user")
        }
    }

    func checkWritable() throws(StoreError) {
        guard faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0 else {
            throw .notWritable(path: path)
        }
    }

    /// Reads the parts of SQLite's header that never change in a database of ours.
    private func checkHeader(_ descriptor: CInt) throws(StoreError) {
        var header = [UInt8](repeating: 0, count: 100)
        guard pread(descriptor, &header, header.count, 0) == header.count,
            header.starts(with: "SQLite format 3\0".utf8),
            header[68..<72].reduce(0, { $0 << 8 | Int($1) }) == Self.applicationID
        else { throw .notADatabase(path: path) }
    }
}
