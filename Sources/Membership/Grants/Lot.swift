/// So much of a holding, given at once and running out at once.
///
/// - Shape: what a member has is the sum of the lots that are effective and have not expired.
///   `remaining` is between 0 and `amount`; a debt has a negative amount and what is left of it.
/// - Invariants: `remaining` is `amount` plus all entries of the lot but the first.
package struct Lot: Hashable, Sendable {
    /// `nil` for one that is worked out and not written yet: windows are granted when they are first used.
    package let id: LotID?
    package let member: MemberID
    package let holding: Holding
    package let source: Source
    /// The subscription whose plan gave it; `nil` for what outlives subscriptions.
    package let subscription: SubscriptionID?
    /// The first day of the window it was given for, so that it is given once; `nil` outside windows.
    package let window: CivilDate?
    /// Uses, points, things, or minor units.
    package let amount: Int64
    package var remaining: Int64
    /// Lots of a lower number burn first.
    package let priority: Int
    /// Before it the lot is pending.
    package let effectiveFrom: Instant
    /// Half-open: at this instant it is gone; `nil` for never.
    package let expiresAt: Instant?

    package init(
        id: LotID?,
        member: MemberID,
        holding: Holding,
        source: Source,
        subscription: SubscriptionID?,
        window: CivilDate? = nil,
        amount: Int64,
        remaining: Int64,
        priority: Int = 100,
        effectiveFrom: Instant,
        expiresAt: Instant?
    ) {
        self.id = id
        self.member = member
        self.holding = holding
        self.source = source
        self.subscription = subscription
        self.window = window
        self.amount = amount
        self.remaining = remaining
        self.priority = priority
        self.effectiveFrom = effectiveFrom
        self.expiresAt = expiresAt
    }

    /// Whether it counts at an instant.
    package func isLive(at instant: Instant) -> Bool {
        effectiveFrom <= instant && expiresAt.map { instant < $0 } != false
    }

    /// The fact that gave it.
    package enum Source: String, Hashable, Sendable, CaseIterable {
        case plan
        case tier
        /// What was left of the window before.
        case rollover
        /// A clerk gave it, or it was bought on top.
        case grant
        case drip
        case purchase
        case reward
        case stamps
        case draw
        case milestone
        case referral
        case transfer
        /// Given back by a return.
        case returned
        /// Use beyond what there was: a debt.
        case overage

        /// Whether it is not what a plan or a tier gives in each window.
        package var isBesidePlan: Bool {
            switch self {
            case .plan, .tier, .rollover, .overage: false
            case .grant, .drip, .purchase, .reward, .stamps, .draw, .milestone, .referral,
                .transfer, .returned:
                true
            }
        }
    }
}
