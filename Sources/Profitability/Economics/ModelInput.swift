import Membership

/// Something of a model that may be set to another value.
package enum ModelInput: Hashable, Sendable {
    /// The fee of a term, in major units.
    case fee
    case figure(AssumptionKey)

    /// The name of the fee among the names of figures.
    package static let feePath = "fee"

    package var path: String {
        switch self {
        case .fee: Self.feePath
        case .figure(let key): key.path
        }
    }
}

extension EconomicModel {
    /// The inputs of this model, the fee first.
    package var inputs: [ModelInput] { [.fee] + assumptions.map { .figure($0.key) } }

    /// The input with this name; `nil` when the model has none.
    package func input(_ path: String) -> ModelInput? { inputs.first { $0.path == path } }

    /// What an input is in the model, in base units.
    package func value(_ input: ModelInput) -> Double {
        switch input {
        case .fee: price.amount
        case .figure(let key): assumption(key)?.value ?? key.profile.fallback ?? 0
        }
    }

    /// How far an input is varied.
    package func swing(_ input: ModelInput) -> Assumption.Swing {
        switch input {
        case .fee:
            Assumption.Swing(low: 0.9 * price.amount, high: 1.1 * price.amount, origin: .tenth)
        case .figure(let key):
            assumption(key)?.swing
                ?? Assumption.Swing(low: value(input), high: value(input), origin: .tenth)
        }
    }

    /// The unit in which the model's file writes an input.
    package func unit(_ input: ModelInput) -> AssumptionUnit {
        switch input {
        case .fee: AssumptionUnit(text: "\(price.currency.code)/term")
        case .figure(let key): assumption(key)?.unit ?? AssumptionUnit(text: "")
        }
    }

    /// A projection with other inputs than the model's.
    package func projection(
        months: Int,
        _ changes: ModelChanges = ModelChanges(),
        spreads: [AssumptionKey: Spread]? = nil
    ) -> Projection {
        Projection(
            of: behaviour(spreads: spreads ?? self.spreads(), changes.values, fee: changes.fee),
            months: months
        )
    }
}

/// Inputs that are set to other values than the model's, in base units.
package struct ModelChanges: Hashable, Sendable {
    package var values: [AssumptionKey: Double]
    package var fee: Double?

    package init(values: [AssumptionKey: Double] = [:], fee: Double? = nil) {
        self.values = values
        self.fee = fee
    }

    package init(_ scenario: ModelScenario) {
        self.init(values: scenario.values, fee: scenario.fee)
    }

    package subscript(_ input: ModelInput) -> Double? {
        get {
            switch input {
            case .fee: fee
            case .figure(let key): values[key]
            }
        }
        set {
            switch input {
            case .fee: fee = newValue
            case .figure(let key): values[key] = newValue
            }
        }
    }

    /// These, and others that win where both set an input.
    package func merged(with other: ModelChanges) -> ModelChanges {
        ModelChanges(
            values: values.merging(other.values) { _, new in new },
            fee: other.fee ?? fee
        )
    }
}
