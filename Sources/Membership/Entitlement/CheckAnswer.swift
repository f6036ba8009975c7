/// The answer to a checkout's question, with its reason and what would change it.
package struct CheckAnswer: Hashable, Sendable {
    package var entitled: Bool
    package var reason: CheckReason
    /// What decided; `nil` when nothing the member has promises the benefit.
    package var source: EntitlementSource?
    /// The benefit's terms; `nil` when no plan the member has promises it.
    package var benefit: Benefit?
    /// What the benefit takes off the basket, when it is a discount and the basket was told.
    package var discount: Money?
    /// The first instant this answer may no longer be relied on; `nil` when nothing is held.
    package var validUntil: Instant?
    /// The instant the question was answered for.
    package var asOf: Instant
    /// The paid time is over and the renewal has not run yet; access goes on.
    package var renewalPending: Bool
    /// What would turn a refusal into a yes; `nil` for a yes.
    package var remedy: String?
    /// The tier that promises the benefit; `nil` when the plan itself does.
    package var tier: String?
    /// What the member is in the household of who pays; `nil` for the payer's own membership.
    package var role: HouseholdRole?
    /// Whose membership it is, by the shop's own id, where ``role`` says that it is shared; the shell
    /// fills it in.
    package var owner: String?
    /// What may still be used, before this use; `nil` for a benefit without a count or a limit.
    package var remaining: Int64?
    /// What there is and was in this window; `nil` for a benefit without a count or a limit.
    package var limit: Int64?
    /// What was used in this window; `nil` for a benefit without a count.
    package var usage: Int64?
    /// What was used beyond a soft limit; `nil` for a benefit without a count.
    package var overage: Int64?
    /// Whether the next use takes what was given beside the plan: by a clerk, as an award, by a return.
    package var isFromGrant = false
    /// When the next window begins; `nil` for none.
    package var nextReset: Instant?
}
