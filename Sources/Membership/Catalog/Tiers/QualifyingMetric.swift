/// What is counted towards a tier; redeeming points never lowers it.
package struct QualifyingMetric: Hashable, Sendable {
    /// What thresholds name, as `spend`.
    package let id: String
    package let measure: Measure
    /// What counts.
    package let scope: BenefitScope
    /// The most one purchase counts for.
    package let purchaseCap: Int64?
    /// Whether its excess counts in the next window, in a set that rolls over.
    package let rollsOver: Bool

    package init(
        id: String,
        measure: Measure,
        scope: BenefitScope = .everywhere,
        purchaseCap: Int64? = nil,
        rollsOver: Bool = true
    ) {
        self.id = id
        self.measure = measure
        self.scope = scope
        self.purchaseCap = purchaseCap
        self.rollsOver = rollsOver
    }

    /// What a purchase adds.
    package enum Measure: Hashable, Sendable {
        /// Minor units of net spend.
        case netSpend(Currency)
        /// Minor units before anything was taken off.
        case grossSpend(Currency)
        /// Points earned with the purchase, without what a multiplier adds.
        case points
        /// One for each purchase with a line in scope.
        case orders
        /// Items in scope: nights, flights, visits.
        case items
        /// Whole months since the member joined; no purchase adds to it.
        case tenure
    }
}
