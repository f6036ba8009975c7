package import Membership

/// A plan and what is believed of those who will be its members: everything a forecast rests on.
///
/// - Shape: the figures stand in one list, so that each can be replaced, varied or drawn by its key;
///   what cannot vary (which curve, which benefit is paid for how) stands beside them.
/// - Units: money in major units of ``ModelPrice/currency``, time in months.
/// - Invariants: no key twice; every key that ``joining``, ``retention`` and ``benefits`` call for is
///   there.
/// - Source: `Plans/models`, through PlanFiles.
package struct EconomicModel: Hashable, Sendable {
    /// The model's own name, as `prime`.
    package let id: String
    package let name: String
    package let summary: String
    package let plan: Plan
    package let price: ModelPrice
    /// How many months it looks ahead when nobody says otherwise.
    package let months: Int
    /// Over how many months those who join do so; 1 when all join at the start.
    package let joiningMonths: Int
    package let joining: JoiningShape
    package let retention: RetentionShape
    /// Whether the rates of ``retention`` count members lost to failed payments already.
    package let retentionIncludesFailures: Bool
    package let benefits: [ModelBenefit]
    /// In the order of the file.
    package let assumptions: [Assumption]
    package let scenarios: [ModelScenario]

    package init(
        id: String,
        name: String,
        summary: String,
        plan: Plan,
        price: ModelPrice,
        months: Int,
        joiningMonths: Int,
        joining: JoiningShape,
        retention: RetentionShape,
        retentionIncludesFailures: Bool,
        benefits: [ModelBenefit],
        assumptions: [Assumption],
        scenarios: [ModelScenario]
    ) {
        self.id = id
        self.name = name
        self.summary = summary
        self.plan = plan
        self.price = price
        self.months = months
        self.joiningMonths = joiningMonths
        self.joining = joining
        self.retention = retention
        self.retentionIncludesFailures = retentionIncludesFailures
        self.benefits = benefits
        self.assumptions = assumptions
        self.scenarios = scenarios
    }

    /// What the model says of a figure; `nil` where its fallback holds.
    package func assumption(_ key: AssumptionKey) -> Assumption? {
        assumptions.first { $0.key == key }
    }
}
