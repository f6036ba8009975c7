import ArgumentParser

/// Looks at the words of a command line before the parser does, for what it cannot say well.
enum CommandLineWords {
    /// Moves `--database PATH` and `--json` from before the noun behind everything else, where the
    /// commands that have them look for them.
    static func reordered(_ arguments: [String]) -> [String] {
        var rest = arguments[...]
        var moved: [String] = []
        while let word = rest.first {
            if word == "--database", rest.count > 1 {
                moved += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if word.hasPrefix("--database=") || word == "--json" {
                moved.append(word)
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        guard !moved.isEmpty, !rest.isEmpty else { return arguments }
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return rest[..<end] + moved + rest[end...]
    }

    /// Refuses a noun or a verb that does not exist, naming the one that was probably meant.
    /// - Throws: ``Failure``.
    static func check(
        _ arguments: [String],
        under root: any ParsableCommand.Type
    ) throws(Failure) {
        // Requests to the parser itself have words of their own.
        guard arguments.first?.hasPrefix("-") == false else { return }
        var command = root
        var path = [root._commandName]
        var words = arguments[...]
        while !command.configuration.subcommands.isEmpty {
            let known = command.configuration.subcommands
            guard let word = words.popFirst(), !word.hasPrefix("-") else {
                if words.contains(where: isHelp) || arguments.contains(where: isHelp) { return }
                throw Failure(.usage, missing(path, known.map { $0._commandName }))
            }
            if word == "help", path.count == 1 { return }
            guard let next = known.first(where: { $0._commandName == word }) else {
                throw Failure(.usage, unknown(word, path, known.map { $0._commandName }))
            }
            command = next
            path.append(word)
        }
    }

    /// The first word that is a number below zero; the parser takes it for an option.
    static func negative(_ arguments: [String]) -> String? {
        arguments.prefix { $0 != "--" }.first { word in
            let rest = word.utf8.dropFirst()
            return word.hasPrefix("-") && !rest.isEmpty
                && rest.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        }
    }

    private static func isHelp(_ word: String) -> Bool {
        ["-h", "--help", "--help-hidden", "--version", "--experimental-dump-help"].contains(word)
    }

    private static func missing(_ path: [String], _ known: [String]) -> String {
        "`\(path.joined(separator: " "))` needs a word behind it: \(list(known)); "
            + "see `\(path.joined(separator: " ")) --help`"
    }

    private static func unknown(_ word: String, _ path: [String], _ known: [String]) -> String {
        let place = path.joined(separator: " ")
        guard let meant = Slip.nearest(to: word, among: known) else {
            return "There is no `\(place) \(word)`: there is \(list(known)); "
                + "see `\(place) --help`"
        }
        return "There is no `\(place) \(word)`; did you mean `\(place) \(meant)`?"
    }

    private static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.joined() }
        return words.dropLast().joined(separator: ", ") + " or \(last)"
    }
}
