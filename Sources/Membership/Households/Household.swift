/// Who shares one membership.
///
/// A member's purchases count for the owner while the member belongs to the household: they are
/// tallied for the owner on their day, with the member as their contributor. Who leaves takes them
/// away: the contributor's days of windows whose reward was not issued yet are taken back. What was
/// issued stays.
package struct Household: Hashable, Sendable {
    /// Whose subscription it is, and who alone pays.
    package let owner: MemberID
    /// In the order in which they joined; without the owner.
    package internal(set) var members: [HouseholdMember]
    /// In the order in which they were sent.
    package internal(set) var invitations: [HouseholdInvitation]

    package init(
        owner: MemberID,
        members: [HouseholdMember] = [],
        invitations: [HouseholdInvitation] = []
    ) {
        self.owner = owner
        self.members = members
        self.invitations = invitations
    }

    /// What somebody is in it; `nil` for who does not belong to it.
    package func role(of member: MemberID) -> HouseholdRole? {
        member == owner ? .owner : members.first { $0.member == member }?.role
    }

    /// Whether a purchase counts for the owner's rewards: of who belongs to it, since joining.
    package func counts(purchaseBy member: MemberID, on day: CivilDate) -> Bool {
        member == owner || members.contains { $0.member == member && $0.joined <= day }
    }
}

/// Somebody who shares a membership.
package struct HouseholdMember: Hashable, Sendable {
    package let member: MemberID
    package let role: HouseholdRole
    package let joined: CivilDate

    package init(member: MemberID, role: HouseholdRole, joined: CivilDate) {
        self.member = member
        self.role = role
        self.joined = joined
    }
}

/// A seat that is kept for somebody; nothing is ever asked of who is invited.
package struct HouseholdInvitation: Hashable, Sendable {
    /// How many days the seat is kept for who does not answer.
    package static let daysKept = 14

    package let member: MemberID
    package let role: HouseholdRole
    package let on: CivilDate

    package init(member: MemberID, role: HouseholdRole, on: CivilDate) {
        self.member = member
        self.role = role
        self.on = on
    }

    /// The first day on which it is no invitation any more, and the seat is free.
    package var endsOn: CivilDate { on.adding(days: Self.daysKept) }

    package func isOpen(on today: CivilDate) -> Bool { today < endsOn }
}

/// After two adults part, neither may share with somebody else for a while.
package struct HouseholdLock: Hashable, Sendable {
    package let member: MemberID
    /// The other one, with whom sharing again is no new household.
    package let partner: MemberID
    /// The first day on which the member is free.
    package let until: CivilDate

    package init(member: MemberID, partner: MemberID, until: CivilDate) {
        self.member = member
        self.partner = partner
        self.until = until
    }
}

/// What is known of somebody when a household is joined.
package struct HouseholdPerson: Hashable, Sendable {
    package let member: MemberID
    /// Equal for equal addresses; `nil` when none is recorded.
    package let address: String?
    /// The owner of the household the person belongs to; `nil` for none.
    package let household: MemberID?
    /// Whether the person may pay with a method of the owner's.
    package let sharesPayment: Bool
    package let locks: [HouseholdLock]

    package init(
        member: MemberID,
        address: String? = nil,
        household: MemberID? = nil,
        sharesPayment: Bool = false,
        locks: [HouseholdLock] = []
    ) {
        self.member = member
        self.address = address
        self.household = household
        self.sharesPayment = sharesPayment
        self.locks = locks
    }
}
