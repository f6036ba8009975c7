package import Membership

/// What is shown for a membership at the till.
package struct CardRow: Hashable, Sendable {
    /// The shop's own number of it, once for ever.
    package let card: String
    package let subscription: SubscriptionID
    package let member: MemberID
    /// Who showed it first, as a hash of 32 bytes; set once.
    package var identity: [UInt8]?
    package let issuedAt: Instant
    package var revokedAt: Instant?

    package init(
        card: String,
        subscription: SubscriptionID,
        member: MemberID,
        identity: [UInt8]? = nil,
        issuedAt: Instant,
        revokedAt: Instant? = nil
    ) {
        self.card = card
        self.subscription = subscription
        self.member = member
        self.identity = identity
        self.issuedAt = issuedAt
        self.revokedAt = revokedAt
    }
}
