/// What became of a household.
package struct HouseholdDecision: Hashable, Sendable {
    package let household: Household
    /// In the order in which they are to be carried out.
    package let effects: [HouseholdEffect]
}

/// What follows from a change of a household.
package enum HouseholdEffect: Hashable, Sendable {
    /// The member has the owner's access from now on; no invoice follows.
    case joined(MemberID, HouseholdRole)
    /// The member has the owner's access no more.
    case left(MemberID)
    /// The member's purchases leave what the owner's rewards go by, but for what was issued.
    case purchasesLeave(MemberID)
    case locked(HouseholdLock)
}
