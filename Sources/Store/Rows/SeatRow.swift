package import Membership

/// A seat in the household of a membership.
package struct SeatRow: Hashable, Sendable {
    package let id: Int64
    /// The membership that is shared: the owner's.
    package let subscription: SubscriptionID
    package let owner: MemberID
    package let member: MemberID
    /// Not the owner's.
    package let role: HouseholdRole
    /// The subscription that buys the seat; `nil` for one that the plan includes.
    package var extra: SubscriptionID?
    package var state: State
    package let invitedAt: Instant
    package var joinedAt: Instant?
    /// When it was over; set exactly when it is.
    package var leftAt: Instant?
    /// The first day on which the member may join another household, and the owner fill another seat.
    package var lockedUntil: CivilDate?

    package init(
        id: Int64,
        subscription: SubscriptionID,
        owner: MemberID,
        member: MemberID,
        role: HouseholdRole,
        extra: SubscriptionID? = nil,
        state: State = .invited,
        invitedAt: Instant,
        joinedAt: Instant? = nil,
        leftAt: Instant? = nil,
        lockedUntil: CivilDate? = nil
    ) {
        self.id = id
        self.subscription = subscription
        self.owner = owner
        self.member = member
        self.role = role
        self.extra = extra
        self.state = state
        self.invitedAt = invitedAt
        self.joinedAt = joinedAt
        self.leftAt = leftAt
        self.lockedUntil = lockedUntil
    }

    /// How a seat stands.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case invited
        case joined
        /// The member went.
        case left
        /// The owner took the seat or the invitation back.
        case removed
        case declined

        /// Whether somebody sits there or may still.
        package var isLive: Bool {
            switch self {
            case .invited, .joined: true
            case .left, .removed, .declined: false
            }
        }
    }
}
