import ArgumentParser
import JSONText
import Profitability
import RPC

extension Model {
    /// `tessera model metric`: one closed-form figure.
    struct MetricCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "metric",
            abstract: "Reckon one figure of the field, such as ltv, nps or discount_trap.",
            discussion: """
                --list explains every metric: formula, inputs, units, conventions and source; with a \
                name it explains that one. Shares are written as 0.25 or 25%, lists with commas.

                Examples:
                  tessera model metric discount_trap --input margin=30% --input discount=5%
                  tessera model metric sbg_fit --input survivors=1000,869,743,653 --json
                  tessera model metric nps --list
                """
        )

        @OptionGroup var format: FormatOptions

        @Option(
            name: .customLong("input"),
            help: ArgumentHelp(
                "What it is reckoned from; give one for each.",
                valueName: "name=value"
            ),
            transform: MetricWord.init
        )
        var inputs: [MetricWord] = []

        @Flag(help: "Explain the metric, or all of them, and reckon nothing.")
        var list = false

        @Argument(help: "The metric; --list names them.")
        var metric: String?

        func validate() throws {
            guard metric != nil || list else {
                throw ValidationError("Name a metric, or give --list to see all of them")
            }
            guard inputs.isEmpty || !list else {
                throw ValidationError("--list reckons nothing: leave out --input, or --list")
            }
        }

        func run() throws {
            if list { return try explain() }
            let result = try Metric.named(metric ?? "").evaluate(inputs.map { ($0.name, $0.text) })
            if format.json { return try Output.standard.json { $0.write(result) } }
            try Output.standard.table(Facts(result))
            for note in result.notes { try Output.standard.line(note) }
        }

        private func explain() throws {
            if let metric {
                let metric = try Metric.named(metric)
                if format.json { return try Output.standard.json { $0.write(metric) } }
                return try Output.standard.table(Facts(metric))
            }
            if format.json {
                return try Output.standard.json { json in
                    json.array(Metric.all) { $0.write($1) }
                }
            }
            for (place, group) in Metric.Group.allCases.enumerated() {
                if place > 0 { try Output.standard.text("\n") }
                try Output.standard.line(group.rawValue.uppercased())
                for metric in Metric.all where metric.group == group {
                    try Output.standard.table(Facts(metric))
                }
            }
        }
    }
}

/// An input as it stands on the command line: `margin=30%`.
struct MetricWord {
    let name: String
    let text: String

    init(_ word: String) throws {
        guard let sign = word.firstIndex(of: "="), sign > word.startIndex else {
            throw ArgumentError("write NAME=VALUE, such as margin=0.3")
        }
        name = String(word[..<sign])
        text = String(word[word.index(after: sign)...])
    }
}
