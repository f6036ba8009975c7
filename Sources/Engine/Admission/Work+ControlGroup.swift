import Membership
import Store

/// Who has a plan to be compared with its members: the membership costs nothing and gives nothing.
extension Work {
    /// Draws whether a member who starts a plan is held out of its benefits; once, for good.
    func drawControlGroup(_ member: MemberRow, _ plan: Plan) throws -> Bool {
        guard let share = plan.controlGroup else { return false }
        if let known = try reader.controlGroup(of: member.id, plan.id) { return known.isHeldOut }
        let isHeldOut = ControlGroup.holdsOut(member.key, of: plan.id, share: share)
        changes.controlGroups.append(
            ControlGroupRow(
                member: member.id,
                plan: plan.id,
                isHeldOut: isHeldOut,
                decidedAt: now
            )
        )
        note(
            JournalEntry(
                kind: JournalKind.controlGroupDrawn,
                member: member.id,
                data: JournalData.object {
                    $0.text("plan", plan.id)
                    $0.bool("held_out", isHeldOut)
                }
            )
        )
        return isHeldOut
    }

    /// Whether a membership of a plan gives its member nothing.
    ///
    /// - Parameter plan: the version that was agreed to; one without a control group holds nobody out.
    func isHeldOut(_ member: MemberID, _ plan: Plan?) throws -> Bool {
        guard let plan, plan.controlGroup != nil else { return false }
        let drawn = changes.controlGroups.last { $0.member == member && $0.plan == plan.id }
        return try (drawn ?? reader.controlGroup(of: member, plan.id))?.isHeldOut ?? false
    }

    /// Nobody pays, or is given, what the member would get nothing of.
    func refuseHeldOut(_ member: MemberRow, _ plan: Plan) throws {
        guard try !isHeldOut(member.id, plan) else {
            throw Refused(.heldOut, "\(member.key), \(plan.id)")
        }
    }
}
