import Profitability

extension Facts {
    /// A metric's answer, with what it was reckoned from and what is taken for granted.
    init(_ result: MetricResult) {
        let metric = result.metric
        self.init("\(metric.name)  \(metric.title)")
        add("value", Self.words(result.value, metric.unit))
        for figure in result.figures {
            add(figure.name, Self.words(figure.value, figure.unit))
        }
        for input in result.inputs.values { add("from \(input.name)", "\(input.value)") }
        add("formula", metric.formula)
        for convention in metric.conventions { add("convention", convention) }
        add("source", metric.source)
    }

    /// What a metric is and needs.
    init(_ metric: Metric) {
        self.init("\(metric.name)  \(metric.title)")
        add("unit", "\(metric.unit.rawValue): \(metric.unit.explanation)")
        add("formula", metric.formula)
        for input in metric.inputs { add("input \(input.name)", Self.explanation(input)) }
        for convention in metric.conventions { add("convention", convention) }
        add("source", metric.source)
        let words = metric.example.map { "--input \($0.name)=\($0.text)" }.joined(separator: " ")
        add("try", "tessera model metric \(metric.name) \(words)")
    }

    private static func words(_ value: Double?, _ unit: MetricUnit) -> String {
        value.map { FigureText.words($0, unit) } ?? "there is none"
    }

    private static func explanation(_ input: MetricInput) -> String {
        let unit = input.unit.map { "\($0.rawValue), " } ?? ""
        let presence =
            switch input.presence {
            case .required: ""
            case .otherwise(let value): "; \(value) when left out"
            case .optional: "; may be left out"
            }
        return "\(input.meaning); \(unit)\(input.allowed)\(presence)"
    }
}
