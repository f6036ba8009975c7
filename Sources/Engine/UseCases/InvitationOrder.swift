package import Membership

/// A wish to invite somebody to a plan.
package struct InvitationOrder: Hashable, Sendable {
    package let plan: String
    package let invitee: Invitee
    /// How many may join by a code; a member's own invitation is for one.
    package let uses: Int
    /// The first day on which it holds no more, in the shop's zone; `nil` for never.
    package let until: CivilDate?

    package init(plan: String, invitee: Invitee, uses: Int = 1, until: CivilDate? = nil) {
        self.plan = plan
        self.invitee = invitee
        self.uses = uses
        self.until = until
    }

    /// Who is invited: a member, or whoever has a code.
    package enum Invitee: Hashable, Sendable {
        case member(String)
        case code(String)
    }
}
