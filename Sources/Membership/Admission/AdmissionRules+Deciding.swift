extension AdmissionRules {
    /// What is known of who wants to join, on a day.
    package struct Facts: Hashable, Sendable {
        package let member: MemberID
        package let isInvited: Bool
        /// The end of a proof of the kind that is asked for.
        package let proof: Proof
        /// Members who have the plan now.
        package let members: Int
        package let waitlist: Waitlist
        package let today: CivilDate

        package init(
            member: MemberID,
            isInvited: Bool = false,
            proof: Proof = .none,
            members: Int = 0,
            waitlist: Waitlist = Waitlist(),
            today: CivilDate
        ) {
            self.member = member
            self.isInvited = isInvited
            self.proof = proof
            self.members = members
            self.waitlist = waitlist
            self.today = today
        }
    }

    /// A proof that was shown, or not.
    package enum Proof: Hashable, Sendable {
        case none
        case forGood
        /// The first day on which it does not hold.
        case until(CivilDate)

        /// Whether it holds on a day.
        package func holds(on day: CivilDate) -> Bool {
            switch self {
            case .none: false
            case .forGood: true
            case .until(let end): day < end
            }
        }
    }

    /// Lets somebody in, or says why not.
    ///
    /// - Returns: the waitlist without the member.
    package func admit(_ facts: Facts) throws(Refused) -> Waitlist {
        try check(facts)
        if let capacity, !hasPlace(capacity, facts) {
            let (line, _) = offering(facts.waitlist, members: facts.members, today: facts.today)
            let place = line.place(of: facts.member)
            throw Refused(.planFull, place.map { "place \($0) in line" })
        }
        var waitlist = facts.waitlist
        waitlist.entries.removeAll { $0.member == facts.member }
        return waitlist
    }

    /// Puts somebody at the end of the line of a plan that is full.
    package func wait(_ facts: Facts) throws(Refused) -> Waitlist {
        try check(facts)
        guard hasWaitlist, let capacity, !hasPlace(capacity, facts) else {
            throw Refused(.noWaitlist)
        }
        var waitlist = offering(facts.waitlist, members: facts.members, today: facts.today).waitlist
        guard waitlist.place(of: facts.member) == nil else { throw Refused(.alreadyWaiting) }
        waitlist.entries.append(Waitlist.Entry(member: facts.member, since: facts.today))
        return waitlist
    }

    /// Keeps the places that are free for those who are first in line.
    ///
    /// Who let a place pass is out of the line. Doing it again on the same day changes nothing.
    /// - Returns: the line, and who is to be told of a place.
    package func offering(
        _ waitlist: Waitlist,
        members: Int,
        today: CivilDate
    ) -> (waitlist: Waitlist, told: [MemberID]) {
        guard let capacity else { return (waitlist, []) }
        var waitlist = waitlist
        waitlist.entries.removeAll { $0.place != nil && !$0.hasPlace(on: today) }
        var free = capacity - members - waitlist.kept(on: today)
        var told: [MemberID] = []
        for index in waitlist.entries.indices
        where free > 0 && waitlist.entries[index].place == nil {
            waitlist.entries[index].place =
                placeKeptFor.map {
                    .keptUntil(BillingCycle.starting(on: today, cadence: $0).boundary(1))
                } ?? .kept
            told.append(waitlist.entries[index].member)
            free -= 1
        }
        return (waitlist, told)
    }

    /// Whether a member may go on when a term ends: a proof is looked at again, an invitation is not.
    package func mayStay(proof: Proof, on day: CivilDate) -> Bool {
        verified == nil || proof.holds(on: day)
    }

    private func check(_ facts: Facts) throws(Refused) {
        if byInvitation && !facts.isInvited { throw Refused(.invitationNeeded) }
        if let verified, !facts.proof.holds(on: facts.today) {
            throw Refused(.verificationNeeded, verified)
        }
    }

    /// Whether there is a place: one that is kept for the member, or one that nobody waits for.
    private func hasPlace(_ capacity: Int, _ facts: Facts) -> Bool {
        let (waitlist, _) = offering(facts.waitlist, members: facts.members, today: facts.today)
        let entry = waitlist.entries.first { $0.member == facts.member }
        if let entry, entry.hasPlace(on: facts.today) { return facts.members < capacity }
        return facts.members + waitlist.kept(on: facts.today) < capacity
    }
}
