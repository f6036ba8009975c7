package import Membership

/// Somebody may join a plan.
package struct InvitationRow: Hashable, Sendable {
    package let plan: String
    package let member: MemberID
    package let invitedAt: Instant
    /// The subscription it was used for, once.
    package var usedBy: SubscriptionID?

    package init(
        plan: String,
        member: MemberID,
        invitedAt: Instant,
        usedBy: SubscriptionID? = nil
    ) {
        self.plan = plan
        self.member = member
        self.invitedAt = invitedAt
        self.usedBy = usedBy
    }
}

/// A place in the line for a plan that is full.
package struct WaitlistRow: Hashable, Sendable {
    package let id: Int64
    package let plan: String
    package let member: MemberID
    package let askedAt: Instant
    package var state: State
    /// Until when a place is kept; `nil` while waiting, or when it is kept for ever.
    package var offeredUntil: Instant?

    package init(
        id: Int64,
        plan: String,
        member: MemberID,
        askedAt: Instant,
        state: State = .waiting,
        offeredUntil: Instant? = nil
    ) {
        self.id = id
        self.plan = plan
        self.member = member
        self.askedAt = askedAt
        self.state = state
        self.offeredUntil = offeredUntil
    }

    /// How a place stands.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case waiting
        case offered
        case joined
        /// Given up, or not taken in time.
        case gone
    }
}

/// Who brought a friend, once in the friend's life.
package struct ReferralRow: Hashable, Sendable {
    package let friend: MemberID
    package let referrer: MemberID
    package let plan: String
    package var state: State
    package let at: Instant
    /// Set exactly when it is no longer open.
    package var settledAt: Instant?

    package init(
        friend: MemberID,
        referrer: MemberID,
        plan: String,
        state: State = .open,
        at: Instant,
        settledAt: Instant? = nil
    ) {
        self.friend = friend
        self.referrer = referrer
        self.plan = plan
        self.state = state
        self.at = at
        self.settledAt = settledAt
    }

    /// What became of it.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case open
        case rewarded
        /// The referrer had brought as many as count already.
        case capped
    }
}

/// Whether a member is kept out of a plan's benefits for comparison.
package struct ControlGroupRow: Hashable, Sendable {
    package let member: MemberID
    package let plan: String
    package let isHeldOut: Bool
    package let decidedAt: Instant

    package init(member: MemberID, plan: String, isHeldOut: Bool, decidedAt: Instant) {
        self.member = member
        self.plan = plan
        self.isHeldOut = isHeldOut
        self.decidedAt = decidedAt
    }
}
