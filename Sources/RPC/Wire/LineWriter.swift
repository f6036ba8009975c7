import Glibc

/// Writes whole buffers to a file descriptor.
///
/// - Errors: ``StreamFailure/clientGone`` when nobody reads any more, which needs SIGPIPE ignored
///   (``ProcessStreams/ignoreBrokenPipes()``); ``StreamFailure/writeFailed(_:)`` for the rest.
package struct LineWriter: Sendable {
    private let descriptor: Int32

    package init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Writes every byte, however often the system takes only a part of them.
    package func write(_ bytes: [UInt8]) throws(StreamFailure) {
        // Array.withUnsafeBytes has no typed throws yet, so the outcome comes back as a value.
        let outcome = bytes.withUnsafeBytes { buffer in
            Result { () throws(StreamFailure) in try write(buffer) }
        }
        try outcome.get()
    }

    private func write(_ buffer: UnsafeRawBufferPointer) throws(StreamFailure) {
        var rest = buffer[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let count = Glibc.write(descriptor, part.baseAddress, part.count)
            if count >= 0 {
                rest = rest.dropFirst(count)
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN: waitUntilReady(descriptor, for: POLLOUT)
            case EPIPE, ECONNRESET: throw .clientGone
            case let code: throw .writeFailed(code)
            }
        }
    }
}
