import Membership
import Store

extension Engine {
    /// What a subscription gives its member, with days turned into instants of its zone.
    ///
    /// - Parameters:
    ///   - tier: where the member stands in the plan's tiers.
    ///   - isHeldOut: whether the member is compared with the others.
    func entitlement(
        of row: SubscriptionRow,
        _ subscription: Subscription,
        _ calendar: ZoneCalendar,
        tier: String? = nil,
        isHeldOut: Bool = false
    ) -> Entitlement {
        let validUntil = subscription.accessUntil.map(calendar.start(of:)) ?? row.validFrom
        return Entitlement(
            source: EntitlementSource(planVersion: row.planVersion, subscription: row.id),
            standing: subscription.standing,
            validFrom: row.validFrom,
            paidUntil: subscription.securedUntil.map(calendar.start(of:)),
            validUntil: validUntil,
            tier: tier,
            isHeldOut: isHeldOut
        )
    }
}
