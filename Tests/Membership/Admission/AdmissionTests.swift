import Membership
import Testing

struct AdmissionTests {
    private static func facts(
        _ member: Int64 = 1,
        isInvited: Bool = false,
        proof: AdmissionRules.Proof = .none,
        members: Int = 0,
        waitlist: Waitlist = Waitlist(),
        today: String = "2026-03-01"
    ) -> AdmissionRules.Facts {
        AdmissionRules.Facts(
            member: MemberID(member),
            isInvited: isInvited,
            proof: proof,
            members: members,
            waitlist: waitlist,
            today: Sample.day(today)
        )
    }

    private static let club = AdmissionRules(
        capacity: 100,
        hasWaitlist: true,
        placeKeptFor: Sample.cadence("P7D")
    )

    @Test(
        arguments: [
            (.open, facts(), nil, "everybody may"),
            (
                AdmissionRules(byInvitation: true), facts(), Refused(.invitationNeeded),
                "not without an invitation"
            ),
            (AdmissionRules(byInvitation: true), facts(isInvited: true), nil, "with one"),
            (
                AdmissionRules(verified: "vip"), facts(), Refused(.verificationNeeded, "vip"),
                "not without a proof"
            ),
            (AdmissionRules(verified: "vip"), facts(proof: .forGood), nil, "with one for good"),
            (
                AdmissionRules(verified: "vip"),
                facts(proof: .until(Sample.day("2026-03-02"))), nil, "on its last day"
            ),
            (
                AdmissionRules(verified: "vip"),
                facts(proof: .until(Sample.day("2026-03-01"))),
                Refused(.verificationNeeded, "vip"), "not on the day it ends"
            ),
            (club, facts(members: 99), nil, "the last place"),
            (club, facts(members: 100), Refused(.planFull), "and no more"),
            (AdmissionRules(capacity: 0), facts(), Refused(.planFull), "a closed club"),
        ] as [(AdmissionRules, AdmissionRules.Facts, Refused?, String)]
    )
    func `a plan lets in whom it is for, while it has a place`(
        rules: AdmissionRules,
        facts: AdmissionRules.Facts,
        refused: Refused?,
        why: String
    ) throws {
        if let refused {
            #expect(throws: refused, "\(why)") { try rules.admit(facts) }
        } else {
            #expect(try rules.admit(facts) == Waitlist(), "\(why)")
        }
    }

    @Test
    func `who waits is asked in order, and a place is kept for a week`() throws {
        var line = Waitlist()
        for member in [Int64(7), 8, 9] {
            line = try Self.club.wait(Self.facts(member, members: 100, waitlist: line))
        }
        #expect(line.place(of: MemberID(9)) == 3)
        #expect(throws: Refused(.alreadyWaiting)) {
            try Self.club.wait(Self.facts(8, members: 100, waitlist: line))
        }
        #expect(throws: Refused(.planFull, "place 2 in line")) {
            try Self.club.admit(Self.facts(8, members: 99, waitlist: line))
        }
        #expect(throws: Refused(.planFull)) {
            try Self.club.admit(Self.facts(1, members: 99, waitlist: line))
        }
        let day = Sample.day("2026-03-01")
        let (offered, told) = Self.club.offering(line, members: 99, today: day)
        #expect(told == [MemberID(7)])
        #expect(Self.club.offering(offered, members: 99, today: day).told.isEmpty, "told once")
        let admitted = try Self.club.admit(
            Self.facts(7, members: 99, waitlist: offered, today: "2026-03-07")
        )
        #expect(admitted.place(of: MemberID(8)) == 1)
        let passed = Self.club.offering(offered, members: 99, today: Sample.day("2026-03-08"))
        #expect(passed.told == [MemberID(8)], "who let the place pass is out of the line")
        #expect(throws: Refused(.planFull)) {
            try Self.club.admit(
                Self.facts(7, members: 99, waitlist: offered, today: "2026-03-08")
            )
        }
    }

    @Test
    func `nobody waits where there is a place or no line`() {
        #expect(throws: Refused(.noWaitlist)) { try Self.club.wait(Self.facts(members: 99)) }
        #expect(throws: Refused(.noWaitlist)) {
            try AdmissionRules(capacity: 1).wait(Self.facts(members: 1))
        }
    }

    @Test
    func `a proof is looked at again when a term ends`() {
        let vip = AdmissionRules(byInvitation: true, verified: "vip")
        let day = Sample.day("2026-03-01")
        #expect(vip.mayStay(proof: .forGood, on: day))
        #expect(!vip.mayStay(proof: .until(day), on: day))
        #expect(AdmissionRules.open.mayStay(proof: .none, on: day))
    }
}
