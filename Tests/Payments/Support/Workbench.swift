import Foundation
import Payments
import Synchronization
import Testing

/// A directory of its own for fake programs, and what the gateways noted about them.
final class Workbench: Sendable {
    private let directory: URL
    private let notebook = Mutex<[String]>([])

    init() throws {
        directory = FileManager.default.temporaryDirectory
            .appending(path: "tessera-payments-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: directory)
    }

    /// What was noted so far.
    var notes: [String] { notebook.withLock { $0 } }

    /// A gateway whose program is this script of `sh`.
    ///
    /// The script has `reply LINE MEMBERS`, which answers the request of that line, `$ok`, the
    /// members of a success, and `$life`, how often it was started. It runs in a directory of its
    /// own.
    func shell(
        _ script: String,
        inFlight: Int = 16,
        timeout: Duration = .seconds(10)
    ) -> ExecGateway {
        let whole = """
            cd "$1" || exit
            echo >> lives
            life=$(wc -l < lives)
            ok='"outcome":"succeeded"'
            reply() { rest=${1#*'"id":"'}; printf '{"id":"%s",%s}\\n' "${rest%%'"'*}" "$2"; }
            \(script)
            """
        return gateway(
            "/bin/sh",
            ["-c", whole, "sh", directory.path],
            inFlight: inFlight,
            timeout: timeout
        )
    }

    /// A gateway of this command.
    func gateway(
        _ command: String,
        _ arguments: [String],
        inFlight: Int = 16,
        timeout: Duration = .seconds(10)
    ) -> ExecGateway {
        ExecGateway(
            name: "bank",
            command: command,
            arguments: arguments,
            inFlight: inFlight,
            timeout: timeout,
            note: { [weak self] note in self?.notebook.withLock { $0.append(note) } }
        )
    }

    /// The example program with the workbench's journal.
    func example(_ options: String..., timeout: Duration = .seconds(10)) -> ExecGateway {
        let program = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../scripts/example-gateway").standardizedFileURL
        return gateway(
            program.path,
            ["--journal", path("journal")] + options,
            timeout: timeout
        )
    }

    func write(_ text: String, to file: String) throws {
        try text.write(toFile: path(file), atomically: false, encoding: .utf8)
    }

    func path(_ file: String) -> String { directory.appending(path: file).path }

    /// The lines of a file; none when there is no such file.
    func lines(_ file: String) -> [String] {
        let text = try? String(contentsOfFile: path(file), encoding: .utf8)
        return (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map(String.init)
    }

    /// How often the script was started.
    var lives: Int { lines("lives").count }

    /// The process whose number the script has written to this file.
    func process(_ file: String) throws -> Int32 {
        try #require(lines(file).last.flatMap { Int32($0) })
    }

    /// Whether this process does anything yet; one that is dead and unreaped does not.
    static func isRunning(_ process: Int32) -> Bool {
        state(process).map { $0 != "Z" } ?? false
    }

    /// Whether the system still has this process, dead or alive.
    static func exists(_ process: Int32) -> Bool { state(process) != nil }

    /// Waits for something that another process does by itself.
    static func eventually(_ holds: () -> Bool) -> Bool {
        let deadline = ContinuousClock.now + .seconds(5)
        while !holds() {
            guard ContinuousClock.now < deadline else { return false }
            usleep(1_000)
        }
        return true
    }

    private static func state(_ process: Int32) -> Character? {
        let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        // The name stands in parentheses and may hold anything; the state follows.
        return text?.split(separator: ")").last?.first { $0 != " " }
    }
}
