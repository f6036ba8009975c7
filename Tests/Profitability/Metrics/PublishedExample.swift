import Profitability
import Testing

/// A worked example that somebody has published, and what it comes to.
struct PublishedExample: Sendable, CustomTestStringConvertible {
    /// Where it stands, and what it shows.
    let source: String
    let metric: String
    /// `name=text` with spaces between.
    let inputs: String
    /// Figures by name, `value` for the main one; each to the last digit that was printed.
    let figures: [(name: String, value: Double, within: Double)]

    init(
        _ source: String,
        _ metric: String,
        _ inputs: String,
        _ figures: (String, Double, Double)...
    ) {
        self.source = source
        self.metric = metric
        self.inputs = inputs
        self.figures = figures.map { (name: $0.0, value: $0.1, within: $0.2) }
    }

    var testDescription: String { "\(metric): \(source)" }

    var words: [(name: String, text: String)] { Self.words(inputs) }

    static func words(_ inputs: String) -> [(name: String, text: String)] {
        inputs.split(separator: " ").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1)
            return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
    }
}
