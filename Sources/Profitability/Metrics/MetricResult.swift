/// One figure beside the main one.
package struct MetricFigure: Hashable, Sendable {
    package let name: String
    /// `nil` when there is no such figure; a note says why.
    package let value: Double?
    package let unit: MetricUnit

    package init(_ name: String, _ value: Double?, _ unit: MetricUnit) {
        self.name = name
        self.value = value
        self.unit = unit
    }
}

/// What a formula comes to, before the metric adds its unit and conventions.
struct MetricAnswer: Hashable, Sendable {
    let value: Double?
    private(set) var figures: [MetricFigure] = []
    private(set) var notes: [String] = []

    init(_ value: Double?) { self.value = value }

    func figure(_ name: String, _ value: Double?, _ unit: MetricUnit) -> MetricAnswer {
        var answer = self
        answer.figures.append(MetricFigure(name, value, unit))
        return answer
    }

    /// Says something about this answer, when it is so.
    func note(_ sentence: String, when isSo: Bool = true) -> MetricAnswer {
        guard isSo else { return self }
        var answer = self
        answer.notes.append(sentence)
        return answer
    }
}

/// A metric's answer with everything needed to read it.
package struct MetricResult: Hashable, Sendable {
    package let metric: Metric
    /// `nil` when there is no such figure; ``notes`` say why.
    package let value: Double?
    package let figures: [MetricFigure]
    /// What it was reckoned with, defaults among them.
    package let inputs: MetricInputs
    /// What is to be known about this answer, a sentence each.
    package let notes: [String]

    /// The figure of this name; `nil` also when it has no value.
    package func figure(_ name: String) -> Double? {
        figures.first { $0.name == name }?.value
    }
}
