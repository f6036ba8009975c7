/// How many points a purchase earns.
package struct PointsEarning: Hashable, Sendable {
    /// So many points for so much spent; whole steps only, rounded down once a purchase.
    package let rates: [PointsValue]
    package let base: SpendBase
    /// What earns; the default leaves out gift certificates and fees.
    package let scope: BenefitScope
    /// The most one purchase earns.
    package let purchaseCap: Int64?
    /// The most a member earns within a window.
    package let cap: Allowance?
    /// How long points wait before they may be spent.
    package let pendingFor: Cadence?

    package init(
        rates: [PointsValue],
        base: SpendBase = .net,
        scope: BenefitScope = .everywhere,
        purchaseCap: Int64? = nil,
        cap: Allowance? = nil,
        pendingFor: Cadence? = nil
    ) {
        self.rates = rates
        self.base = base
        self.scope = scope
        self.purchaseCap = purchaseCap
        self.cap = cap
        self.pendingFor = pendingFor
    }
}
