import Glibc

/// Why a command's answer could not be written.
enum OutputError: Error, Hashable {
    /// Whoever read our output has had enough; that is no fault.
    case readerGone
    /// The payload is `errno`.
    case failed(Int32)
}

extension OutputError: CustomStringConvertible {
    var description: String {
        switch self {
        case .readerGone: "nobody reads the output any more"
        case .failed(let code):
            "the output could not be written (\(String(cString: strerror(code)))); "
                + "what the command did is done, only its answer is lost"
        }
    }
}
