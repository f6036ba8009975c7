import ArgumentParser
import Glibc
import Store

/// The life of the process around one command: from its arguments to its exit status.
enum Program {
    static let version = "1.0.0"

    /// Parses, runs, reports and exits; never returns.
    static func run(_ root: any ParsableCommand.Type) -> Never {
        let standardOutputIsOpen = secureStandardDescriptors()
        signal(SIGPIPE, SIG_IGN)
        Store.prepareProcess()
        do {
            guard standardOutputIsOpen else {
                throw Failure(
                    .inputOutput,
                    "standard output is closed; give the command somewhere to write to"
                )
            }
            try carryOut(root, CommandLine.arguments.dropFirst().map { $0 })
            exit(ExitStatus.done.rawValue)
        } catch {
            let failure = Failure(error)
            for line in failure.lines { Output.note(raw: line) }
            exit(failure.status.rawValue)
        }
    }

    private static func carryOut(
        _ root: any ParsableCommand.Type,
        _ arguments: [String]
    ) throws {
        let arguments = CommandLineWords.reordered(arguments)
        if arguments.isEmpty {
            return try Output.standard.text(root.helpMessage() + "\n")
        }
        try CommandLineWords.check(arguments, under: root)
        let command: any ParsableCommand
        do {
            command = try root.parseAsRoot(arguments)
        } catch {
            return try answer(error, root, arguments)
        }
        do {
            var command = command
            try command.run()
        } catch let error where root.exitCode(for: error) == .success {
            // Help is a command of the parser's own, which answers by an error.
            try answer(error, root, arguments)
        }
    }

    /// Prints the help that was asked for, or turns the parser's page about a mistake into a line.
    private static func answer(
        _ error: any Error,
        _ root: any ParsableCommand.Type,
        _ arguments: [String]
    ) throws {
        let full = root.fullMessage(for: error)
        guard root.exitCode(for: error) != .success else {
            return try Output.standard.text(full.hasSuffix("\n") ? full : full + "\n")
        }
        var message = oneLine(root.message(for: error))
        if message.hasSuffix(".") { message.removeLast() }
        if let number = CommandLineWords.negative(arguments), message.isAboutMinus(number) {
            message =
                "The value '\(number)' begins with a minus, which makes an option of it: no number here "
                + "may be less than zero, so write it without"
        }
        let link = message.hasSuffix("?") ? " See" : "; see"
        throw Failure(.usage, "\(message)\(link) `\(helpCommand(in: full, root))`")
    }

    /// A list that the parser set below each other, `  - one`, becomes `one, two`.
    private static func oneLine(_ message: String) -> String {
        let lines = message.split(whereSeparator: \.isNewline)
        guard let first = lines.first else { return "This cannot be understood" }
        let items = lines.dropFirst().map { $0.drop { $0 == " " || $0 == "-" } }
        return items.isEmpty ? String(first) : "\(first) \(items.joined(separator: ", "))"
    }

    /// The parser's page ends in `See 'tessera plans show --help' for more information.`
    private static func helpCommand(
        in page: String,
        _ root: any ParsableCommand.Type
    ) -> String {
        let line = page.split(separator: "\n").last { $0.contains("See '") }
        let quoted = line?.split(separator: "'")
        guard let quoted, quoted.count > 1 else { return "\(root._commandName) --help" }
        return String(quoted[1])
    }

    /// Fills the standard descriptors that the parent closed, so that no file gets their numbers.
    ///
    /// - Returns: whether standard output was open.
    private static func secureStandardDescriptors() -> Bool {
        let outputIsOpen = fcntl(1, F_GETFD) >= 0
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
            // Input gets the side that cannot be read and output the side that cannot be written,
            // so that using either still fails.
            let opened = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
            if opened >= 0, opened != descriptor {
                dup2(opened, descriptor)
                close(opened)
            }
        }
        return outputIsOpen
    }
}

extension String {
    /// Whether the parser complains of a gap that a word it took for an option has left.
    fileprivate func isAboutMinus(_ number: String) -> Bool {
        hasPrefix("Missing ") || hasPrefix("Unknown option '\(number)'")
    }
}
