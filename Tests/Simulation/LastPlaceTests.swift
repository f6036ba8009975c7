import Engine
import Foundation
import Membership
import ShopSupport
import Testing

/// Two checkouts at the last place, on one database, from processes of their own.
struct LastPlaceTests {
    @Test func `of eight processes that want the last place, exactly one gets it`() throws {
        let shop = try Shop(at: "2026-01-10", plans: SamplePlans.joining)
        try shop.start("first", "club")
        let members = (1...8).map { "m\($0)" }
        for member in members { try shop.add(member) }
        let buyers = try members.map { member in
            try Binary.start(
                "subscriptions start \(member) club --price monthly --pay-with scripted:ok",
                database: shop.path
            )
        }
        var statuses: [Int32] = []
        for buyer in buyers {
            buyer.waitUntilExit()
            statuses.append(buyer.terminationStatus)
        }
        #expect(statuses.sorted() == [0, 1, 1, 1, 1, 1, 1, 1])
        #expect(
            try shop.number(
                "SELECT count(*) FROM subscription WHERE plan = 'club' AND state <> 'ended'"
            ) == 2
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `of eight processes with a code for one, exactly one joins by it`() throws {
        let shop = try Shop(at: "2026-01-10", plans: SamplePlans.joining)
        _ = try shop.engine.invite(InvitationOrder(plan: "salon", invitee: .code("ball")))
        let members = (1...8).map { "m\($0)" }
        for member in members { try shop.add(member) }
        let buyers = try members.map { member in
            try Binary.start(
                "subscriptions start \(member) salon --price monthly --pay-with scripted:ok "
                    + "--invitation ball",
                database: shop.path
            )
        }
        for buyer in buyers { buyer.waitUntilExit() }
        #expect(buyers.count { $0.terminationStatus == 0 } == 1)
        #expect(try shop.number("SELECT count(*) FROM invitation_use") == 1)
        #expect(try shop.number("SELECT count(*) FROM subscription") == 1)
        #expect(try shop.complaints() == [])
    }
}
