import ArgumentParser
import JSONText
import Profitability
import RPC

/// `tessera model`: what a plan earns before it is launched; needs no database.
struct Model: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reckon what a plan will earn, from what is believed of its members.",
        discussion: """
            A model file names a plan and gives figures, each with its unit, source and method; \
            Plans/models has some.

            Example: tessera model run Plans/models/prime.yaml --months 24
            """,
        subcommands: [
            Run.self, Breakeven.self, Sensitivity.self, Compare.self, Simulate.self,
            MetricCommand.self,
        ]
    )

    /// Whose months a table shows.
    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case total, member
    }

    /// `tessera model run`: month by month, and what it comes to.
    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show month by month what a plan brings, and what it comes to.",
            discussion: """
                Cash and contribution are beside what the same people would have bought without the \
                plan. The conventions of every figure follow at the end.

                Example: tessera model run Plans/models/prime.yaml --months 24 --set orders.uplift=10%
                """
        )

        @OptionGroup var options: ModelOptions
        @OptionGroup var format: FormatOptions

        @Option(
            help: ArgumentHelp(
                "Whose months: all members in total, or one who joins in month 1.",
                valueName: "whose"
            )
        )
        var per = Subject.total

        func run() throws {
            let loaded = try options.load()
            let summary = loaded.summary()
            if format.json { return try Output.standard.json { $0.write(loaded, summary) } }
            let page = ModelPage(loaded.model)
            try Output.standard.table(page.heading(loaded, summary))
            try Output.standard.text("\n")
            try Output.standard.table(page.totals(summary))
            try Output.standard.text("\n")
            try Output.standard.table(page.worth(summary))
            try Output.standard.text("\n")
            let months =
                switch per {
                case .total: summary.projection.total
                case .member: summary.projection.member
                }
            try Output.standard.table(page.months(months, per))
            try page.printEnd()
        }
    }

    /// `tessera model compare`: plans side by side, and against none.
    struct Compare: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set plans side by side, always against none.",
            discussion: """
                The column none is what the first model's people bring without any plan. Totals are \
                over the same months for all.

                Example: tessera model compare Plans/models/prime.yaml Plans/models/vip-prepaid.yaml
                """
        )

        @OptionGroup var format: FormatOptions

        @Argument(help: "Model files, all in one currency.", completion: .file())
        var models: [String]

        @Option(
            help: ArgumentHelp(
                "How many months to look ahead; as many as the first file says when left out.",
                valueName: "n"
            ),
            transform: ModelOptions.months
        )
        var months: Int?

        func run() throws {
            var loaded: [ModelComparison.Column] = []
            for path in models {
                var options = ModelOptions()
                options.model = path
                options.months = months ?? loaded.first?.summary.projection.total.count
                options.scenario = nil
                options.set = []
                let model = try options.load()
                if let first = loaded.first?.model,
                    first.price.currency != model.model.price.currency
                {
                    throw Failure(
                        .usage,
                        "\(path) is in \(model.model.price.currency) and the first model in "
                            + "\(first.price.currency): compare plans of one currency"
                    )
                }
                loaded.append(ModelComparison.Column(model: model.model, summary: model.summary()))
            }
            let comparison = ModelComparison(columns: loaded)
            if format.json { return try Output.standard.json { $0.write(comparison) } }
            try Output.standard.table(comparison.table())
            try Output.standard.text("\n")
            for column in loaded {
                for note in column.model.notes {
                    try Output.standard.line("\(column.model.id): \(note)")
                }
            }
            try Output.standard.text("\n")
            try Output.standard.line("Conventions")
            for line in comparison.conventions() { try Output.standard.line("  \(line)") }
        }
    }
}
