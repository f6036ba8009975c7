package import Membership

/// What one membership cost and brought in the term that runs, with what its member has of it.
package struct StatementView: Hashable, Sendable {
    package let member: String
    package let subscription: SubscriptionID
    package let plan: String
    /// What members read.
    package let planName: String
    package let state: StateName
    package let statement: MemberStatement
    /// The tiers of the plan; `nil` for a plan without.
    package let tiers: TierSet?
    /// What there is of the plan's points; `nil` for a plan without.
    package let points: PointsView?
}
