package import Membership

/// What a trial is counted by: each of these has one trial, ever.
package enum TrialClaim: Hashable, Sendable {
    case member(MemberID)
    /// The shop's own id of a household.
    case household(String)
    /// What a gateway recognizes a card or an account by.
    case fingerprint(String)

    /// As it is stored.
    var stored: (kind: String, value: String) {
        switch self {
        case .member(let member): ("member", String(member.number))
        case .household(let id): ("household", id)
        case .fingerprint(let text): ("fingerprint", text)
        }
    }
}

/// A trial that was taken, by one of the things it is counted by.
package struct TrialClaimRow: Hashable, Sendable {
    package let claim: TrialClaim
    package let subscription: SubscriptionID
    package let takenAt: Instant

    package init(claim: TrialClaim, subscription: SubscriptionID, takenAt: Instant) {
        self.claim = claim
        self.subscription = subscription
        self.takenAt = takenAt
    }
}
