import Membership
import Testing

/// One other adult, four teens, four children, one address, a shared method, half a year apart.
struct HouseholdTests {
    private static let rules = HouseholdRules(
        adults: 1,
        teens: 4,
        children: 4,
        sameAddress: true,
        sharedPayment: true,
        extraSeats: HouseholdRules.ExtraSeats(plan: "addon", most: 8),
        rejoinLock: Sample.cadence("P180D"),
        shared: ["delivery"],
        inTrial: false
    )
    private static let owner = HouseholdPerson(member: MemberID(1), address: "a")

    private static func person(
        _ number: Int64,
        address: String? = "a",
        household: MemberID? = nil,
        pays: Bool = true,
        locks: [HouseholdLock] = []
    ) -> HouseholdPerson {
        HouseholdPerson(
            member: MemberID(number),
            address: address,
            household: household,
            sharesPayment: pays,
            locks: locks
        )
    }

    private static func facts(
        _ household: Household = Household(owner: MemberID(1)),
        owner: HouseholdPerson = owner,
        isTrial: Bool = false,
        bought: Int = 0,
        today: String = "2026-01-10"
    ) -> HouseholdRules.Facts {
        HouseholdRules.Facts(
            household: household,
            owner: owner,
            isTrial: isTrial,
            bought: bought,
            today: Sample.day(today)
        )
    }

    private static let lock = HouseholdLock(
        member: MemberID(2),
        partner: MemberID(9),
        until: Sample.day("2026-01-11")
    )
    private static let ownLock = HouseholdLock(
        member: MemberID(1),
        partner: MemberID(9),
        until: Sample.day("2026-01-11")
    )

    @Test(
        arguments: [
            (person(2), .adult, facts(), nil, "an adult of the same address"),
            (person(2), .owner, facts(), Refused(.householdFull, "owner"), "one owner is enough"),
            (person(1), .adult, facts(), Refused(.inHousehold), "the owner is in it already"),
            (
                person(2, household: MemberID(7)), .teen, facts(), Refused(.inHousehold),
                "one household each"
            ),
            (person(2, address: "b"), .child, facts(), Refused(.addressDiffers), "lives elsewhere"),
            (person(2, address: nil), .child, facts(), Refused(.addressDiffers), "nobody knows"),
            (person(2, pays: false), .adult, facts(), Refused(.paymentNotShared), "adults share"),
            (person(2, pays: false), .teen, facts(), nil, "teens pay with nothing"),
            (
                person(2), .adult, facts(isTrial: true),
                Refused(.notShared, "not before the first payment"), "a trial is not shared"
            ),
            (
                person(2, locks: [lock]), .adult, facts(),
                Refused(.householdLocked, "until 2026-01-11"), "left another one lately"
            ),
            (
                person(2, locks: [lock]), .adult, facts(today: "2026-01-11"), nil,
                "the lock ends on its day"
            ),
            (
                person(2), .adult,
                facts(
                    owner: HouseholdPerson(member: MemberID(1), address: "a", locks: [ownLock])
                ),
                Refused(.householdLocked, "until 2026-01-11"), "the owner waits as well"
            ),
            (
                person(9), .adult,
                facts(
                    owner: HouseholdPerson(member: MemberID(1), address: "a", locks: [ownLock])
                ), nil, "the same two may make up"
            ),
            (
                person(2), .teen,
                facts(
                    owner: HouseholdPerson(member: MemberID(1), address: "a", locks: [ownLock])
                ), nil, "a teen is no other adult"
            ),
        ] as [(HouseholdPerson, HouseholdRole, HouseholdRules.Facts, Refused?, String)]
    )
    func `an invitation asks for what the plan asks`(
        person: HouseholdPerson,
        role: HouseholdRole,
        facts: HouseholdRules.Facts,
        refused: Refused?,
        why: String
    ) throws {
        if let refused {
            #expect(throws: refused, "\(why)") { try Self.rules.invite(person, as: role, facts) }
        } else {
            let decision = try Self.rules.invite(person, as: role, facts)
            #expect(decision.household.invitations.map(\.member) == [person.member], "\(why)")
            #expect(decision.effects.isEmpty, "who is invited is never sent to pay: \(why)")
        }
    }

