import Foundation
import Testing

/// The probe running as a process of its own, its output in a file.
final class ProbeProcess {
    private let process = Process()
    private let outputPath: String

    /// - Parameter sizeLimit: in blocks of 512 bytes, the largest file the process may write.
    init(_ arguments: [String], in scratch: ScratchDirectory, sizeLimit: Int? = nil) throws {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let probe = URL(filePath: own).deletingLastPathComponent().appending(path: "StoreProbe")
        outputPath = "\(scratch.path)/\(arguments[0]).out"
        try #require(FileManager.default.createFile(atPath: outputPath, contents: nil))
        let limit = sizeLimit.map { "ulimit -f \($0); " } ?? ""
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", limit + "exec \"$@\"", "sh", probe.path] + arguments
        process.standardOutput = FileHandle(forWritingAtPath: outputPath)
        process.standardError = FileHandle.standardError
        try process.run()
    }

    deinit {
        if process.isRunning { kill() }
    }

    /// The lines printed so far; the last may be half a line.
    var lines: [Substring] {
        let text = (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? ""
        return text.split(separator: "\n")
    }

    /// The rows the process has acknowledged so far.
    var kept: Int {
        let text = (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? ""
        guard let end = text.lastIndex(of: "\n") else { return 0 }
        let whole = text[..<end].split(separator: "\n")
        return whole.last { $0.hasPrefix("kept ") }.flatMap { Int($0.dropFirst(5)) } ?? 0
    }

    func waitUntilKept(_ rows: Int) throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while kept < rows {
            try #require(process.isRunning && ContinuousClock.now < deadline, "\(lines)")
            usleep(5_000)
        }
    }

    /// Ends the process as a power cut would, as far as it is concerned.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Waits for the end.
    /// - Returns: what the process measured, or `nil` when it failed.
    func measured() throws -> Measured? {
        process.waitUntilExit()
        guard process.terminationStatus == 0, let last = lines.last else { return nil }
        return try JSONDecoder().decode(Measured.self, from: Data(last.utf8))
    }

    struct Measured: Decodable {
        let rows: Int
        let commits: Int
        let p50_us: Double
        let p99_us: Double
    }
}
