import Membership
import Profitability

/// What has been read of a model file so far.
final class ModelNotes {
    /// In the order of the file.
    var assumptions: [Assumption] = []
    /// The names of all figures that were written, also of those with something wrong in them.
    var written: Set<String> = []
    /// What is wrong with the plan that the model names.
    var planErrors: [PlanFileError] = []
    /// The plan; `nil` until it is read, and when something is wrong with it.
    var plan: Plan?
    var currency: Currency?

    func assumption(_ key: AssumptionKey) -> Assumption? {
        assumptions.first { $0.key == key }
    }
}
