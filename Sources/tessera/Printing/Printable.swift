/// Text made fit for a terminal.
enum Printable {
    /// Replaces what a terminal would obey instead of showing: control characters, line ends, and
    /// marks that turn the direction of writing.
    static func text(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isCommand) else { return text }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: text.unicodeScalars.map { isCommand($0) ? "\u{FFFD}" : $0 })
        return String(result)
    }

    private static func isCommand(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
