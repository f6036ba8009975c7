import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

/// What stories cannot show of households: meddling, erased people, and many at once.
struct HouseholdSharingTests {
    private func family() throws -> Shop {
        let shop = try Shop(plans: SamplePlans.sharing)
        try shop.start("ann", "family")
        for (guest, role) in [("bob", HouseholdRole.adult), ("tim", .teen)] {
            try shop.add(guest)
            try shop.share("ann", with: guest, as: role)
        }
        return shop
    }

    @Test func `the doctor finds who sits where there is no seat`() throws {
        let shop = try family()
        #expect(try shop.complaints() == [])
        try shop.tamper(
            """
            UPDATE household_seat SET role = 'adult' WHERE role = 'teen';
            UPDATE entitlement SET role = 'adult' WHERE role = 'teen'
            """
        )
        #expect(
            try shop.complaints() == [
                "households_fit_their_seats: sub_1 has no adult's seat for member 3"
            ]
        )
    }

    @Test func `the doctor finds a guest who has more than the owner`() throws {
        let shop = try family()
        try shop.tamper("UPDATE entitlement SET paid_until = paid_until + 1 WHERE member = 'bob'")
        #expect(
            try shop.complaints() == [
                "shares_follow_the_owner: bob shares sub_1 otherwise than it is",
                "entitlements_are_derived: sub_1: what bob shares of it differs from it",
            ]
        )
    }

    @Test func `a person who is erased stays a guest and lives nowhere`() throws {
        let shop = try Shop(plans: SamplePlans.sharing)
        try shop.start("ann", "close")
        try shop.add("bob")
        for member in ["ann", "bob"] {
            _ = try shop.engine.setMember(member, address: "12 Main Street")
        }
        try shop.share("ann", with: "bob", as: .adult)
        try shop.erase("bob")
        #expect(try shop.engine.member("bob").address == nil)
        #expect(try shop.check("bob", "lounge") == "yes subscribed")
        // Whatever was asked at the door is asked of who comes back.
        _ = try shop.engine.changeHousehold(HouseholdOrder(.leave("bob", from: nil)))
        #expect(throws: Refused(.addressDiffers)) {
            try shop.share("ann", with: "bob", as: .adult)
        }
        #expect(try shop.complaints() == [])
    }

    @Test func `an address is never in the journal`() throws {
        let shop = try Shop(plans: SamplePlans.sharing)
        try shop.add("ann")
        _ = try shop.engine.setMember("ann", address: "12 Main Street")
        let rows = try shop.dump().filter { $0.hasPrefix("journal ") }
        #expect(rows.allSatisfy { !$0.lowercased().contains("main") })
    }

    /// Each row reads: these two ways of writing are one address, or not.
    @Test(
        arguments: [
            ("12 Main Street", "12, main-street", true), ("Straße 1", "STRASSE 1", false),
            ("Ägäis 3", "ägäis  3.", true), ("1 2 Main", "12 Main", false), ("東京 1", "東京, 1", true),
        ]
    )
    func `addresses are compared as letters and digits`(one: String, other: String, same: Bool) {
        #expect((PostalAddress.key(one) == PostalAddress.key(other)) == same)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `whatever a household does, nobody sits beyond the seats and all follow the owner`(
        seed: UInt64
    ) throws {
        let shop = try Shop(plans: SamplePlans.sharing)
        var random = SplitMix64(seed: seed)
        let guests = ["bob", "cat", "dan", "eve"]
        for guest in guests { try shop.add(guest) }
        try shop.start("ann", "family", payWith: "shop:card")
        var day = try Shop.day("2026-01-01")
        for _ in 0..<25 {
            let guest = guests[Int.random(in: 0..<4, using: &random)]
            let role = HouseholdRole.allCases[Int.random(in: 1..<4, using: &random)]
            do {
                switch Int.random(in: 0..<9, using: &random) {
                case 0, 1:
                    _ = try shop.change(.invite(guest, as: role, by: "ann", sharesPayment: true))
                case 2, 3: _ = try shop.change(.accept(guest, from: nil))
                case 4: _ = try shop.change(.decline(guest, from: nil))
                case 5: _ = try shop.change(.leave(guest, from: nil))
                case 6: _ = try shop.change(.remove(guest, by: "ann"))
                case 7: _ = try shop.engine.buySeat(SeatOrder(owner: "ann", guest: guest))
                default:
                    day = day.adding(days: Int.random(in: 1...20, using: &random))
                    shop.bank.usually(
                        Bool.random(using: &random)
                            ? .succeeded : .declined(.soft, code: "insufficient_funds")
                    )
                    try shop.advance(to: "\(day)")
                }
            } catch is Refused {
                // What may not be is refused; what follows has to hold all the same.
            }
        }
        #expect(try shop.complaints() == [], "seed \(seed)")
    }
}

extension Shop {
    fileprivate func change(_ wish: HouseholdOrder.Wish) throws -> HouseholdView {
        try engine.changeHousehold(HouseholdOrder(wish))
    }

    fileprivate func share(
        _ owner: String,
        with guest: String,
        as role: HouseholdRole
    ) throws {
        _ = try change(.invite(guest, as: role, by: owner, sharesPayment: true))
        _ = try change(.accept(guest, from: nil))
    }

    fileprivate func erase(_ member: String) throws {
        try engine.store.write { writer in
            guard let row = try writer.reader.member(member) else { return }
            try writer.setPerson(PersonRow(name: nil, email: nil), of: row.id)
        }
    }
}
