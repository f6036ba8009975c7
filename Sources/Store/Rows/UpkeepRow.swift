package import Membership

/// Something that is to be done for a member at an instant.
package struct UpkeepRow: Hashable, Sendable {
    package let key: Key
    /// `nil` takes it off the queue.
    package let dueAt: Instant?

    package init(_ key: Key, dueAt: Instant?) {
        self.key = key
        self.dueAt = dueAt
    }

    /// What is to be done, for whom, and of what; on the queue once.
    package struct Key: Hashable, Sendable {
        package let kind: Kind
        package let member: MemberID
        /// `nil` for what outlives subscriptions.
        package let subscription: SubscriptionID?
        /// A benefit, a tier set, a programme or a plan; may be empty.
        package let name: String

        package init(
            _ kind: Kind,
            member: MemberID,
            subscription: SubscriptionID? = nil,
            name: String = ""
        ) {
            self.kind = kind
            self.member = member
            self.subscription = subscription
            self.name = name
        }
    }

    /// What is to be done.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case drip
        case birthday
        /// What a window of a reward came to is issued.
        case reward
        case tierReview = "tier_review"
        case tierInactivity = "tier_inactivity"
        case pointsInactivity = "points_inactivity"
        case pointsDecay = "points_decay"
        /// Points that were kept for a while after the membership ended.
        case pointsEnd = "points_end"
        /// A place that was kept for somebody in line.
        case waitlist
        case referral
    }
}
