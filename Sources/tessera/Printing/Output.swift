import Glibc
import JSONText

/// Where answers go: stdout for the answer, stderr for everything said beside it.
///
/// It writes straight to the descriptor: what `print` buffers can be lost without a word when the
/// disk is full.
struct Output: Sendable {
    static let standard = Output(descriptor: 1)

    private let descriptor: Int32
    /// Whether colours may be used on it.
    let ink: Ink

    init(descriptor: Int32) {
        self.descriptor = descriptor
        ink = Ink(descriptor: descriptor)
    }

    /// Writes text as it is; text from the database goes through ``Printable`` first.
    func text(_ text: String) throws(OutputError) {
        try write(Array(text.utf8))
    }

    /// Writes one line.
    func line(_ line: String) throws(OutputError) {
        try text(Printable.text(line) + "\n")
    }

    /// Writes one JSON value and a line end; indented when people are looking.
    func json(_ fill: (inout JSONWriter) -> Void) throws(OutputError) {
        var writer = JSONWriter(pretty: isatty(descriptor) == 1)
        fill(&writer)
        writer.endLine()
        try write(writer.bytes)
    }

    func table(_ table: Table) throws(OutputError) {
        try text(table.rendered(ink))
    }

    /// Says something to whoever runs the command, beside its answer.
    static func note(_ sentence: String) {
        note(raw: "tessera: \(sentence)")
    }

    /// Writes a line to stderr; whatever is in it, it stays one line.
    static func note(raw line: String) {
        // Nobody can be told that stderr is gone.
        try? Output(descriptor: 2).line(line)
    }

    private func write(_ bytes: [UInt8]) throws(OutputError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(
                    descriptor,
                    buffer.baseAddress?.advanced(by: written),
                    buffer.count - written
                )
            }
            if count > 0 {
                written += count
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN: wait()
            case EPIPE: throw .readerGone
            case let code: throw .failed(code)
            }
        }
    }

    /// The parent may have left the pipe non-blocking.
    private func wait() {
        var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        Glibc.poll(&poll, 1, -1)
    }
}
