import Foundation

/// A story file: comments, commands behind `>`, and under each command what it must print.
struct Story {
    struct Step: Equatable {
        /// Comments and blank lines before the command, kept when the file is written again.
        var before: [String]
        var command: String
        var output: [String]
    }

    let name: String
    let path: String
    var steps: [Step] = []
    var tail: [String] = []

    static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Stories").path

    /// Every story, by name.
    static func all() throws -> [Story] {
        try FileManager.default.contentsOfDirectory(atPath: directory)
            .filter { $0.hasSuffix(".txt") }.sorted()
            .map { try Story(path: directory + "/" + $0) }
    }

    init(path: String) throws {
        self.path = path
        name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        var before: [String] = []
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if line.hasPrefix("> ") {
                steps.append(Step(before: before, command: String(line.dropFirst(2)), output: []))
                before = []
            } else if line.hasPrefix("  "), before.isEmpty, !steps.isEmpty {
                steps[steps.count - 1].output.append(String(line.dropFirst(2)))
            } else {
                before.append(String(line))
            }
        }
        tail = before
    }

    var text: String {
        let lines =
            steps.flatMap { $0.before + ["> " + $0.command] + $0.output.map { "  " + $0 } } + tail
        return lines.map { $0 + "\n" }.joined()
    }
}
