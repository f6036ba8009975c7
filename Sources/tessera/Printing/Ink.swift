import Glibc
import Rainbow

/// Colours, where they help and are wanted: on a terminal, without `NO_COLOR`.
struct Ink: Sendable {
    /// What a word tells at a glance.
    enum Meaning: Sendable {
        case heading, good, warning, bad, faint
    }

    private let isOn: Bool

    init(descriptor: Int32) {
        isOn =
            isatty(descriptor) == 1 && Self.variable("NO_COLOR").isEmpty
            && !["", "dumb"].contains(Self.variable("TERM"))
    }

    private static func variable(_ name: String) -> String {
        getenv(name).map { String(cString: $0) } ?? ""
    }

    func paint(_ text: String, _ meaning: Meaning) -> String {
        guard isOn else { return text }
        return switch meaning {
        case .heading: text.bold
        case .good: text.green
        case .warning: text.yellow
        case .bad: text.red
        case .faint: text.dim
        }
    }
}
