package import Membership
package import Store

/// A member as the CLI and the RPC show it.
package struct MemberView: Hashable, Sendable {
    package let member: String
    package let zone: String
    package let region: String?
    package let household: String?
    package let joinedAt: Instant
    package let name: String?
    package let email: String?
    /// Where they live, in the spelling that addresses are compared in.
    package let address: String?
    package let birthday: CivilDate?
    package let balances: [PrepaidBalance]
    /// The latest proof of each kind that a plan on sale asks for.
    package let proofs: [VerificationRow]
    package let subscriptions: [SubscriptionView]
    /// Who brought the member, and what came of it; `nil` when nobody did.
    package var broughtBy: BroughtBy?
}

/// Who brought a member, and what came of it.
package struct BroughtBy: Hashable, Sendable {
    package let referrer: String
    /// The plan that rewards it; `nil` until the member joins one that does.
    package let plan: String?
    package let state: ReferralRow.State
    package let takenBack: Bool
}
