import Glibc

/// A Redis server of our own on the loopback, for comparison; nothing is kept on disk.
final class RedisPeer {
    private static let keys = 10_000

    private let server: Child
    private let line: Connection

    /// - Returns: `nil` where Redis is not installed or does not start.
    init?() {
        guard let port = Self.freePort(),
            let server = try? Child(
                "redis-server",
                [
                    "--bind", "127.0.0.1", "--port", "\(port)", "--save", "", "--appendonly", "no",
                    "--loglevel", "warning", "--dir", "/tmp",
                ]
            )
        else { return nil }
        guard let line = Self.connect(to: port) else {
            server.stop()
            return nil
        }
        self.server = server
        self.line = line
    }

    deinit {
        line.close()
        server.stop()
    }

    /// Reads one key at a time; each value is as long as the answer to a check.
    func measure(_ count: Int, valueLength: Int) throws(BenchError) -> Latency {
        let value = String(repeating: "x", count: valueLength)
        for number in 1...Self.keys {
            let key = Population.member(number)
            _ = try line.ask(
                "*3\r\n$3\r\nSET\r\n$\(key.utf8.count)\r\n\(key)\r\n$\(valueLength)\r\n\(value)\r"
            )
        }
        let tape = RequestTape.gets(count, of: Self.keys, seed: 1)
        return try CheckLoad.oneAtATime(tape, over: line, linesPerReply: 2)
    }

    /// A port nobody listens on; the system picks it.
    private static func freePort() -> UInt16? {
        let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(probe) }
        var address = loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                bind(probe, general, length) == 0 && getsockname(probe, general, &length) == 0
            }
        }
        return bound ? UInt16(bigEndian: address.sin_port) : nil
    }

    /// Connects once the server listens, which takes it a moment.
    private static func connect(to port: UInt16) -> Connection? {
        for _ in 0..<100 {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = loopback(port: port)
            let status = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            if status == 0 {
                var yes: Int32 = 1
                setsockopt(
                    descriptor,
                    Int32(IPPROTO_TCP),
                    TCP_NODELAY,
                    &yes,
                    socklen_t(MemoryLayout<Int32>.size)
                )
                return Connection(reading: descriptor, writing: descriptor)
            }
            close(descriptor)
            usleep(20_000)
        }
        return nil
    }

    private static func loopback(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
