package import Membership

/// Every key of a plan file, by the map it stands in; the schema for editors is checked against it.
package enum PlanKeys {
    package static let plan = [
        "plan", "name", "summary", "objective", "prices", "trial", "billing", "dunning", "benefits",
    ]
    package static let price = ["id", "cadence", "renews", "currency", "history"]
    package static let history = ["from", "amount"]
    package static let trial = ["length", "leaves_out"]
    package static let billing = ["mode", "proration", "catch_up"]
    package static let dunning = ["retry_after", "grace", "hold"]
    package static let money = ["amount", "currency"]

    /// What every benefit may say, whatever its kind.
    package static let benefit = [
        "id", "name", "kind", "categories", "channels", "regions", "partners",
    ]

    /// What only benefits of this kind may say.
    package static func benefit(_ kind: BenefitKind) -> [String] {
        switch kind {
        case .access: []
        case .config: ["value"]
        case .discount: ["rate"]
        case .shippingWaiver: ["speed", "minimum_basket"]
        case .priority: ["lead_minutes"]
        }
    }
}
