import JSONText

/// One renewal run of everybody, by the real binary.
struct RunMeasurement {
    let renewed: Int64
    let seconds: Double
    /// Spent by the process on a core, in seconds.
    let processorTime: Double
    /// The most memory the process held, in MiB.
    let memory: Double
    /// How long a checkout's commit took while the run went on; `nil` when nobody committed.
    let commits: Latency?

    var perSecond: Double { Double(renewed) / seconds }

    /// Runs the renewals of a database where all are due.
    ///
    /// - Parameter besides: whether a clerk's process commits prepayments one by one all the while.
    static func take(_ tessera: String, database: String, besides: Bool) throws -> RunMeasurement {
        let run = try Child(tessera, ["rpc", "--role", "admin", "--database", database])
        let clerk =
            try besides ? Child(tessera, ["rpc", "--role", "clerk", "--database", database]) : nil
        defer { clerk?.finish() }
        // One answered line each: starting is not what is measured.
        _ = try run.line.ask(#"{"jsonrpc":"2.0","id":0,"method":"plan.list"}"#)
        _ = try clerk?.line.ask(#"{"jsonrpc":"2.0","id":0,"method":"plan.list"}"#)

        let before = try run.processorTime()
        let began = ContinuousClock.now
        try run.line.sendLine(
            #"{"jsonrpc":"2.0","id":1,"method":"renewal.run","params":{"idempotency_key":"run:1"}}"#
        )
        let commits = try clerk.map { try commit(over: $0.line, until: run.line) }
        let reply = try run.line.receiveLine()
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        let processorTime = try run.processorTime() - before
        let memory = Double(try run.peakMemory()) / 1_024
        guard run.finish() == 0 else { throw BenchError("the run's process failed; see above") }
        return RunMeasurement(
            renewed: try renewed(reply),
            seconds: seconds,
            processorTime: processorTime,
            memory: memory,
            commits: commits
        )
    }

    /// Commits one prepayment after the other until the run has answered.
    private static func commit(
        over line: Connection,
        until run: Connection
    ) throws(BenchError) -> Latency {
        var latency = Latency()
        var number = 0
        while !run.hasReply {
            number += 1
            let began = ContinuousClock.now
            let reply = try line.ask(
                #"{"jsonrpc":"2.0","id":\#(number),"method":"prepayment.add","params":{"#
                    + #""member":"\#(Population.member(1 + number % 1_000))","#
                    + #""amount":{"amount":100,"currency":"USD"},"idempotency_key":"add:\#(number)"}}"#
            )
            latency.record(ContinuousClock.now - began)
            _ = try result(of: reply)
        }
        return latency
    }

    /// The result of a reply.
    private static func result(of reply: [UInt8]) throws(BenchError) -> JSONObject {
        let value: JSONValue
        do {
            value = try JSONScanner.parse(reply)
        } catch {
            throw BenchError("a reply is no JSON: \(error)")
        }
        guard case .object(let envelope) = value, case .object(let result)? = envelope["result"]
        else { throw BenchError("refused: \(String(decoding: reply, as: UTF8.self))") }
        return result
    }

    private static func renewed(_ reply: [UInt8]) throws(BenchError) -> Int64 {
        let result = try result(of: reply)
        guard case .integer(let renewed)? = result["renewed"], renewed > 0,
            case .array(let findings)? = result["findings"], findings.isEmpty
        else { throw BenchError("the run went wrong: \(String(decoding: reply, as: UTF8.self))") }
        return renewed
    }
}
