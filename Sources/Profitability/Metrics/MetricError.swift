/// Why a metric has no answer.
package enum MetricError: Error, Hashable, Sendable {
    case unknownMetric(String, nearest: String?)
    case unknownInput(String, String, known: [String])
    case missing(String, String, String)
    case repeated(String)
    case notANumber(String, String, MetricUnit)
    case outOfRange(String, String, NumberRange, MetricUnit)
    case notAChoice(String, String, [String])
    case wrongCount(String, Int, least: Int)
    /// The inputs contradict each other, or leave the figure without a meaning; a whole sentence.
    case impossible(String)
    /// The result is too large to count with.
    case tooLarge(String)
}

extension MetricError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownMetric(let name, let nearest?):
            "There is no metric '\(Self.shortened(name))': did you mean \(nearest)?"
        case .unknownMetric(let name, nil): "There is no metric '\(Self.shortened(name))'"
        case .unknownInput(let metric, let name, let known):
            "\(metric) has no input '\(Self.shortened(name))': it takes "
                + known.joined(separator: ", ")
        case .missing(let metric, let name, let meaning):
            "\(metric) needs \(name), \(meaning): add --input \(name)=…"
        case .repeated(let name): "\(name) was given twice: give it once"
        case .notANumber(let name, let text, let unit):
            "\(name) is '\(Self.shortened(text))', which is no number: write digits such as "
                + (unit == .share ? "0.25 or 25%" : "1250.5")
        case .outOfRange(let name, let text, let range, let unit):
            "\(name) is \(Self.shortened(text)): give \(range)"
                + (unit == .share && range.high == 1 ? ", such as 0.25 or 25%" : "")
        case .notAChoice(let name, let text, let words):
            "\(name) is '\(Self.shortened(text))': write \(words.joined(separator: " or "))"
        case .wrongCount(let name, let count, let least):
            "\(name) has \(count) of the numbers it needs: give \(least) to 10000 with commas between"
        case .impossible(let sentence): sentence
        case .tooLarge(let metric):
            "\(metric) comes to more than can be counted: check the inputs for a slip"
        }
    }

    /// Bad input may be of any length and is shown on one line.
    private static func shortened(_ text: String) -> String {
        text.count <= 40 ? text : text.prefix(40) + "…"
    }
}
