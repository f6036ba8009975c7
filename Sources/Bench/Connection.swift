import Glibc

/// Bytes out, lines back, over any pair of descriptors; the same client for pipes and for sockets.
final class Connection {
    private let reading: Int32
    private let writing: Int32
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    private var isClosed = false

    init(reading: Int32, writing: Int32) {
        self.reading = reading
        self.writing = writing
    }

    deinit {
        close()
        buffer.deallocate()
    }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        _ = Glibc.close(writing)
        if reading != writing { _ = Glibc.close(reading) }
    }

    func send(_ bytes: UnsafeRawBufferPointer) throws(BenchError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let count = write(writing, part.baseAddress, part.count)
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw BenchError("the other side is gone: \(String(cString: strerror(errno)))")
            }
        }
    }

    /// Reads what is there, waiting for the first of it.
    /// - Returns: the bytes, valid until the next read; empty at the end.
    func receive() throws(BenchError) -> UnsafeRawBufferPointer {
        while true {
            let count = read(reading, buffer.baseAddress, buffer.count)
            if count >= 0 { return UnsafeRawBufferPointer(rebasing: buffer[..<count]) }
            guard errno == EINTR else {
                throw BenchError("nothing can be read: \(String(cString: strerror(errno)))")
            }
        }
    }

    /// Sends one request and reads its whole reply.
    ///
    /// - Parameter lines: how many lines a reply has.
    func roundTrip(_ request: UnsafeRawBufferPointer, lines: Int = 1) throws(BenchError) {
        try send(request)
        var missing = lines
        while missing > 0 {
            let bytes = try receive()
            guard !bytes.isEmpty else { throw BenchError("the other side ended without answering") }
            missing -= Self.lines(in: bytes)
        }
    }

    /// Sends one request of one line and gives back the reply's line.
    func ask(_ request: String) throws(BenchError) -> [UInt8] {
        try sendLine(request)
        return try receiveLine()
    }

    func sendLine(_ line: String) throws(BenchError) {
        let bytes = Array("\(line)\n".utf8)
        let sent = bytes.withUnsafeBytes { bytes in
            Result { () throws(BenchError) in try send(bytes) }
        }
        try sent.get()
    }

    func receiveLine() throws(BenchError) -> [UInt8] {
        var line: [UInt8] = []
        while line.last != UInt8(ascii: "\n") {
            let bytes = try receive()
            guard !bytes.isEmpty else { throw BenchError("the other side ended without answering") }
            line += bytes
        }
        return line
    }

    /// Whether something can be read at once.
    var hasReply: Bool {
        var state = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
        return poll(&state, 1, 0) > 0
    }

    /// Reads to the end and drops it.
    func drain() throws(BenchError) {
        while try !receive().isEmpty {}
    }

    /// How many lines end in these bytes.
    static func lines(in bytes: UnsafeRawBufferPointer) -> Int {
        var count = 0
        for byte in bytes where byte == UInt8(ascii: "\n") { count += 1 }
        return count
    }
}
