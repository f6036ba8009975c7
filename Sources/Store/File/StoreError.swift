/// Why the store could not be opened, read or written.
///
/// The set is closed. Each description is one sentence: what is wrong, where, and how to mend it.
package enum StoreError: Error, Hashable, Sendable {
    /// There is no file at this path.
    case missing(path: String)
    /// Something already stands where a new database should go.
    case alreadyExists(path: String)
    /// A text file, a directory, an empty file, or the database of another program.
    case notADatabase(path: String)
    /// A later Tessera has changed the schema; `found` and `known` are migration numbers.
    case newerVersion(path: String, found: Int, known: Int)
    /// The file, its directory or its file system cannot be written by this user.
    case notWritable(path: String)
    /// The file lies where somebody else could swap or change it.
    case unsafe(path: String, why: String)
    /// Another process held the lock longer than we were willing to wait.
    case busy(path: String)
    /// The disk, the quota or the page limit is exhausted.
    case full(path: String)
    /// The operating system refused to read, write or sync.
    case io(path: String, detail: String)
    /// The file is a database, and its content is damaged.
    case corrupt(path: String, detail: String)
    /// A setting that the durability promise rests on did not take.
    case durability(path: String, detail: String)
    /// A constraint of the schema refused the change; `detail` names the constraint.
    case constraint(detail: String)
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let path):
            "There is no database at \(path): make one with `tessera init`, or name another path."
        case .alreadyExists(let path):
            "\(path) already exists: name another path, or move that file away first."
        case .notADatabase(let path):
            "\(path) is not a Tessera database: name the right file, or make one with "
                + "`tessera init`."
        case .newerVersion(let path, let found, let known):
            "\(path) has schema version \(found) and this program knows versions up to \(known): "
                + "use the newer program."
        case .notWritable(let path):
            "\(path) cannot be written by this user: run as its owner, or correct its permissions."
        case .unsafe(let path, let why):
            "\(path) is not safe to use, because \(why): correct that, or use another path."
        case .busy(let path):
            "\(path) is held by another process: wait for it to finish, then try again."
        case .full(let path):
            "There is no room left for \(path): free some space or raise the quota, "
                + "then try again; this change was not kept."
        case .io(let path, let detail):
            "\(path) could not be read or written (\(detail)): correct that, then try again."
        case .corrupt(let path, let detail):
            "\(path) is damaged (\(detail)): stop using it and restore the latest backup."
        case .durability(let path, let detail):
            "\(path) cannot keep its promise to be durable (\(detail)): keep it on a local disk, "
                + "and let no other program change its settings."
        case .constraint(let detail):
            "The database refused a change that breaks one of its rules (\(detail)): "
                + "correct the data and try again."
        }
    }
}
