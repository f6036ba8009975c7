import Foundation
import Glibc
import Subprocess
import Testing

/// How `tessera rpc` ends when it is told to.
struct SignalTests {
    private static let check = """
        {"jsonrpc":"2.0","id":1,"method":"entitlement.check",\
        "params":{"member":"m-1","benefit":"video"}}

        """

    @Test(arguments: [Signal.terminate, .interrupt, .terminalClosed])
    func `a signal lets the process answer what it has read and end with 0`(
        signal: Signal
    ) async throws {
        let workshop = try Workshop()
        try await workshop.open()
        let result = try await Subprocess.run(
            .name("sh"),
            arguments: workshop.arguments("exec tessera rpc"),
            environment: .custom(Workshop.environment),
            input: .inputWriter,
            output: .sequence,
            error: .string(limit: 4_096)
        ) { execution in
            _ = try await execution.standardInputWriter.write(Self.check)
            var lines: [String] = []
            for try await line in execution.standardOutput.strings() {
                lines.append(line)
                guard lines.count == 1 else { continue }
                // Half a request: never executed, and no fault when we are the ones who stop.
                _ = try await execution.standardInputWriter.write(#"{"jsonrpc":"2.0","#)
                try execution.send(signal: signal)
            }
            return lines
        }
        #expect(Ran.status(result.terminationStatus) == 0)
        #expect(result.closureResult.first?.contains(#""entitled":true"#) == true)
        #expect(result.standardError == "")
    }

    @Test func `a second signal ends the process at once`() async throws {
        let workshop = try Workshop()
        try await workshop.open()
        // With the writer lock in our hands, a mutation has to wait.
        let writer = Glibc.open(workshop.path + "/tessera.db-writer", O_RDWR)
        try #require(writer >= 0 && flock(writer, LOCK_EX) == 0)
        defer { Glibc.close(writer) }
        let request = """
            {"jsonrpc":"2.0","id":1,"method":"member.create",\
            "params":{"member":"m-2","idempotency_key":"k-1"}}

            """
        let result = try await Subprocess.run(
            .name("sh"),
            arguments: workshop.arguments("exec tessera rpc --role clerk"),
            environment: .custom(Workshop.environment),
            input: .inputWriter,
            output: .string(limit: 4_096),
            error: .string(limit: 4_096)
        ) { execution in
            _ = try await execution.standardInputWriter.write(request)
            try await Self.waitUntilHeld(workshop.path + "/tessera.db-gate")
            // The first is taken note of and the second obeyed; one that comes late does nothing.
            for _ in 0..<20 {
                try? execution.send(signal: .terminate)
                try await Task.sleep(for: .milliseconds(50))
                if !FileManager.default.fileExists(
                    atPath: "/proc/\(execution.processIdentifier.value)/fd/0"
                ) {
                    break
                }
            }
        }
        #expect(Ran.status(result.terminationStatus) == 128 + Int(SIGTERM))
        #expect(result.standardOutput == "")
    }

    /// Waits until another process stands at the gate.
    private static func waitUntilHeld(_ path: String) async throws {
        let gate = Glibc.open(path, O_RDWR)
        try #require(gate >= 0)
        defer { Glibc.close(gate) }
        let deadline = ContinuousClock.now + .seconds(8)
        while flock(gate, LOCK_EX | LOCK_NB) == 0 {
            flock(gate, LOCK_UN)
            try #require(ContinuousClock.now < deadline, "nobody came to \(path)")
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
