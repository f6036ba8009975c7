import ArgumentParser
import PlanFiles
import Profitability

/// Which model a command is about, and what of it is set to another value.
struct ModelOptions: ParsableArguments {
    @Argument(help: "A model file, such as Plans/models/prime.yaml.", completion: .file())
    var model: String

    @Option(
        help: ArgumentHelp(
            "How many months to look ahead; as many as the file says when left out.",
            valueName: "n"
        ),
        transform: Self.months
    )
    var months: Int?

    @Option(help: ArgumentHelp("A scenario of the file, by its id.", valueName: "id"))
    var scenario: String?

    @Option(
        help: ArgumentHelp(
            "Another value for a figure, in the unit of the file, such as orders.uplift=10% or fee=119; "
                + "may be given again.",
            valueName: "figure=value"
        )
    )
    var set: [String] = []

    /// The most months anybody looks ahead.
    static let longest = 600

    /// A number of months.
    static func months(_ text: String) throws -> Int {
        guard let months = Int(text), (1...longest).contains(months) else {
            throw ValidationError("'\(text)' is no number of months: write 1 to \(longest)")
        }
        return months
    }

    /// Reads the file and what is set.
    func load() throws -> LoadedModel {
        let model = try ModelFile.load(path: model)
        var changes = ModelChanges()
        if let scenario, scenario != ModelScenario.base {
            guard let found = model.scenarios.first(where: { $0.id == scenario }) else {
                let known = model.scenarios.map(\.id)
                let remedy =
                    known.isEmpty
                    ? "the file has none" : "its scenarios are \(known.joined(separator: ", "))"
                throw Failure(.usage, "the model has no scenario '\(scenario)': \(remedy)")
            }
            changes = ModelChanges(found)
        }
        for text in set {
            do throws(ModelSettingError) {
                let (input, value) = try model.setting(text)
                changes[input] = value
            } catch {
                throw Failure(.usage, "\(error)")
            }
        }
        return LoadedModel(
            model: model,
            months: months ?? model.months,
            scenario: scenario,
            changes: changes
        )
    }
}

/// A model with what a command line sets in it.
struct LoadedModel {
    let model: EconomicModel
    let months: Int
    let scenario: String?
    let changes: ModelChanges

    /// The model with its changes, reckoned for its months.
    func summary() -> ModelSummary {
        ModelSummary(model.projection(months: months, changes))
    }
}
