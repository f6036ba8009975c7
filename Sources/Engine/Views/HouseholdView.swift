package import Membership
package import Store

/// Who shares a membership.
package struct HouseholdView: Hashable, Sendable {
    /// By the shop's own id.
    package let owner: String
    package let subscription: SubscriptionID
    package let plan: String
    /// One for each role that has a seat or somebody in it.
    package let seats: [Seats]
    /// Who joined and who is invited, in that order.
    package let people: [Person]
    /// Who left lately and joins no other household for a while.
    package let locks: [Lock]

    /// The seats of one role.
    package struct Seats: Hashable, Sendable {
        package let role: HouseholdRole
        package let seats: Int
        /// Taken, or kept for somebody.
        package let taken: Int
    }

    /// Somebody with a seat.
    package struct Person: Hashable, Sendable {
        package let member: String
        package let role: HouseholdRole
        package let state: SeatRow.State
        /// When they joined, or were invited.
        package let since: Instant
        /// The first day on which an invitation is none any more; `nil` for who has joined.
        package let openUntil: CivilDate?
        /// The subscription that buys the seat; `nil` for one that the plan includes.
        package let extra: SubscriptionID?
    }

    /// Somebody who left.
    package struct Lock: Hashable, Sendable {
        package let member: String
        /// The first day on which they may join another household.
        package let until: CivilDate
    }
}
