import Foundation
import Subprocess
import Testing

/// A directory of its own for one test, in which shell lines run with `tessera` at hand.
///
/// The environment is our own: nothing of the machine's settings may change an answer. The zone is
/// an odd one, ahead of UTC by more than half a day, to prove that `TZ` does not matter.
final class Workshop: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/command-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o755]
        )
        try FileManager.default.copyItem(atPath: Self.plans, toPath: path + "/Plans")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The real program, beside the bundle of the tests.
    static let binary: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let directory = URL(filePath: own ?? CommandLine.arguments[0]).deletingLastPathComponent()
        return directory.appending(path: "tessera").path
    }()

    static let here = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The plans that ship.
    private static let plans =
        here.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Plans")
        .resolvingSymlinksInPath().path

    static let environment: [Environment.Key: String] = [
        "PATH": URL(filePath: binary).deletingLastPathComponent().path + ":/usr/bin:/bin",
        "TZ": "Pacific/Kiritimati",
        "LANG": "C",
        "TERM": "xterm",
    ]

    /// Runs a line of shell to its end.
    func run(_ line: String) async throws -> Ran {
        let result = try await Subprocess.run(
            .name("sh"),
            arguments: arguments(line),
            environment: .custom(Self.environment),
            output: .string(limit: 4 << 20),
            error: .string(limit: 1 << 20)
        )
        return Ran(
            output: result.standardOutput,
            error: result.standardError,
            status: Ran.status(result.terminationStatus)
        )
    }

    /// The shell's arguments for a line that is to run in here.
    func arguments(_ line: String) -> Arguments {
        ["-c", "cd '\(path)' || exit 99\n\(line)"]
    }

    /// Makes a database on a test clock, with the plans loaded and one paying member `m-1`.
    func open() async throws {
        let lines = """
            set -e
            tessera init --zone America/New_York --test-clock 2026-01-31T15:00:00Z
            tessera plans load Plans
            tessera members add m-1
            tessera subscriptions start m-1 prime --price monthly --pay-with scripted:ok --no-trial
            """
        let ran = try await run(lines)
        try #require(ran.status == 0, "\(ran.error)")
    }
}

/// What a command came to.
struct Ran: Hashable, Sendable {
    let output: String
    let error: String
    /// As a shell counts it: 128 and the signal's number for a process that a signal ended.
    let status: Int

    static func status(_ status: TerminationStatus) -> Int {
        switch status {
        case .exited(let code): Int(code)
        case .signaled(let signal): 128 + Int(signal)
        }
    }
}
