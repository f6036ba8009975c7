import Glibc
import JSONText

/// Why the program must go; what it has not answered by then is unknown.
enum ExecFault: Error, Hashable {
    /// The payload is `errno`.
    case cannotStart(Int32)
    /// Its output is at an end: it died, or closed it.
    case ended
    /// It took longer than the time limit over the request of this key.
    case silent(key: String)
    /// A line without an end.
    case overlong
    case notJSON(JSONSyntaxError)
    /// JSON, but no object with an `id`.
    case notAnAnswer
    /// An answer to nothing it was asked, or the second one to the same request.
    case unexpected(id: String)
}

extension ExecFault: CustomStringConvertible {
    var description: String {
        switch self {
        case .cannotStart(let code):
            "it cannot be started (\(String(cString: strerror(code)))); check its command"
        case .ended: "it ended before it had answered everything; see what it said above"
        case .silent(let key): "it did not answer \(key) in time, and was killed"
        case .overlong:
            """
            it wrote a line of more than \(ExecLines.limit) bytes, and was killed; \
            an answer is one short line
            """
        case .notJSON(let error):
            """
            it wrote a line that is not JSON, and was killed; only answers belong on its standard \
            output: \(error)
            """
        case .notAnAnswer:
            "it wrote a line that is no answer, and was killed; write objects with an \"id\""
        case .unexpected(let id):
            """
            it answered "\(id.excerpt)", which waits for no answer, and was killed; \
            answer each request once, by its id
            """
        }
    }
}
