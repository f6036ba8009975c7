/// Reads typed values out of a file's nodes and keeps what is wrong, so that reading goes on.
///
/// Every reading returns `nil` after reporting; a `nil` that goes in comes out in silence, because
/// what is missing has been reported by then.
final class Reader {
    let file: String
    /// How a file of this kind begins, for one that is empty.
    let beginning: String
    private(set) var errors: [PlanFileError] = []
    private var seen: Set<PlanFileError> = []

    init(file: String, beginning: String = "begin with plan: and the plan's id") {
        self.file = file
        self.beginning = beginning
    }

    func report(_ place: Position, _ problem: String, _ remedy: String) {
        let error = PlanFileError(
            file: file,
            line: place.line,
            column: place.column,
            problem: problem,
            remedy: remedy
        )
        // A node that is shared or looked at twice is still one mistake.
        if seen.insert(error).inserted { errors.append(error) }
    }

    /// A text in quotes, on one line and short enough for an error message.
    static func quoted(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars.prefix(40) {
            let isVisible = scalar == " " || !(scalar.properties.isWhitespace || isControl(scalar))
            shown.unicodeScalars.append(isVisible ? scalar : "\u{FFFD}")
        }
        return "\"\(shown)\(text.unicodeScalars.count > 40 ? "…" : "")\""
    }

    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
