import Membership
import Store

/// A membership with the days its counted benefits go by.
struct CountedMembership {
    let entitlement: Entitlement
    let version: PlanVersion
    let subscription: Subscription
    /// The subscription's zone, which in a household is the owner's.
    let calendar: ZoneCalendar
    let clock: BenefitClock
    /// The day of the last change to another plan; `nil` when there was none.
    var changedOn: CivilDate?

    var source: CheckoutSource {
        CheckoutSource(version: version, entitlement: entitlement, clock: clock)
    }

    /// The counted benefits that are given now, with what each of their windows gives.
    func grants(at instant: Instant) -> [(promised: PromisedBenefit, grant: WindowGrant)] {
        version.plan.benefits(tier: entitlement.tier).compactMap { promised in
            guard let grant = promised.benefit.windowGrant, gives(promised, at: instant) else {
                return nil
            }
            return (promised, grant)
        }
    }

    /// Whether a benefit may be used now.
    func gives(_ promised: PromisedBenefit, at instant: Instant) -> Bool {
        entitlement.access(to: promised.benefit.id, of: version.plan, at: instant).reason.isEntitled
    }

    /// The first day whose windows have to be known before the one of today can be granted.
    func firstDay(of grant: WindowGrant) -> CivilDate {
        guard grant.rollover == nil, !grant.carriesOverage, let period = grant.window.period(clock)
        else { return clock.joined }
        return period.start
    }

    /// What the windows of a benefit give a member that is not written yet.
    ///
    /// - Parameter written: the lots of the holding from ``firstDay(of:)`` on, and all that are left.
    func granted(
        _ grant: WindowGrant,
        _ promised: PromisedBenefit,
        to member: MemberID,
        written: [Lot],
        holds: [LotID: Int64]
    ) -> GrantedLots {
        grant.granted(facts(promised, of: member), written: written, holds: holds)
    }

    func facts(_ promised: PromisedBenefit, of member: MemberID) -> GrantingFacts {
        subscription.granting(
            clock,
            to: member,
            source: promised.tier == nil ? .plan : .tier,
            changedOn: changedOn,
            start: calendar.start(of:)
        )
    }
}
