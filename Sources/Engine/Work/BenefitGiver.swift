import Membership
import Store

/// The subscription through which a member has a benefit now, and how it is promised.
struct BenefitGiver {
    let row: SubscriptionRow
    let membership: CountedMembership
    let promised: PromisedBenefit
}

extension Engine {
    /// Who gives a member a benefit now: a membership of their own before a household's, and of several
    /// the latest.
    ///
    /// - Throws: ``Refusal/unknownBenefit`` when no subscription promises it,
    ///   ``Refusal/notInThisState`` when none gives it now.
    func giver(
        of benefit: String,
        to member: String,
        at now: Instant,
        _ reader: Reader
    ) throws -> BenefitGiver {
        let promising = try memberships(
            of: reader.entitlements(of: member),
            at: now,
            reader
        ).filter { $0.version.plan.promises(benefit) }
        let memberships =
            promising.filter { !$0.entitlement.isOwn } + promising.filter(\.entitlement.isOwn)
        guard let last = memberships.last else {
            throw Refused(.unknownBenefit, "\(benefit) to \(member)")
        }
        for membership in memberships.reversed() {
            let plan = membership.version.plan
            guard
                let promised = plan.benefit(benefit, tier: membership.entitlement.tier),
                membership.gives(promised, at: now),
                let row = try reader.subscription(membership.subscription.id)
            else { continue }
            return BenefitGiver(row: row, membership: membership, promised: promised)
        }
        let (plan, entitlement) = (last.version.plan, last.entitlement)
        if plan.benefit(benefit, tier: entitlement.tier) == nil, entitlement.holds(at: now),
            let tier = plan.tierPromising(benefit, above: entitlement.tier)
        {
            throw Refused(.unknownBenefit, "\(benefit) to \(member) below \(tier.id)")
        }
        let access = entitlement.access(to: benefit, of: plan, at: now)
        let state = last.subscription.state.name.rawValue
        let remedy = access.remedy.map { ", so \($0)" } ?? ""
        throw Refused(
            .notInThisState,
            entitlement.holds(at: now)
                ? "\(last.subscription.id) is \(state)\(remedy)"
                : "\(last.subscription.id) is \(state)"
        )
    }
}
