import Foundation
import JSONText

/// The real `tessera`, run as anybody would run it.
struct TesseraBinary {
    let path: String
    let database: String

    /// Runs a command to its end.
    ///
    /// - Parameter allowing: exit statuses that are an answer, not a failure.
    /// - Returns: what it wrote to its standard output.
    /// - Throws: ``DemoError`` when it cannot be started or fails, with the command's own words.
    @discardableResult
    func run(_ arguments: [String], allowing: Set<Int32> = [0]) throws(DemoError) -> [UInt8] {
        let (output, words) = (Pipe(), Pipe())
        let process = try start(
            arguments,
            input: FileHandle.nullDevice,
            output: output,
            words: words
        )
        // Read to the end before waiting: a full pipe would keep the command from ending. What it
        // has to say to people is a line or two and fits.
        let data = (try? output.fileHandleForReading.readToEnd()) ?? Data()
        let said = (try? words.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        guard allowing.contains(process.terminationStatus) else {
            throw DemoError(
                "'tessera \(arguments.joined(separator: " "))' ended with status "
                    + "\(process.terminationStatus): "
                    + String(decoding: said, as: UTF8.self).split(separator: "\n").joined(
                        separator: " "
                    )
            )
        }
        return [UInt8](data)
    }

    /// Runs a command with `--json` and reads its answer.
    func ask(_ arguments: [String], allowing: Set<Int32> = [0]) throws(DemoError) -> Answer {
        try Answer(
            run(arguments + ["--json"], allowing: allowing),
            to: arguments.joined(separator: " ")
        )
    }

    /// Asks for a long list page by page.
    ///
    /// - Parameter cursor: the member of the last item that the next page begins after.
    func pages(_ arguments: [String], cursor: String) throws(DemoError) -> [Answer] {
        var items: [Answer] = []
        var after: [String] = []
        while true {
            let page = try ask(arguments + ["--limit", "20000"] + after).items()
            guard let last = page.last else { return items }
            items += page
            after = ["--after", try last.cursor(cursor)]
        }
    }

    /// Starts `tessera rpc` with everything allowed.
    func startRPC() throws(DemoError) -> TesseraClient {
        let (input, output) = (Pipe(), Pipe())
        let process = try start(["rpc", "--role", "admin"], input: input, output: output)
        return TesseraClient(
            process: process,
            requests: input.fileHandleForWriting,
            replies: output.fileHandleForReading
        )
    }

    private func start(
        _ arguments: [String],
        input: Any,
        output: Pipe,
        words: Pipe? = nil
    ) throws(DemoError) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["TESSERA_DATABASE": database],
            uniquingKeysWith: { $1 }
        )
        process.standardInput = input
        process.standardOutput = output
        if let words { process.standardError = words }
        if let words { process.standardError = words }
        do {
            try process.run()
        } catch {
            throw DemoError("\(path) cannot be started; build it with 'swift build -c release'")
        }
        return process
    }
}

extension Answer {
    /// A cursor as the command line takes it, whether a number or a text.
    fileprivate func cursor(_ name: String) throws(DemoError) -> String {
        switch try member(name).value {
        case .integer(let number): return String(number)
        case .null, .bool, .number, .string, .array, .object: return try text(name)
        }
    }
}
