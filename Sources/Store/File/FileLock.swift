import Glibc

/// An advisory lock on a side file beside the database. It dies with the process that holds it.
///
/// `flock` locks belong to the open file, so two stores in one process exclude each other as well.
final class FileLock {
    let path: String
    private let owner: FileOwner
    private var descriptor: CInt

    /// Opens the side file, making it with mode 0600 where it is missing.
    ///
    /// - Parameter owner: who owns the database; a file made by root is given to that user, or the
    ///   owner would be locked out of the own database.
    init(path: String, owner: FileOwner) throws(StoreError) {
        self.path = path
        self.owner = owner
        descriptor = try Self.openFile(path, owner: owner)
    }

    deinit {
        close(descriptor)
    }

    /// Takes the lock if nobody holds it.
    func tryLock() throws(StoreError) -> Bool {
        try take(LOCK_EX | LOCK_NB)
    }

    /// Takes the lock, however long that lasts.
    func lock() throws(StoreError) {
        while try !take(LOCK_EX) {}
    }

    /// Takes the lock, or throws ``StoreError/busy(path:)`` once the deadline has passed.
    ///
    /// It asks and sleeps, because a sleeping `flock` has no time-out, and to break it off by a
    /// signal would put a handler into every program that uses the store. Measured, it wakes no
    /// later for that. The step never grows: if it did, whoever has waited longest would ask least
    /// often.
    ///
    /// - Parameter microseconds: the sleep between two questions; the smaller goes first.
    func lock(
        until deadline: ContinuousClock.Instant,
        askingEvery microseconds: UInt32
    ) throws(StoreError) {
        while try !take(LOCK_EX | LOCK_NB) {
            guard ContinuousClock.now < deadline else { throw .busy(path: path) }
            usleep(microseconds)
        }
    }

    func unlock() {
        flock(descriptor, LOCK_UN)
    }

    /// - Returns: whether the lock was taken; `false` also means: interrupted, ask again.
    private func take(_ operation: CInt) throws(StoreError) -> Bool {
        while true {
            guard flock(descriptor, operation) == 0 else {
                switch errno {
                case EWOULDBLOCK, EINTR: return false
                case let code: throw .io(path: path, detail: String(cString: strerror(code)))
                }
            }
            // Somebody may have removed the file and a newcomer made it again: a lock on the old
            // one excludes nobody.
            var status = stat()
            if fstat(descriptor, &status) == 0, status.st_nlink > 0 { return true }
            let fresh = try Self.openFile(path, owner: owner)
            close(descriptor)
            descriptor = fresh
        }
    }

    private static func openFile(_ path: String, owner: FileOwner) throws(StoreError) -> CInt {
        let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            switch errno {
            case EACCES, EPERM, EROFS: throw .notWritable(path: path)
            case ELOOP: throw .unsafe(path: path, why: "it is a symbolic link")
            case ENOSPC, EDQUOT: throw .full(path: path)
            case let code: throw .io(path: path, detail: String(cString: strerror(code)))
            }
        }
        if geteuid() == 0 {
            // A failure matters only to the owner, who is then told that the file is not writable.
            _ = fchown(descriptor, owner.user, owner.group)
        }
        return descriptor
    }
}
