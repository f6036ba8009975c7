/// How text from outside becomes part of a page.
enum Markup {
    /// The text with nothing in it that markup could take for its own.
    ///
    /// It goes by scalars: the templates' own escaping goes by characters, and lets a `<` with a
    /// combining mark through. Control characters, which XML cannot hold, become the replacement
    /// character.
    static func escaped(_ text: String) -> String {
        var written = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": written += "&amp;"
            case "<": written += "&lt;"
            case ">": written += "&gt;"
            case "\"": written += "&quot;"
            case "'": written += "&#39;"
            case "\n", "\t": written.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
                written += "\u{FFFD}"
            case _: written.unicodeScalars.append(scalar)
            }
        }
        return written
    }
}
