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
}
