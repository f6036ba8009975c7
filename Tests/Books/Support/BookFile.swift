import Foundation
import ShopSupport

/// A book in a file, written by the real program.
final class BookFile {
    let path: String
    private let directory: ScratchDirectory

    /// - Parameter options: further words of `ledger export`.
    init(_ tool: ForeignTool, of database: String, _ options: String = "") throws {
        directory = try ScratchDirectory()
        path = directory.file("books")
        let words = "ledger export --format \(tool.rawValue) --output \(path) \(options)"
        let ran = try Ran(
            Self.program("tessera"),
            words.split(separator: " ").map(String.init) + ["--database", database]
        )
        guard ran.status == 0, ran.output.isEmpty else { throw ShopError(ran.output) }
    }

    /// A program of ours, beside the bundle of the tests.
    static func program(_ name: String) -> String {
        let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(fileURLWithPath: own ?? CommandLine.arguments[0])
            .deletingLastPathComponent().appendingPathComponent(name).path
    }

    var lines: [String] {
        get throws {
            try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
        }
    }

    func rewrite(_ lines: [String]) throws {
        try lines.joined(separator: "\n").write(toFile: path, atomically: false, encoding: .utf8)
    }
}
