import Membership
import Store

extension Work {
    /// Brings what a subscription gives up to what was decided of it: its member's row with the tier,
    /// and the rows of those who share it.
    func project(_ matter: Case) throws {
        let plan = try engine.plans.version(matter.agreement.planVersion, reader)?.plan
        let plain = engine.entitlement(
            of: matter.row,
            matter.subscription,
            matter.calendar,
            isHeldOut: try isHeldOut(matter.row.member, plan)
        )
        if plain.holds(at: now) { try joinTiers(matter) }
        let own = plain.carrying(tier: try tier(of: matter))
        changes.entitlements.append((matter.row.memberKey, own))
        try keepDrips(matter, own)
        // Nobody shares what is new.
        guard !matter.isNew else { return }
        let sharers = try reader.sharers(of: matter.row.id)
        for sharer in sharers {
            changes.entitlements.append((sharer.member, own.shared(as: sharer.role)))
        }
        try keepHousehold(matter, isShared: !sharers.isEmpty)
    }
}
