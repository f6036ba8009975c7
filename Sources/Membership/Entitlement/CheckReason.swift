/// Why a check says yes or no; the closed list that checkouts may branch on.
package enum CheckReason: String, Hashable, Sendable, CaseIterable {
    // Yes.
    case subscribed
    case trial
    case renewalPending = "renewal_pending"
    case grace
    case paidUntilEnd = "paid_until_end"
    // No.
    case unknownMember = "unknown_member"
    case unknownBenefit = "unknown_benefit"
    case noSubscription = "no_subscription"
    case notInPlan = "not_in_plan"
    case leftOutOfTrial = "left_out_of_trial"
    case notStarted = "not_started"
    case firstPaymentPending = "first_payment_pending"
    case onHold = "on_hold"
    case ended
    case belowMinimumBasket = "below_minimum_basket"
    case currencyMismatch = "currency_mismatch"
    case outOfScope = "out_of_scope"
    case contextMissing = "context_missing"
    case paused
    // Of benefits that are counted, tiers and households.
    /// Yes, beyond a soft limit.
    case overQuota = "over_quota"
    case quotaUsedUp = "quota_used_up"
    case fairUseReached = "fair_use_reached"
    case tooManyGuests = "too_many_guests"
    case tierTooLow = "tier_too_low"
    case notShared = "not_shared"
    /// Yes, it was given before and is the member's own: things to collect.
    case given
    /// The member has the plan to be compared with those who have its benefits.
    case controlGroup = "control_group"

    /// Whether the reason goes with a yes.
    package var isEntitled: Bool {
        switch self {
        case .subscribed, .trial, .renewalPending, .grace, .paidUntilEnd, .overQuota, .given: true
        case .unknownMember, .unknownBenefit, .noSubscription, .notInPlan, .leftOutOfTrial,
            .notStarted, .firstPaymentPending, .onHold, .ended, .belowMinimumBasket,
            .currencyMismatch, .outOfScope, .contextMissing, .paused, .quotaUsedUp,
            .fairUseReached, .tooManyGuests, .tierTooLow, .notShared, .controlGroup:
            false
        }
    }
}
