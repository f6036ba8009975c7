import JSONText
import Profitability
import RPC

extension JSONWriter {
    /// A metric's answer.
    mutating func write(_ result: MetricResult) {
        let metric = result.metric
        object { json in
            json.member("metric", metric.name)
            json.key("value")
            json.figure(result.value)
            json.member("unit", metric.unit.rawValue)
            json.key("figures")
            json.object { json in
                for figure in result.figures {
                    json.key(figure.name)
                    json.figure(figure.value)
                }
            }
            json.key("units")
            json.object { json in
                for figure in result.figures { json.member(figure.name, figure.unit.rawValue) }
            }
            json.key("inputs")
            json.object { json in
                for (name, value) in result.inputs.values {
                    json.key(name)
                    json.write(value)
                }
            }
            json.key("notes")
            json.array(result.notes) { $0.string($1) }
            json.key("conventions")
            json.array(metric.conventions) { $0.string($1) }
            json.member("formula", metric.formula)
            json.member("source", metric.source)
        }
    }

    /// What a metric is and needs.
    mutating func write(_ metric: Metric) {
        object { json in
            json.member("metric", metric.name)
            json.member("title", metric.title)
            json.member("group", metric.group.rawValue)
            json.member("unit", metric.unit.rawValue)
            json.member("formula", metric.formula)
            json.key("inputs")
            json.array(metric.inputs) { json, input in
                json.object { $0.members(of: input) }
            }
            json.key("conventions")
            json.array(metric.conventions) { $0.string($1) }
            json.member("source", metric.source)
            json.key("example")
            json.object { json in
                for (name, text) in metric.example { json.member(name, text) }
            }
        }
    }

    private mutating func members(of input: MetricInput) {
        member("name", input.name)
        member("meaning", input.meaning)
        if let unit = input.unit { member("unit", unit.rawValue) }
        member("allowed", input.allowed)
        member("required", input.presence == .required)
        if case .otherwise(let value) = input.presence {
            key("default")
            write(value)
        }
    }

    private mutating func write(_ value: MetricValue) {
        switch value {
        case .number(let number): figure(number)
        case .list(let numbers): array(numbers) { $0.figure($1) }
        case .word(let word): string(word)
        }
    }
}