    @Test
    func `a seat that is kept for somebody is taken, and seats that are bought come on top`() throws
    {
        var household = try Self.rules.invite(Self.person(2), as: .adult, Self.facts()).household
        #expect(throws: Refused(.householdFull, "adult")) {
            try Self.rules.invite(Self.person(3), as: .adult, Self.facts(household))
        }
        household =
            try Self.rules.invite(
                Self.person(3),
                as: .adult,
                Self.facts(household, bought: 1)
            ).household
        #expect(Self.rules.seats(for: .adult, bought: 20) == 9, "eight may be bought")
        let again = try Self.rules.invite(Self.person(3), as: .child, Self.facts(household))
        #expect(again.household.invitations.count == 2, "a second invitation replaces the first")
    }

    @Test
    func `who accepts has the owner's access, and who joined last loses a seat that is not paid`()
        throws
    {
        var household = Household(owner: MemberID(1))
        for number in [Int64(2), 3] {
            let facts = Self.facts(household, bought: 1)
            household = try Self.rules.invite(Self.person(number), as: .adult, facts).household
            let joined = try Self.rules.accept(
                Self.person(number),
                Self.facts(household, bought: 1)
            )
            #expect(joined.effects == [.joined(MemberID(number), .adult)])
            household = joined.household
        }
        let until = Sample.instant("2026-12-31T00:00:00Z")
        func access(_ number: Int64, bought: Int, owner: Instant? = until) -> Instant? {
            Self.rules.access(
                of: MemberID(number),
                in: household,
                bought: bought,
                ownerUntil: owner
            )
        }
        #expect(access(1, bought: 0) == until)
        #expect(access(2, bought: 0) == until)
        #expect(access(3, bought: 1) == until)
        #expect(access(3, bought: 0) == nil)
        #expect(access(2, bought: 1, owner: nil) == nil, "it ends with the owner's")
        #expect(access(4, bought: 1) == nil)
        #expect(throws: Refused(.notInvited)) {
            try Self.rules.accept(Self.person(4), Self.facts(household))
        }
    }

    @Test
    func `leaving locks both adults, and takes the purchases out of the owner's rewards`() throws {
        let household = Household(
            owner: MemberID(1),
            members: [
                HouseholdMember(
                    member: MemberID(2),
                    role: .adult,
                    joined: Sample.day("2026-01-05")
                ),
                HouseholdMember(
                    member: MemberID(3),
                    role: .teen,
                    joined: Sample.day("2026-01-05")
                ),
            ]
        )
        #expect(household.counts(purchaseBy: MemberID(2), on: Sample.day("2026-01-05")))
        #expect(!household.counts(purchaseBy: MemberID(2), on: Sample.day("2026-01-04")))
        let left = try Self.rules.leave(MemberID(2), Self.facts(household))
        let until = Sample.day("2026-07-09")
        #expect(
            left.effects == [
                .left(MemberID(2)), .purchasesLeave(MemberID(2)),
                .locked(
                    HouseholdLock(member: MemberID(2), partner: MemberID(1), until: until)
                ),
                .locked(
                    HouseholdLock(member: MemberID(1), partner: MemberID(2), until: until)
                ),
            ]
        )
        #expect(!left.household.counts(purchaseBy: MemberID(2), on: Sample.day("2026-01-06")))
        let teen = try Self.rules.leave(MemberID(3), Self.facts(left.household))
        #expect(teen.effects == [.left(MemberID(3)), .purchasesLeave(MemberID(3))])
        #expect(throws: Refused(.notInHousehold)) {
            try Self.rules.leave(MemberID(3), Self.facts(teen.household))
        }
    }

    @Test
    func `the owner leaves last, or the household is dissolved`() throws {
        let household = Household(
            owner: MemberID(1),
            members: [
                HouseholdMember(
                    member: MemberID(2),
                    role: .child,
                    joined: Sample.day("2026-01-05")
                )
            ],
            invitations: [
                HouseholdInvitation(
                    member: MemberID(3),
                    role: .teen,
                    on: Sample.day("2026-01-05")
                )
            ]
        )
        #expect(throws: Refused(.ownerLeavesLast)) {
            try Self.rules.leave(MemberID(1), Self.facts(household))
        }
        let dissolved = Self.rules.dissolve(Self.facts(household))
        #expect(dissolved.household == Household(owner: MemberID(1)))
        #expect(dissolved.effects == [.left(MemberID(2)), .purchasesLeave(MemberID(2))])
        #expect(try Self.rules.leave(MemberID(1), Self.facts()).effects.isEmpty)
        let withdrawn = try Self.rules.withdraw(MemberID(3), Self.facts(household))
        #expect(withdrawn.household.invitations.isEmpty)
    }

    @Test
    func `only what is shared is for the others`() {
        #expect(Self.rules.shares("delivery"))
        #expect(!Self.rules.shares("video"))
        #expect(HouseholdRules().shares("video"), "everything, when nothing is said")
    }

    @Test(
        arguments: [
            (.personal, "a", [], 1, .binds("a"), "the first to show it is its holder"),
            (.personal, "a", ["a"], 1, .accepted, "and may show it again"),
            (.personal, "b", ["a"], 4, nil, "nobody else, whoever lives there"),
            (.household, "b", ["a"], 2, .binds("b"), "the second of two"),
            (.household, "c", ["a", "b"], 2, nil, "a third of two"),
            (.household, "b", ["a", "b"], 1, .accepted, "who was there stays"),
            (.bearer, "z", ["a", "b"], 1, .accepted, "whoever has it"),
        ] as [(Transferability, String, [String], Int, Transferability.Showing?, String)]
    )
    func `a membership is shown by whom it is for`(
        transferability: Transferability,
        identity: String,
        known: [String],
        persons: Int,
        showing: Transferability.Showing?,
        why: String
    ) throws {
        if let showing {
            let shown = try transferability.showing(by: identity, known: known, persons: persons)
            #expect(shown == showing, "\(why)")
        } else {
            #expect(throws: Refused(.shownByAnother), "\(why)") {
                try transferability.showing(by: identity, known: known, persons: persons)
            }
        }
    }
}
