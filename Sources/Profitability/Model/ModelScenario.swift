/// A named set of figures that hold together, instead of the model's own.
package struct ModelScenario: Hashable, Sendable {
    package let id: String
    package let name: String
    /// In the base units of their keys.
    package let values: [AssumptionKey: Double]
    /// Another fee a term, in major units.
    package let fee: Double?

    /// The id that stands for the model as it is.
    package static let base = "base"

    package init(id: String, name: String, values: [AssumptionKey: Double], fee: Double?) {
        self.id = id
        self.name = name
        self.values = values
        self.fee = fee
    }
}
