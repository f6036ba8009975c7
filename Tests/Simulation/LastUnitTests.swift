import Engine
import Foundation
import Membership
import ShopSupport
import Testing

struct LastUnitTests {
    @Test func `of eight processes that want the last one, exactly one gets it`() throws {
        let shop = try Shop(at: "2026-01-10", plans: SamplePlans.checkout)
        let basket = shop.path + "-basket.json"
        let text =
            #"{"lines":[{"product":"repair","price":{"amount":3000,"currency":"USD"}},"#
            + #"{"product":"chair","price":{"amount":9900,"currency":"USD"}}],"#
            + #""deliveries":[{"speed":"express","price":{"amount":599,"currency":"USD"}}]}"#
        try Data(text.utf8).write(to: URL(fileURLWithPath: basket))
        for round in 1...3 {
            let member = "m\(round)"
            try shop.start(member, "market")
            let buyers = try (1...8).map { _ in
                try Binary.start(
                    "checkout reserve \(basket) --member \(member)",
                    database: shop.path
                )
            }
            for buyer in buyers {
                buyer.waitUntilExit()
                #expect(buyer.terminationStatus == 0, "who does not get it pays for it")
            }
            for benefit in ["repairs", "delivery"] {
                #expect(
                    try shop.number(
                        """
                        SELECT sum(h.amount) FROM hold AS h JOIN lot AS l ON l.id = h.lot_id
                        WHERE l.name = '\(benefit)'
                          AND l.member_id = (SELECT id FROM member WHERE member = '\(member)')
                        """
                    ) == 1,
                    "round \(round): one \(benefit)"
                )
                #expect(
                    try shop.number(
                        """
                        SELECT count(*) FROM lot WHERE name = '\(benefit)'
                          AND member_id = (SELECT id FROM member WHERE member = '\(member)')
                        """
                    ) == 1,
                    "round \(round): its window is written once"
                )
            }
        }
        #expect(try shop.number("SELECT count(*) FROM reservation") == 24)
        #expect(try shop.complaints() == [])
    }

    @Test func `of eight processes that use the last one, exactly one does`() throws {
        let shop = try Shop(at: "2026-01-10", plans: SamplePlans.using)
        for round in 1...3 {
            let member = "m\(round)"
            try shop.start(member, "gym")
            let users = try (1...8).map { till in
                try Binary.start(
                    "benefits use \(member) parcel --reference till-\(till)",
                    database: shop.path
                )
            }
            var used = 0
            for user in users {
                user.waitUntilExit()
                if user.terminationStatus == 0 { used += 1 }
                #expect(user.terminationStatus <= 1, "it is used, or refused")
            }
            #expect(used == 1, "round \(round)")
        }
        #expect(try shop.number("SELECT count(*) FROM benefit_use") == 3)
        #expect(try shop.number("SELECT sum(remaining) FROM lot WHERE name = 'parcel'") == 0)
        #expect(try shop.complaints() == [])
    }
}
