/// The tiers of a plan and the rules by which status rises and falls.
package struct TierSet: Hashable, Sendable {
    /// Plans that name the same set share a member's status, which outlives a rejoin.
    package let id: String
    package let name: String
    package let metrics: [QualifyingMetric]
    package let combination: Combination
    package let window: TierWindow
    package let upgrade: Upgrade
    package let review: Review
    package let validity: StatusValidity
    package let downgrade: Downgrade
    /// Whether a member loses no more than one tier at a review.
    package let softLanding: Bool
    /// How long a status outlasts a review that it failed.
    package let grace: Cadence?
    package let inactivity: Inactivity?
    /// Whether what a member has beyond the tier reached counts in the next window.
    package let rollsOver: Bool
    /// From the base upwards; the first needs nothing.
    package let tiers: [Tier]
    package let milestones: [Milestone]
    /// `nil` when other programmes' status is not matched.
    package let match: StatusMatch?

    package init(
        id: String,
        name: String,
        metrics: [QualifyingMetric],
        combination: Combination = .any,
        window: TierWindow,
        upgrade: Upgrade = .instant,
        review: Review = .statusEnd,
        validity: StatusValidity = .endOfNextWindow,
        downgrade: Downgrade = .balanceBased,
        softLanding: Bool = false,
        grace: Cadence? = nil,
        inactivity: Inactivity? = nil,
        rollsOver: Bool = false,
        tiers: [Tier],
        milestones: [Milestone] = [],
        match: StatusMatch? = nil
    ) {
        self.id = id
        self.name = name
        self.metrics = metrics
        self.combination = combination
        self.window = window
        self.upgrade = upgrade
        self.review = review
        self.validity = validity
        self.downgrade = downgrade
        self.softLanding = softLanding
        self.grace = grace
        self.inactivity = inactivity
        self.rollsOver = rollsOver
        self.tiers = tiers
        self.milestones = milestones
        self.match = match
    }

    /// The tier with this id, or `nil` when the set has none.
    package func tier(_ id: String) -> Tier? { tiers.first { $0.id == id } }

    /// How several metrics make one tier.
    package enum Combination: String, Hashable, Sendable, CaseIterable {
        case any
        case all
    }

    /// When a member who has enough rises.
    package enum Upgrade: String, Hashable, Sendable, CaseIterable {
        /// With the purchase that makes it enough.
        case instant
        /// At the next review.
        case onReview = "on_review"
    }

    /// When it is looked at who stays.
    package enum Review: Hashable, Sendable {
        /// On the day the status runs out.
        case statusEnd
        /// Every night: who has not enough any more falls at once.
        case realTime
        /// On the day of the year on which the member joined.
        case anniversary
        /// On a day of the year.
        case day(MonthDay)
    }

    /// How far a member falls who has not enough at a review.
    package enum Downgrade: String, Hashable, Sendable, CaseIterable {
        case none
        /// One tier at each review.
        case oneDown = "one_down"
        /// To the tier that what there is retains.
        case balanceBased = "balance_based"
        /// To the base.
        case toBase = "to_base"
    }

    /// Status falls step by step while a member buys nothing.
    package struct Inactivity: Hashable, Sendable {
        package let every: Cadence
        /// How many tiers each time.
        package let steps: Int

        package init(every: Cadence, steps: Int = 1) {
            self.every = every
            self.steps = steps
        }
    }
}
