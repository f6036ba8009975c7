package import Membership
package import Store

/// What a member's purchases have come to: rewards, stamps, and what there is to use of both.
package struct MemberRewards: Hashable, Sendable {
    package let member: String
    package let rewards: [Accruing]
    package let stamps: [Stamps]
    /// Money off a later basket, in the order in which it is used.
    package let certificates: [LotRow]
    /// Things to collect, thing by thing.
    package let things: [LotRow]

    /// One reward of one membership.
    package struct Accruing: Hashable, Sendable {
        package let subscription: SubscriptionID
        package let plan: String
        package let benefit: Benefit
        /// The window that runs; `nil` for a reward that is issued at once.
        package let window: Period?
        /// What was spent in it, less what came back.
        package let spend: Money
        package let accrued: Money
        package let cap: Money?
        /// What was issued or forfeited for it so far.
        package let settled: Money
        /// When the rest is issued; `nil` when nothing waits.
        package let nextIssue: CivilDate?
        /// Every window that was settled, the oldest first.
        package let issues: [RewardIssueRow]
    }

    /// One collection of stamps of one membership.
    package struct Stamps: Hashable, Sendable {
        package let subscription: SubscriptionID
        package let plan: String
        package let benefit: Benefit
        package let reward: SpendReward
        package let standing: StampStanding
        /// Awards given so far.
        package let awarded: Int64
    }
}
