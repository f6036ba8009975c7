import Foundation
import Subprocess
import Testing

/// Command lines in; stdout, stderr and exit status out, compared whole.
///
/// With `TESSERA_UPDATE_SNAPSHOTS=1` the files are written anew instead, to be read in review.
struct TranscriptTests {
    private static let directory = Workshop.here.appending(path: "Transcripts")

    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? [])
        .filter { $0.hasSuffix(".txt") }.sorted()

    private static let updates =
        ProcessInfo.processInfo.environment["TESSERA_UPDATE_SNAPSHOTS"] == "1"

    @Test(arguments: names)
    func `the transcript is what happens`(name: String) async throws {
        let file = Self.directory.appending(path: name)
        var transcript = Transcript(try String(contentsOf: file, encoding: .utf8))
        let workshop = try Workshop()
        for index in transcript.steps.indices {
            let step = transcript.steps[index]
            let command = step.command.joined(separator: "\n")
            let answer = Transcript.answer(try await workshop.run(command))
            if Self.updates {
                transcript.steps[index].answer = answer
            } else {
                #expect(answer == step.answer, "\(name): $ \(command)")
            }
        }
        if Self.updates { try transcript.text.write(to: file, atomically: true, encoding: .utf8) }
    }

    @Test func `a transcript is written as it was read`() throws {
        for name in Self.names {
            let text = try String(
                contentsOf: Self.directory.appending(path: name),
                encoding: .utf8
            )
            #expect(Transcript(text).text == text, "\(name)")
        }
    }

    @Test func `the help of every command is in the transcript`() async throws {
        let workshop = try Workshop()
        let dump = try await workshop.run("tessera --experimental-dump-help")
        let root = try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command
        let help = Transcript(
            try String(contentsOf: Self.directory.appending(path: "help.txt"), encoding: .utf8)
        )
        let shown = Set(help.steps.map { $0.command[0] })
        for path in root.paths where !path.contains(" help") {
            #expect(shown.contains("\(path) --help"), "\(path)")
        }
    }

    /// The parser's own description of the program.
    private struct Dump: Decodable {
        let command: Command

        struct Command: Decodable {
            let commandName: String
            let subcommands: [Command]?

            var paths: [String] {
                let below = (subcommands ?? []).flatMap(\.paths)
                return [commandName] + below.map { "\(commandName) \($0)" }
            }
        }
    }
}
