import JSONText

/// Why the text of a gateway option is none; ``GatewayOptionError/description`` says how to mend it.
package enum GatewayOptionError: Error, Hashable, Sendable {
    /// There is no `=` in it.
    case noCommandSign(text: String)
    case badName(String)
    /// A word that stands for a gateway or a way to pay that Tessera has itself.
    case reservedName(String)
    case emptyCommand(name: String)
    case openQuote(name: String)
    /// The command is a name, and no program on the PATH has it.
    case notOnPath(name: String, command: String)
    /// The command is a path, and no file is there.
    case noSuchFile(name: String, command: String)
    /// The file is there, but cannot be run.
    case notExecutable(name: String, command: String)
}

extension GatewayOptionError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noCommandSign(let text):
            """
            the gateway "\(text.excerpt)" has no command; write NAME=COMMAND, \
            such as bank=/usr/local/bin/bank-gateway
            """
        case .badName(let name):
            "\"\(name.excerpt)\" cannot be the name of a gateway; use 1 to 30 of a-z 0-9 _ -"
        case .reservedName(let name):
            "the name \"\(name)\" is Tessera's own; give the gateway another one"
        case .emptyCommand(let name):
            "the gateway \"\(name)\" has no command after the =; write the program to run"
        case .openQuote(let name):
            """
            a double quote in the command of the gateway "\(name)" is not closed; \
            put one at the end of the word
            """
        case .notOnPath(let name, let command):
            """
            the gateway "\(name)" runs "\(command.excerpt)", which is not on the PATH; \
            install it or write its whole path
            """
        case .noSuchFile(let name, let command):
            """
            the gateway "\(name)" runs "\(command.excerpt)", but there is no such file; \
            write the path of the program
            """
        case .notExecutable(let name, let command):
            """
            the gateway "\(name)" runs "\(command.excerpt)", which cannot be run; \
            name a program and make it executable with chmod +x
            """
        }
    }
}
