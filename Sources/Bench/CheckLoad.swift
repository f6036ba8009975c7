/// Requests of one client over one connection.
enum CheckLoad {
    /// Requests on the way at once, when pipelined; all of them fit into a pipe.
    static let window = 256

    /// Asks one by one, each after the reply to the one before, and measures each.
    static func oneAtATime(
        _ tape: RequestTape,
        over line: Connection,
        linesPerReply: Int = 1
    ) throws(BenchError) -> Latency {
        // The first tenth warms caches up and is not counted.
        let warmUp = tape.count / 10
        var latency = Latency()
        for index in 0..<tape.count {
            let began = ContinuousClock.now
            try tape.withBytes(of: index..<index + 1) { (bytes) throws(BenchError) in
                try line.roundTrip(bytes, lines: linesPerReply)
            }
            let taken = ContinuousClock.now - began
            if index >= warmUp { latency.record(taken) }
        }
        return latency
    }

    /// Keeps a window of requests on the way.
    /// - Returns: replies a second.
    static func pipelined(_ tape: RequestTape, over line: Connection) throws(BenchError) -> Double {
        var (sent, answered) = (0, 0)
        let began = ContinuousClock.now
        while answered < tape.count {
            let next = min(answered + window, tape.count)
            if next > sent {
                try tape.withBytes(of: sent..<next) { (bytes) throws(BenchError) in
                    try line.send(bytes)
                }
                sent = next
            }
            let bytes = try line.receive()
            guard !bytes.isEmpty else { throw BenchError("the other side ended without answering") }
            answered += Connection.lines(in: bytes)
        }
        return Double(tape.count) / ((ContinuousClock.now - began) / .seconds(1))
    }
}
