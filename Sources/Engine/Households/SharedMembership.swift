import Membership
import Store

/// A membership that a household may share, with everybody who ever had a seat.
struct SharedMembership {
    let matter: Case
    let plan: Plan
    let rules: HouseholdRules
    /// Oldest first, as the work has left them.
    let seats: [SeatRow]
    /// The seats that the owner buys and has, by the subscriptions that buy them.
    let bought: [SubscriptionRow]

    var owner: MemberID { matter.row.member }

    var household: Household {
        let joined = seats.filter { $0.state == .joined }
            .sorted { ($0.joinedAt ?? $0.invitedAt, $0.id) < ($1.joinedAt ?? $1.invitedAt, $1.id) }
        return Household(
            owner: owner,
            members: joined.map { seat in
                HouseholdMember(
                    member: seat.member,
                    role: seat.role,
                    joined: matter.calendar.day(of: seat.joinedAt ?? seat.invitedAt)
                )
            },
            invitations: seats.filter { $0.state == .invited }.map(invitation)
        )
    }

    /// How a seat that waits for its member is one.
    func invitation(_ seat: SeatRow) -> HouseholdInvitation {
        HouseholdInvitation(
            member: seat.member,
            role: seat.role,
            on: matter.calendar.day(of: seat.invitedAt)
        )
    }

    /// - Parameter buying: seats that are being bought right now.
    func facts(_ owner: HouseholdPerson, buying: Int = 0) -> HouseholdRules.Facts {
        HouseholdRules.Facts(
            household: household,
            owner: owner,
            isTrial: matter.subscription.standing == .trialing,
            bought: bought.count + buying,
            today: matter.today
        )
    }

    /// The members who sit on a seat that is bought for them.
    var payingGuests: Set<MemberID> { Set(bought.map(\.member)) }

    /// The seat of somebody that is free, taken or kept.
    func liveSeat(of member: MemberID) -> SeatRow? {
        seats.last { $0.member == member && $0.state.isLive }
    }
}
