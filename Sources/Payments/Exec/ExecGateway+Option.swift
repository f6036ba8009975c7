import Glibc

extension ExecGateway {
    /// Reads `NAME=COMMAND ARGUMENT ARGUMENT`, as it stands behind an option.
    ///
    /// - Shape: the name is 1 to 30 of `a-z 0-9 _ -`. Words are split at spaces; double quotes keep
    ///   spaces in a word, and there are no other signs of a shell. The command is a path if it has
    ///   a slash in it, else a name on the PATH.
    /// - Errors: ``GatewayOptionError``, also for a program that is not there or cannot be run. The
    ///   program is not started.
    package static func parse(_ text: String) throws(GatewayOptionError) -> ExecGateway {
        guard let sign = text.firstIndex(of: "=") else { throw .noCommandSign(text: text) }
        let name = String(text[..<sign])
        guard isName(name) else { throw .badName(name) }
        guard !reservedNames.contains(name) else { throw .reservedName(name) }
        let words = try words(text[text.index(after: sign)...], name)
        guard let command = words.first, !command.isEmpty else { throw .emptyCommand(name: name) }
        try check(command, name)
        return ExecGateway(name: name, command: command, arguments: Array(words.dropFirst()))
    }

    private static let reservedNames = [
        "scripted", "offline", "balance", "none", "complimentary",
    ]

    private static func isName(_ text: String) -> Bool {
        (1...30).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    private static func words(
        _ text: Substring,
        _ name: String
    ) throws(GatewayOptionError) -> [String] {
        var words: [String] = []
        // An empty word is one only if it was quoted.
        var word: String?
        var isQuoted = false
        for character in text.unicodeScalars {
            switch character {
            case "\"":
                isQuoted.toggle()
                word = word ?? ""
            case " " where !isQuoted:
                if let word { words.append(word) }
                word = nil
            default:
                word = word ?? ""
                word?.unicodeScalars.append(character)
            }
        }
        guard !isQuoted else { throw .openQuote(name: name) }
        return words + [word].compactMap { $0 }
    }

    private static func check(_ command: String, _ name: String) throws(GatewayOptionError) {
        guard !command.contains("/") else {
            switch isProgram(command) {
            case true?: return
            case false?: throw .notExecutable(name: name, command: command)
            case nil: throw .noSuchFile(name: name, command: command)
            }
        }
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        let isThere = path.split(separator: ":").contains { isProgram("\($0)/\(command)") == true }
        guard isThere else { throw .notOnPath(name: name, command: command) }
    }

    /// Whether this file can be run; `nil` when there is none.
    private static func isProgram(_ path: String) -> Bool? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        return facts.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
