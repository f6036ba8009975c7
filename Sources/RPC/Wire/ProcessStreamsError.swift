/// Why the process's streams could not be taken over.
package enum ProcessStreamsError: Error, Hashable, Sendable {
    /// The parent closed a stream we cannot do without.
    case closed(String)
    /// A system call failed: what we tried, and `errno`.
    case failed(String, Int32)
}

extension ProcessStreamsError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .closed(let stream):
            "\(stream) is closed; start the service with requests on its input and a reader on its"
                + " output"
        case .failed(let attempt, let code):
            "cannot \(attempt): \(StreamFailure.sentence(code))"
        }
    }
}
