package import Membership

/// Somebody may join a plan: a member, or whoever has a code.
package struct InvitationRow: Hashable, Sendable {
    package let id: Int64
    package let plan: String
    package let invitee: Invitee
    /// How many members may join by it; 1 for a member's own.
    package let mostUses: Int
    package let invitedAt: Instant
    /// The first instant at which it holds no more; `nil` for never.
    package let expiresAt: Instant?
    /// When it was taken back or another came in its place.
    package var withdrawnAt: Instant?

    package init(
        id: Int64,
        plan: String,
        invitee: Invitee,
        mostUses: Int = 1,
        invitedAt: Instant,
        expiresAt: Instant? = nil,
        withdrawnAt: Instant? = nil
    ) {
        self.id = id
        self.plan = plan
        self.invitee = invitee
        self.mostUses = mostUses
        self.invitedAt = invitedAt
        self.expiresAt = expiresAt
        self.withdrawnAt = withdrawnAt
    }

    /// Who is invited.
    package enum Invitee: Hashable, Sendable {
        case member(MemberID)
        case code(String)
    }

    /// Whether it holds at an instant, as far as time goes.
    package func holds(at instant: Instant) -> Bool {
        withdrawnAt == nil && expiresAt.map { instant < $0 } != false
    }
}

/// A member who joined by an invitation, or stands in line by it.
package struct InvitationUseRow: Hashable, Sendable {
    package let invitation: Int64
    package let member: MemberID
    package let usedAt: Instant
    /// What the member joined with last; `nil` while in line.
    package var subscription: SubscriptionID?

    package init(
        invitation: Int64,
        member: MemberID,
        usedAt: Instant,
        subscription: SubscriptionID? = nil
    ) {
        self.invitation = invitation
        self.member = member
        self.usedAt = usedAt
        self.subscription = subscription
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
    /// The plan whose rules reward it; `nil` until the friend joins one that does.
    package var plan: String?
    package var state: State
    package let at: Instant
    /// Set exactly when it is no longer open.
    package var settledAt: Instant?

    package init(
        friend: MemberID,
        referrer: MemberID,
        plan: String?,
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
        /// The rules give nothing for this friend.
        case nothing
    }
}

/// What one side got for a referral.
package struct ReferralRewardRow: Hashable, Sendable {
    package let friend: MemberID
    package let side: Side
    /// Who got it.
    package let member: MemberID
    package let given: GivenAward
    package let givenAt: Instant
    /// When the friend's payment or purchase came back, and this with it.
    package var takenBackAt: Instant?

    package init(
        friend: MemberID,
        side: Side,
        member: MemberID,
        given: GivenAward,
        givenAt: Instant,
        takenBackAt: Instant? = nil
    ) {
        self.friend = friend
        self.side = side
        self.member = member
        self.given = given
        self.givenAt = givenAt
        self.takenBackAt = takenBackAt
    }

    /// Whose reward it is.
    package enum Side: String, Hashable, Sendable, CaseIterable {
        case referrer
        case friend
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
