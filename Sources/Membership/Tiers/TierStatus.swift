/// Where a member stands in a tier set.
///
/// - Shape: what was earned by counting and what was given stand beside each other; the higher counts.
///   Days are half-open: on `validUntil` the status is over.
/// - Invariants: `rises` go up, the latest last; `nextReview` is `nil` while the status rests, and
///   lies after the day that was decided last.
package struct TierStatus: Hashable, Sendable {
    /// The tier set's id.
    package let set: String
    /// The day from which membership years, tenure and anniversaries are told; survives a rejoin.
    package let joined: CivilDate
    /// The tier that counts: the highest of those earned, given and held for life.
    package internal(set) var tier: String
    /// Where ``tier`` comes from.
    package internal(set) var source: Source
    /// The day on which ``tier`` was entered, from below or from above.
    package internal(set) var since: CivilDate
    package internal(set) var earned: EarnedTier
    /// Gifts, purchases, matches and partners' statuses that have not ended.
    package internal(set) var given: [GivenTier]
    package internal(set) var lifetime: LifetimeTier?
    /// The rises since the last review, which a return may undo, the latest last.
    package internal(set) var rises: [TierRise]
    package internal(set) var rolled: RolledExcess?
    /// The last day with a purchase; `nil` when there was none.
    package internal(set) var lastActivity: CivilDate?
    /// How many times in a row the member was moved down for buying nothing.
    package internal(set) var inactiveTimes: Int
    /// Since when the status rests; `nil` when it does not.
    package internal(set) var pausedFrom: CivilDate?
    /// How many days it has rested since the last review.
    package internal(set) var pausedDays: Int
    /// When entering a tier was last rewarded, by the tier's id.
    package internal(set) var rewarded: [String: CivilDate]
    /// When a milestone was last reached, by its id.
    package internal(set) var milestones: [String: CivilDate]
    /// When another programme's status was last matched.
    package internal(set) var lastMatched: CivilDate?
    /// The day on which something may change although nothing is bought; `nil` for never.
    package internal(set) var nextReview: CivilDate?

    /// A status as it was stored; a new one comes from ``TierSet/joining(on:)``.
    package init(
        set: String,
        joined: CivilDate,
        tier: String,
        source: Source,
        since: CivilDate,
        earned: EarnedTier,
        given: [GivenTier] = [],
        lifetime: LifetimeTier? = nil,
        rises: [TierRise] = [],
        rolled: RolledExcess? = nil,
        lastActivity: CivilDate? = nil,
        inactiveTimes: Int = 0,
        pausedFrom: CivilDate? = nil,
        pausedDays: Int = 0,
        rewarded: [String: CivilDate] = [:],
        milestones: [String: CivilDate] = [:],
        lastMatched: CivilDate? = nil,
        nextReview: CivilDate? = nil
    ) {
        self.set = set
        self.joined = joined
        self.tier = tier
        self.source = source
        self.since = since
        self.earned = earned
        self.given = given
        self.lifetime = lifetime
        self.rises = rises
        self.rolled = rolled
        self.lastActivity = lastActivity
        self.inactiveTimes = inactiveTimes
        self.pausedFrom = pausedFrom
        self.pausedDays = pausedDays
        self.rewarded = rewarded
        self.milestones = milestones
        self.lastMatched = lastMatched
        self.nextReview = nextReview
    }

    /// The day on which the tier that counts ends; `nil` when it has no end.
    package var validUntil: CivilDate? {
        if source == .lifetime { return nil }
        let ends =
            given.filter { $0.tier == tier }.map(\.until)
            + (earned.tier == tier ? [earned.validUntil] : [])
        return ends.contains(nil) ? nil : ends.compactMap { $0 }.max()
    }

    /// The day by which a challenge must be met; `nil` when the tier is not on trial.
    package var provisionalUntil: CivilDate? {
        guard source == .matched else { return nil }
        return given.last { $0.tier == tier && $0.source == .matched }?.until
    }

    /// Where a tier comes from, as stored and sent.
    package enum Source: String, Hashable, Sendable, CaseIterable {
        case earned
        case paid
        case gifted
        /// Another programme's status, for a while.
        case matched
        /// A partner's programme or card.
        case partner
        case lifetime
    }
}
