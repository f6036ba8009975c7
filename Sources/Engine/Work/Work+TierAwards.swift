import Membership
import Store

/// What entering a tier, keeping it and reaching a milestone give.
extension Work {
    /// Gives an award of a status, and remembers a milestone by what it gave.
    func give(_ award: TierAward, _ rules: TierRules, to member: MemberRow) throws {
        let source: Lot.Source
        switch award.occasion {
        case .entered, .requalified: source = .tier
        case .milestone: source = .milestone
        }
        let given = try give(
            award.award,
            from: source,
            points: rules.plan.points,
            to: member,
            subscription: rules.subscription
        )
        guard let given else { return }
        if case .milestone(let id) = award.occasion {
            changes.milestones.append(
                MilestoneRow(
                    member: member.id,
                    tierSet: rules.set.id,
                    milestone: id,
                    window: award.day,
                    given: given,
                    at: now
                )
            )
        }
        note(
            JournalEntry(
                kind: JournalKind.tierAwarded,
                member: member.id,
                data: JournalData.object { data in
                    data.text("tier_set", rules.set.id)
                    switch award.occasion {
                    case .entered(let tier): data.text("entered", tier)
                    case .requalified(let tier): data.text("kept", tier)
                    case .milestone(let id): data.text("milestone", id)
                    }
                    data.day("day", award.day)
                    data.given(given)
                }
            )
        )
    }
}
