/// What was agreed when the subscription started; none of it changes.
package struct Agreement: Hashable, Sendable {
    package let plan: String
    package let planVersion: PlanVersionID
    /// The store's number of the price in force at the start.
    package let priceVersion: PriceVersionID
    package let price: Money
    /// Whether the price renews; a term that does not ends as `expired`, not as `canceled`.
    package let renews: Bool
    package let cycle: BillingCycle
    /// The first day that is billed: the start, or the end of the trial.
    package let billingStart: CivilDate
    package let proration: Proration
    package let dunning: DunningPolicy
    package let payWith: PaymentMethod

    package init(
        plan: String,
        planVersion: PlanVersionID,
        priceVersion: PriceVersionID,
        price: Money,
        renews: Bool,
        cycle: BillingCycle,
        billingStart: CivilDate,
        proration: Proration,
        dunning: DunningPolicy,
        payWith: PaymentMethod
    ) {
        self.plan = plan
        self.planVersion = planVersion
        self.priceVersion = priceVersion
        self.price = price
        self.renews = renews
        self.cycle = cycle
        self.billingStart = billingStart
        self.proration = proration
        self.dunning = dunning
        self.payWith = payWith
    }

    /// One term of the schedule; billing and `plans schedule` share this one way.
    package func term(_ index: Int) -> ScheduledTerm {
        cycle.term(index, from: billingStart, price: price, proration: proration)
    }
}
