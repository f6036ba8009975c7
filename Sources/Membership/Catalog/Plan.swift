/// What a shop sells: prices, the rules by which they are billed, and the benefits they buy.
///
/// - Shape: one immutable version of a plan file. A changed file is a new version; members keep theirs.
/// - Invariants: at least one price; ids of prices and of benefits are unique within the plan;
///   dunning never outlasts the shortest term, so one term is in dispute at a time.
package struct Plan: Hashable, Sendable {
    /// The shop's name for the plan, as `prime`: lower-case letters, digits, `-`, `_`, `.`.
    package let id: String
    /// What members read.
    package let name: String
    /// One paragraph for people; may be empty.
    package let summary: String
    /// The one goal the plan is judged by.
    package let objective: Objective?
    package let prices: [Price]
    package let trial: Trial?
    package let billing: BillingRules
    package let dunning: DunningPolicy
    package let benefits: [Benefit]

    package init(
        id: String,
        name: String,
        summary: String,
        objective: Objective?,
        prices: [Price],
        trial: Trial?,
        billing: BillingRules,
        dunning: DunningPolicy,
        benefits: [Benefit]
    ) {
        self.id = id
        self.name = name
        self.summary = summary
        self.objective = objective
        self.prices = prices
        self.trial = trial
        self.billing = billing
        self.dunning = dunning
        self.benefits = benefits
    }

    /// The price with this id, or `nil` when the plan has none.
    package func price(_ id: String) -> Price? { prices.first { $0.id == id } }

    /// The benefit with this id, or `nil` when the plan does not promise it.
    package func benefit(_ id: String) -> Benefit? { benefits.first { $0.id == id } }
}
