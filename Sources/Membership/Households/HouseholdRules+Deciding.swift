extension HouseholdRules {
    /// The facts of one household on a day.
    package struct Facts: Hashable, Sendable {
        package let household: Household
        package let owner: HouseholdPerson
        /// Whether the owner's subscription is on trial.
        package let isTrial: Bool
        /// How many subscriptions to the plan of extra seats the owner pays and has.
        package let bought: Int
        package let today: CivilDate

        package init(
            household: Household,
            owner: HouseholdPerson,
            isTrial: Bool = false,
            bought: Int = 0,
            today: CivilDate
        ) {
            self.household = household
            self.owner = owner
            self.isTrial = isTrial
            self.bought = bought
            self.today = today
        }
    }

    /// How many seats there are of a role, beside the owner's own.
    package func seats(for role: HouseholdRole, bought: Int) -> Int {
        switch role {
        case .owner: 0
        case .adult: adults + max(0, min(bought, extraSeats?.most ?? 0))
        case .teen: teens
        case .child: children
        }
    }

    /// Keeps a seat for somebody and sends an invitation.
    package func invite(
        _ person: HouseholdPerson,
        as role: HouseholdRole,
        _ facts: Facts
    ) throws(Refused) -> HouseholdDecision {
        var household = facts.household
        try check(person, as: role, facts)
        // A second invitation takes the place of the first.
        household.invitations.removeAll { $0.member == person.member }
        let taken =
            household.members.count { $0.role == role }
            + household.invitations.count { $0.role == role && $0.isOpen(on: facts.today) }
        guard taken < seats(for: role, bought: facts.bought) else {
            throw Refused(.householdFull, role.rawValue)
        }
        household.invitations.append(
            HouseholdInvitation(member: person.member, role: role, on: facts.today)
        )
        return HouseholdDecision(household: household, effects: [])
    }

    /// Takes the seat that was kept; all that was asked of the invitation is asked again.
    package func accept(
        _ person: HouseholdPerson,
        _ facts: Facts
    ) throws(Refused) -> HouseholdDecision {
        var household = facts.household
        guard let invitation = household.invitations.first(where: { $0.member == person.member })
        else { throw Refused(.notInvited) }
        guard invitation.isOpen(on: facts.today) else {
            throw Refused(.notInvited, "the last one was open until \(invitation.endsOn)")
        }
        try check(person, as: invitation.role, facts)
        let taken = household.members.count { $0.role == invitation.role }
        guard taken < seats(for: invitation.role, bought: facts.bought) else {
            throw Refused(.householdFull, invitation.role.rawValue)
        }
        household.invitations.removeAll { $0.member == person.member }
        household.members.append(
            HouseholdMember(
                member: person.member,
                role: invitation.role,
                joined: facts.today
            )
        )
        return HouseholdDecision(
            household: household,
            effects: [.joined(person.member, invitation.role)]
        )
    }

    /// Takes an invitation back, or declines it.
    package func withdraw(
        _ member: MemberID,
        _ facts: Facts
    ) throws(Refused) -> HouseholdDecision {
        var household = facts.household
        guard household.invitations.contains(where: { $0.member == member }) else {
            throw Refused(.notInvited)
        }
        household.invitations.removeAll { $0.member == member }
        return HouseholdDecision(household: household, effects: [])
    }

    /// Lets a member go, whoever asks for it. The owner goes last, which ends the household.
    package func leave(
        _ member: MemberID,
        _ facts: Facts
    ) throws(Refused) -> HouseholdDecision {
        var household = facts.household
        if member == household.owner {
            guard household.members.isEmpty else { throw Refused(.ownerLeavesLast) }
            household.invitations = []
            return HouseholdDecision(household: household, effects: [])
        }
        guard let leaver = household.members.first(where: { $0.member == member }) else {
            throw Refused(.notInHousehold)
        }
        household.members.removeAll { $0.member == member }
        return HouseholdDecision(household: household, effects: parting(leaver, facts))
    }

    /// Ends the household: everybody leaves. A member who is deleted is no reason to refuse.
    package func dissolve(_ facts: Facts) -> HouseholdDecision {
        HouseholdDecision(
            household: Household(owner: facts.household.owner),
            effects: facts.household.members.flatMap { parting($0, facts) }
        )
    }

    /// Who loses their seat because there are no longer as many: who joined last goes first, and who
    /// sits on a seat that is paid for goes after all others.
    ///
    /// - Parameter paid: the members whose own seats are bought and paid.
    package func surplus(_ facts: Facts, paid: Set<MemberID> = []) -> [HouseholdMember] {
        HouseholdRole.allCases.flatMap { role in
            let seated = facts.household.members.filter { $0.role == role }
            let first = seated.filter { paid.contains($0.member) }
            let others = seated.filter { !paid.contains($0.member) }
            return (first + others).dropFirst(seats(for: role, bought: facts.bought))
        }
    }

    /// Lets those go for whom there is no seat any more.
    package func letGo(_ leavers: [HouseholdMember], _ facts: Facts) -> HouseholdDecision {
        var household = facts.household
        household.members.removeAll(where: leavers.contains)
        return HouseholdDecision(
            household: household,
            effects: leavers.map { .left($0.member) }
        )
    }

    /// Until when somebody has access: as long as the owner, for who has a seat.
    ///
    /// When seats that were bought end, who joined last has none; the seat is free again for them when
    /// it is bought again.
    package func access(
        of member: MemberID,
        in household: Household,
        bought: Int,
        ownerUntil: Instant?
    ) -> Instant? {
        guard let role = household.role(of: member) else { return nil }
        if role == .owner { return ownerUntil }
        let seated = household.members.filter { $0.role == role }
            .prefix(seats(for: role, bought: bought))
        return seated.contains { $0.member == member } ? ownerUntil : nil
    }

    /// Whether a benefit is for the others too.
    package func shares(_ benefit: String) -> Bool { shared?.contains(benefit) ?? true }

    private func check(
        _ person: HouseholdPerson,
        as role: HouseholdRole,
        _ facts: Facts
    ) throws(Refused) {
        if facts.isTrial && !inTrial { throw Refused(.notShared, "not before the first payment") }
        if person.member == facts.household.owner || person.household != nil {
            throw Refused(.inHousehold)
        }
        let owner = facts.household.owner
        try check(person.locks.filter { $0.partner != owner }, on: facts.today)
        if role == .adult {
            try check(facts.owner.locks.filter { $0.partner != person.member }, on: facts.today)
        }
        if sameAddress, person.address == nil || person.address != facts.owner.address {
            throw Refused(.addressDiffers)
        }
        if sharedPayment, role == .adult, !person.sharesPayment { throw Refused(.paymentNotShared) }
    }

    private func check(_ locks: [HouseholdLock], on today: CivilDate) throws(Refused) {
        guard let until = locks.map(\.until).max(), today < until else { return }
        throw Refused(.householdLocked, "until \(until)")
    }

    private func parting(_ leaver: HouseholdMember, _ facts: Facts) -> [HouseholdEffect] {
        var effects: [HouseholdEffect] = [.left(leaver.member), .purchasesLeave(leaver.member)]
        if leaver.role == .adult, let rejoinLock {
            let until = BillingCycle.starting(on: facts.today, cadence: rejoinLock).boundary(1)
            let owner = facts.household.owner
            effects += [
                .locked(HouseholdLock(member: leaver.member, partner: owner, until: until)),
                .locked(HouseholdLock(member: owner, partner: leaver.member, until: until)),
            ]
        }
        return effects
    }
}
