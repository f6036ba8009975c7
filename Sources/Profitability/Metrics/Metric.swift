/// One closed-form figure of the field: what it says, what it needs, and how it is reckoned.
package struct Metric: Sendable {
    /// What the figures are about, in the order they are listed.
    package enum Group: String, Hashable, Sendable, CaseIterable {
        case value = "value of a member"
        case recurring = "recurring revenue"
        case retention = "retention"
        case plan = "economics of a plan"
        case accounting = "revenue and liabilities"
        case voice = "what members say"
        case experiment = "uplift and its proof"
    }

    /// As it is asked for: `ltv`.
    package let name: String
    package let title: String
    package let group: Group
    /// The unit of the value.
    package let unit: MetricUnit
    /// In words, with the names of the inputs.
    package let formula: String
    package let inputs: [MetricInput]
    /// What is taken for granted where the field disagrees, a sentence each.
    package let conventions: [String]
    /// Where the formula is published.
    package let source: String
    /// Inputs that can be tried, as they are written.
    package let example: [(name: String, text: String)]
    private let formulaOf: @Sendable (MetricInputs) throws(MetricError) -> MetricAnswer

    /// - Parameter example: `name=text` with spaces between.
    init(
        _ name: String,
        _ title: String,
        _ group: Group,
        in unit: MetricUnit,
        formula: String,
        inputs: [MetricInput],
        conventions: [String] = [],
        source: String,
        example: String,
        reckon: @escaping @Sendable (MetricInputs) throws(MetricError) -> MetricAnswer
    ) {
        self.name = name
        self.title = title
        self.group = group
        self.unit = unit
        self.formula = formula
        self.inputs = inputs
        self.conventions = conventions
        self.source = source
        self.example = example.split(separator: " ").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1)
            return (String(parts[0]), String(parts.last ?? ""))
        }
        formulaOf = reckon
    }

    /// Reckons the metric from what was written for its inputs.
    ///
    /// - Throws: ``MetricError`` for inputs that are missing, unknown or out of range, that
    ///   contradict each other, or that lead beyond what can be counted.
    package func evaluate(
        _ words: [(name: String, text: String)]
    ) throws(MetricError) -> MetricResult {
        let inputs = try MetricInputs(words, of: self)
        let answer = try formulaOf(inputs)
        let numbers = answer.figures.map(\.value) + [answer.value]
        guard numbers.allSatisfy({ abs($0 ?? 0) <= 1e24 }) else { throw .tooLarge(name) }
        return MetricResult(
            metric: self,
            value: answer.value,
            figures: answer.figures,
            inputs: inputs,
            notes: answer.notes
        )
    }
}

extension Metric: Hashable {
    /// There is one metric of a name.
    package static func == (first: Metric, second: Metric) -> Bool { first.name == second.name }

    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Metric {
    /// Every metric, by group.
    package static let all: [Metric] =
        value + recurring + retention + plan + accounting + voice + experiment

    /// - Throws: ``MetricError/unknownMetric(_:nearest:)``.
    package static func named(_ name: String) throws(MetricError) -> Metric {
        if let metric = all.first(where: { $0.name == name }) { return metric }
        let nearest = all.map { (metric: $0.name, steps: steps(from: name, to: $0.name)) }
            .min { $0.steps < $1.steps }
        throw .unknownMetric(
            name,
            nearest: nearest.flatMap { $0.steps <= max(2, name.count / 3) ? $0.metric : nil }
        )
    }

    /// How many letters have to be added, dropped or replaced to make one word of the other.
    private static func steps(from first: String, to second: String) -> Int {
        guard first.utf8.count <= 64 else { return .max }
        let second = Array(second.utf8)
        var row = Array(0...second.count)
        for (place, letter) in first.utf8.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            for column in second.indices {
                let replaced = diagonal + (letter == second[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[second.count]
    }
}
