/// One membership whose benefits a basket may use.
package struct CheckoutSource: Hashable, Sendable {
    package let version: PlanVersion
    /// How it stands; with the member's tier and, in somebody else's household, their role.
    package let entitlement: Entitlement
    package let clock: BenefitClock
    /// It does not exist yet: it is bought with this basket, or only imagined for a tip. It has no lots,
    /// and its first windows are whole.
    package let isAssumed: Bool

    package init(
        version: PlanVersion,
        entitlement: Entitlement,
        clock: BenefitClock,
        isAssumed: Bool = false
    ) {
        self.version = version
        self.entitlement = entitlement
        self.clock = clock
        self.isAssumed = isAssumed
    }

    package var plan: Plan { version.plan }

    /// A membership of a plan as it would be if it began today and were paid.
    static func assumed(
        _ version: PlanVersion,
        _ price: Price,
        tier: String?,
        at facts: CheckoutFacts
    ) -> CheckoutSource {
        let term = BillingCycle.starting(on: facts.today, cadence: price.cadence).period(0)
        return CheckoutSource(
            version: version,
            entitlement: Entitlement(
                source: EntitlementSource(
                    planVersion: version.id,
                    subscription: SubscriptionID(0)
                ),
                standing: .renewing,
                validFrom: facts.asOf,
                paidUntil: Instant(milliseconds: .max),
                validUntil: Instant(milliseconds: .max),
                tier: tier
            ),
            clock: BenefitClock(today: facts.today, joined: facts.today, term: term),
            isAssumed: true
        )
    }

    /// The same membership in another tier.
    func reaching(_ tier: String) -> CheckoutSource {
        CheckoutSource(
            version: version,
            entitlement: Entitlement(
                source: entitlement.source,
                standing: entitlement.standing,
                validFrom: entitlement.validFrom,
                paidUntil: entitlement.paidUntil,
                validUntil: entitlement.validUntil,
                tier: tier,
                role: entitlement.role
            ),
            clock: clock,
            isAssumed: isAssumed
        )
    }
}
