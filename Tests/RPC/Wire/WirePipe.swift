import Glibc
import RPC
import Testing

/// A pipe whose ends close themselves.
final class WirePipe: Sendable {
    let reading: Int32
    let writing: Int32
    private let isWritingOpen = WireFlag(true)

    init(capacity: Int32? = nil) throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        reading = ends[0]
        writing = ends[1]
        if let capacity {
            // F_SETPIPE_SZ, which the module map does not export.
            _ = fcntl(writing, 1031, capacity)
        }
        ProcessStreams.ignoreBrokenPipes()
    }

    deinit {
        closeWriting()
        close(reading)
    }

    func write(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.write(writing, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    func write(_ text: String) {
        write(Array(text.utf8))
    }

    func closeWriting() {
        if isWritingOpen.exchange(false) { close(writing) }
    }

    /// Everything up to the end of the stream.
    func readAll() -> [UInt8] {
        var all: [UInt8] = []
        while let part = readSome(1 << 16) { all += part }
        return all
    }

    /// Whether a read would have to wait.
    var isEmpty: Bool {
        var request = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, 0) == 0
    }

    /// What one read brings; `nil` at the end of the stream.
    func readSome(_ limit: Int) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            count = max(0, read(reading, buffer.baseAddress, limit))
        }
        return bytes.isEmpty ? nil : bytes
    }
}
