import Glibc

extension Store {
    /// Removes a database that was made a moment ago and could not be filled.
    package static func discard(at path: String) {
        for suffix in ["", "-wal", "-shm", "-gate", "-writer", "-run"] { unlink(path + suffix) }
    }
}
