package import Membership

/// An invitation as the CLI and the RPC show it.
package struct InvitationView: Hashable, Sendable {
    package let id: Int64
    package let plan: String
    /// `nil` for a code's.
    package let member: String?
    /// `nil` for a member's own.
    package let code: String?
    /// How many joined by it or stand in line by it.
    package let uses: Int
    package let mostUses: Int
    package let invitedAt: Instant
    /// The first instant at which it holds no more; `nil` for never.
    package let expiresAt: Instant?
    package let state: State

    /// Whether somebody may still join by it.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case open
        case used
        case expired
        case withdrawn
    }
}

/// A place in the line for a plan.
package struct PlaceView: Hashable, Sendable {
    package let plan: String
    package let member: String
    /// From 1; those who were offered a place stand in it until they take it.
    package let place: Int
    package let askedAt: Instant
    /// Whether a place is kept for the member.
    package let isOffered: Bool
    /// Until when it is kept; `nil` while waiting, or when it is kept for ever.
    package let offeredUntil: Instant?
}

/// What was drawn for a member of a plan with a control group.
package struct ControlGroupView: Hashable, Sendable {
    package let plan: String
    package let member: String
    package let isHeldOut: Bool
    package let decidedAt: Instant
}
