import ArgumentParser
import JSONText
import Profitability
import RPC

extension ModelOutcome: ExpressibleByArgument {}

extension Model {
    /// `tessera model breakeven`: at what fee, orders and use nothing is won or lost.
    struct Breakeven: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the fee, the extra orders and the use at which nothing is won or lost.",
            discussion: """
                A fee breaks even when a year of a paying member leaves nothing; acquisition and the \
                programme are apart. Who joins is asked again at every fee: where light users leave as \
                it rises, those who stay cost more, and there may be no break-even fee at all.

                Example: tessera model breakeven Plans/models/prime.yaml
                """
        )

        @OptionGroup var options: ModelOptions
        @OptionGroup var format: FormatOptions

        func run() throws {
            let loaded = try options.load()
            let behaviour = loaded.model.behaviour(loaded.changes.values, fee: loaded.changes.fee)
            let answer = BreakEven(of: behaviour)
            if format.json { return try Output.standard.json { $0.write(loaded, answer) } }
            let page = ModelPage(loaded.model)
            try page.print(answer)
            try page.printEnd()
        }
    }

    /// `tessera model sensitivity`: what hangs on what.
    struct Sensitivity: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Show what hangs on each figure: a tornado, a grid of two, and the scenarios.",
            discussion: """
                Each figure is set to the ends of the interval that the file gives, to P5 and P95 of its \
                distribution, or to a tenth either way; all others stay. The grid takes the fee and the \
                figure that most hangs on, unless --grid names two.

                Outcomes: result (contribution less acquisition and the programme), cash, ltv, year (a \
                year of a paying member), joined.

                Example: tessera model sensitivity Plans/models/prime.yaml --outcome ltv \
                --grid fee,orders.uplift
                """
        )

        @OptionGroup var options: ModelOptions
        @OptionGroup var format: FormatOptions

        @Option(help: ArgumentHelp("What is asked for.", valueName: "outcome"))
        var outcome = ModelOutcome.result

        @Option(
            help: ArgumentHelp("The two figures of the grid.", valueName: "figure,figure")
        )
        var grid: String?

        @Option(
            help: ArgumentHelp("How many values each figure of the grid takes.", valueName: "n")
        )
        var steps = 5

        @Option(help: ArgumentHelp("How many figures to show.", valueName: "n"))
        var top = 15

        func validate() throws {
            guard (2...50).contains(steps) else {
                throw ValidationError("--steps may be 2 to 50, not \(steps)")
            }
            guard top >= 1 else { throw ValidationError("--top must be 1 or more, not \(top)") }
        }

        func run() throws {
            let loaded = try options.load()
            let pair = try pair(of: loaded.model)
            let tornado = Tornado(of: loaded.model, outcome, months: loaded.months, loaded.changes)
            let widest = tornado.bars.first { $0.input != .fee && $0.width > 0 }?.input
            let axes = pair ?? widest.map { (ModelInput.fee, $0) }
            let answer = SensitivityAnswer(
                tornado: tornado,
                grid: axes.map { rows, columns in
                    SensitivityGrid(
                        of: loaded.model,
                        outcome,
                        months: loaded.months,
                        rows: rows,
                        columns: columns,
                        steps: steps,
                        loaded.changes
                    )
                },
                scenarios: scenarios(loaded)
            )
            if format.json { return try Output.standard.json { $0.write(loaded, answer) } }
            let page = ModelPage(loaded.model)
            try page.print(answer, top: top)
            try page.printEnd()
        }

        /// The model as it is, and each of its scenarios.
        private func scenarios(_ loaded: LoadedModel) -> [SensitivityAnswer.Scenario] {
            let base = SensitivityAnswer.Scenario(
                id: ModelScenario.base,
                name: "The model as it stands",
                summary: loaded.summary()
            )
            return [base]
                + loaded.model.scenarios.map { scenario in
                    let changes = ModelChanges(scenario).merged(with: loaded.changes)
                    return SensitivityAnswer.Scenario(
                        id: scenario.id,
                        name: scenario.name,
                        summary: ModelSummary(
                            loaded.model.projection(months: loaded.months, changes)
                        )
                    )
                }
        }

        private func pair(of model: EconomicModel) throws -> (ModelInput, ModelInput)? {
            guard let grid else { return nil }
            let names = grid.split(separator: ",", omittingEmptySubsequences: false).map(
                String.init
            )
            guard names.count == 2, names[0] != names[1] else {
                throw Failure(
                    .usage,
                    "--grid '\(grid)' does not name two figures: write them with a comma between, such as "
                        + "fee,orders.uplift"
                )
            }
            do throws(ModelSettingError) {
                return (try model.namedInput(names[0]), try model.namedInput(names[1]))
            } catch {
                throw Failure(.usage, "\(error)")
            }
        }
    }
}

/// What a sensitivity comes to.
struct SensitivityAnswer {
    let tornado: Tornado
    /// `nil` when nothing hangs on any figure.
    let grid: SensitivityGrid?
    /// The model as it is first.
    let scenarios: [Scenario]

    struct Scenario {
        let id: String
        let name: String
        let summary: ModelSummary
    }
}
