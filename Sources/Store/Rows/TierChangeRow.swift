package import Membership

/// A member came to stand in another tier.
package struct TierChangeRow: Hashable, Sendable {
    package let member: MemberID
    package let tierSet: String
    /// `nil` for the first.
    package let from: String?
    package let to: String
    package let source: TierStatusRow.Source
    package let reason: Reason
    /// The day as of which it counts.
    package let day: CivilDate
    package let at: Instant

    package init(
        member: MemberID,
        tierSet: String,
        from: String?,
        to: String,
        source: TierStatusRow.Source,
        reason: Reason,
        day: CivilDate,
        at: Instant
    ) {
        self.member = member
        self.tierSet = tierSet
        self.from = from
        self.to = to
        self.source = source
        self.reason = reason
        self.day = day
        self.at = at
    }

    /// Why a tier changes.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case joined
        case earned
        case review
        case inactivity
        /// A return took progress back.
        case returned
        case gifted
        case paid
        case matched
        /// A challenge was met, or was not.
        case challenge
        case partner
        case lifetime
        /// What gave the status ended.
        case ended
        case imported
        case corrected
    }
}

/// A milestone that was reached in a window, and what it gave.
package struct MilestoneRow: Hashable, Sendable {
    package let member: MemberID
    package let tierSet: String
    package let milestone: String
    /// The day on which it was reached: once a day, and by the rules once a window.
    package let window: CivilDate
    package let given: GivenAward
    package let at: Instant

    package init(
        member: MemberID,
        tierSet: String,
        milestone: String,
        window: CivilDate,
        given: GivenAward,
        at: Instant
    ) {
        self.member = member
        self.tierSet = tierSet
        self.milestone = milestone
        self.window = window
        self.given = given
        self.at = at
    }
}

/// Another programme's status that was taken for ours.
package struct StatusMatchRow: Hashable, Sendable {
    package let member: MemberID
    package let tierSet: String
    package let matchedOn: CivilDate
    package let tier: String
    /// What was shown, in the shop's own words; not empty.
    package let proof: String
    package let provisionalUntil: CivilDate
    package let recordedAt: Instant

    package init(
        member: MemberID,
        tierSet: String,
        matchedOn: CivilDate,
        tier: String,
        proof: String,
        provisionalUntil: CivilDate,
        recordedAt: Instant
    ) {
        self.member = member
        self.tierSet = tierSet
        self.matchedOn = matchedOn
        self.tier = tier
        self.proof = proof
        self.provisionalUntil = provisionalUntil
        self.recordedAt = recordedAt
    }
}
