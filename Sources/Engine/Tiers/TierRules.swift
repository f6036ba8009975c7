import Membership

/// The tiers that count for a member, with the plan they are of.
struct TierRules {
    let set: TierSet
    let plan: Plan
    /// The member's own subscription of the plan; `nil` when there is none any more.
    let subscription: SubscriptionID?

    init(set: TierSet, plan: Plan, subscription: SubscriptionID?) {
        self.set = set
        self.plan = plan
        self.subscription = subscription
    }

    /// - Returns: `nil` for a plan without tiers.
    init?(_ plan: Plan, subscription: SubscriptionID?) {
        guard let tiers = plan.tiers else { return nil }
        self.init(set: tiers, plan: plan, subscription: subscription)
    }
}
