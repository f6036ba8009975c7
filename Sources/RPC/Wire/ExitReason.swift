/// Why the server's loop ended.
package enum ExitReason: Hashable, Sendable {
    /// The input ended after a whole line, or we were told to stop; everything read is answered.
    case endOfInput

    /// The input ended inside a line, which was answered with an error and not executed.
    case cutLine

    /// The client stopped reading; what it had sent before is committed.
    case clientGone

    /// Reading failed; the payload is `errno`.
    case inputFailed(Int32)

    /// Writing failed; the payload is `errno`.
    case outputFailed(Int32)

    init(_ failure: StreamFailure) {
        switch failure {
        case .readFailed(let code): self = .inputFailed(code)
        case .clientGone: self = .clientGone
        case .writeFailed(let code): self = .outputFailed(code)
        }
    }

    /// The exit status of the process, as in `sysexits.h`: 65 bad input, 74 input or output error.
    package var status: Int32 {
        switch self {
        case .endOfInput, .clientGone: 0
        case .cutLine: 65
        case .inputFailed, .outputFailed: 74
        }
    }

    /// One line for stderr; `nil` when there is nothing to say.
    package var message: String? {
        switch self {
        case .endOfInput: nil
        case .cutLine: "the input ended inside a line; that request was not executed, send it again"
        case .clientGone: StreamFailure.clientGone.description
        case .inputFailed(let code): StreamFailure.readFailed(code).description
        case .outputFailed(let code): StreamFailure.writeFailed(code).description
        }
    }
}
