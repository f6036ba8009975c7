package import Membership

/// Where a member stands in one set of tiers; it outlives memberships.
package struct TierStatusRow: Hashable, Sendable {
    package let member: MemberID
    package let tierSet: String
    package var tier: String
    package var source: Source
    /// The day since which the member has stood there.
    package var since: CivilDate
    /// The day on which it was entered or last kept.
    package var enteredOn: CivilDate
    /// The first day on which it no longer holds; `nil` for as long as nothing else is decided.
    package var validUntil: CivilDate?
    /// The day by which a challenge must be met.
    package var provisionalUntil: CivilDate?
    package var pausedFrom: CivilDate?
    package var lastActiveOn: CivilDate?
    package var nextReviewOn: CivilDate?
    /// All that the rules go on from, as the engine writes it: one JSON object, opaque here.
    package var course: String

    package init(
        member: MemberID,
        tierSet: String,
        tier: String,
        source: Source,
        since: CivilDate,
        enteredOn: CivilDate,
        validUntil: CivilDate? = nil,
        provisionalUntil: CivilDate? = nil,
        pausedFrom: CivilDate? = nil,
        lastActiveOn: CivilDate? = nil,
        nextReviewOn: CivilDate? = nil,
        course: String
    ) {
        self.member = member
        self.tierSet = tierSet
        self.tier = tier
        self.source = source
        self.since = since
        self.enteredOn = enteredOn
        self.validUntil = validUntil
        self.provisionalUntil = provisionalUntil
        self.pausedFrom = pausedFrom
        self.lastActiveOn = lastActiveOn
        self.nextReviewOn = nextReviewOn
        self.course = course
    }

    /// What gave a status.
    package enum Source: String, Hashable, Sendable, CaseIterable {
        case earned
        case paid
        case gifted
        case matched
        case partner
        case lifetime
    }
}
