package import Membership

/// What is shown for a membership at the till.
package struct CardView: Hashable, Sendable {
    /// The shop's own number of it.
    package let card: String
    /// By the shop's own id.
    package let member: String
    package let subscription: SubscriptionID
    package let plan: String
    /// Who may show it.
    package let transferability: Transferability
    package let issuedAt: Instant
    /// `nil` while it is valid.
    package let revokedAt: Instant?
    /// Whether somebody has shown it, who is its holder since.
    package let isBound: Bool
    /// The card that it takes the place of; `nil` for none.
    package var replaces: String?
}

/// What came of showing a card.
package struct CardShowing: Hashable, Sendable {
    package let card: CardView
    /// Whether the membership gives anything now, and why or why not.
    package let entitled: Bool
    package let reason: CheckReason
    package let remedy: String?
    package let validUntil: Instant?
    /// `nil` for the payer's own membership.
    package let role: HouseholdRole?
    /// Whether who showed it is its holder from now on.
    package let binds: Bool
}
