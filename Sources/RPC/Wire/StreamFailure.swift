import Glibc

/// Why a stream stopped working.
package enum StreamFailure: Error, Hashable, Sendable {
    /// Reading failed; the payload is `errno`.
    case readFailed(Int32)

    /// Nobody reads our replies any more: the client closed its end or died.
    case clientGone

    /// Writing failed, for instance because the disk is full; the payload is `errno`.
    case writeFailed(Int32)
}

extension StreamFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .readFailed(let code): "cannot read requests: \(Self.sentence(code))"
        case .clientGone: "the client closed its end before it had read every reply"
        case .writeFailed(let code): "cannot write replies: \(Self.sentence(code))"
        }
    }

    static func sentence(_ code: Int32) -> String {
        String(cString: strerror(code))
    }
}
