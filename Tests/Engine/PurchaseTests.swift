import Engine
import Foundation
import Membership
import ShopSupport
import Testing

struct PurchaseTests {
    private static let figures = [
        "SELECT coalesce(sum(remaining), 0) FROM lot WHERE remaining > 0",
        "SELECT coalesce(sum(amount * (day + 1)), 0) FROM tally",
        "SELECT coalesce(sum(credits - debits), 0) FROM account WHERE kind = 'points_liability'",
        "SELECT coalesce(sum(debits - credits), 0) FROM account WHERE kind = 'points_cost'",
        "SELECT coalesce(sum(credits - debits), 0) FROM account WHERE kind = 'till_payable'",
    ]

    private func figures(_ shop: Shop) throws -> [Int64] { try Self.figures.map(shop.number) }

    @Test func `a purchase that comes back in whatever parts leaves every figure as it was`() throws
    {
        for seed in 1...25 {
            var random = SplitMix(state: UInt64(seed))
            let shop = try Shop(plans: SamplePlans.points)
            try shop.add("ann")
            _ = try shop.start("ann", "earner", "monthly")
            try buy("before", [5_000], in: shop)
            let before = try figures(shop)
            let lines = (0...random.below(3)).map { _ in 101 + random.below(4_000) }
            try buy("order", lines, points: random.below(2) * 100, in: shop)
            for part in 0..<random.below(4) {
                let line = random.below(lines.count)
                let value = 1 + random.below(30)
                _ = try shop.engine.returnPurchase(
                    ReturnOrder(
                        purchase: .reference("order"),
                        reference: "part-\(part)",
                        lines: [
                            .init(line: line + 1, .value(try .dollars(Int64(value))))
                        ]
                    )
                )
            }
            _ = try shop.engine.returnPurchase(
                ReturnOrder(purchase: .reference("order"), reference: "rest")
            )
            #expect(try figures(shop) == before, "seed \(seed)")
            #expect(try shop.complaints() == [], "seed \(seed)")
        }
    }

    private func buy(_ reference: String, _ lines: [Int], points: Int = 0, in shop: Shop) throws {
        _ = try shop.engine.recordPurchase(
            PurchaseOrder(
                member: "ann",
                reference: reference,
                lines: try lines.map { net in
                    try PurchaseOrder.Line(
                        product: "thing",
                        gross: .dollars(Int64(net + 200)),
                        net: .dollars(Int64(net))
                    )
                },
                points: Int64(points)
            )
        )
    }

    @Test func `the purchases of a real shop earn what SQL counts`() throws {
        let path = URL(filePath: #filePath).appending(path: "../../Fixtures/cdnow_purchases.csv")
        let rows = try String(contentsOf: path.standardizedFileURL, encoding: .utf8)
            .split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        let shop = try Shop(at: "1997-01-01", plans: SamplePlans.points)
        let customers = Set(rows.map { String($0[0]) }).sorted()
        _ = try shop.engine.importMembers(customers.map { MemberDraft(member: $0) })
        try shop.engine.session {
            for customer in customers {
                _ = try shop.start(customer, "owing", "long")
            }
        }
        try shop.sleep(until: "1998-07-02")
        let orders = try rows.enumerated().map { index, row in
            PurchaseOrder(
                member: String(row[0]),
                reference: "cd-\(index)",
                at: Instant(rfc3339: "\(row[1])T12:00:00Z"),
                lines: [
                    PurchaseOrder.Line(
                        product: "cd",
                        quantity: Int64(row[2]) ?? 1,
                        net: try Money(
                            decimal: row[3].trimmingCharacters(in: .whitespacesAndNewlines),
                            currency: Money.dollars(0).currency
                        )
                    )
                ],
                isImported: true
            )
        }
        #expect(try shop.engine.importPurchases(orders).recorded == 6_919)
        #expect(
            try shop.number("SELECT sum(net / 100) FROM purchase")
                == shop.number("SELECT sum(remaining) FROM lot WHERE kind = 'points'")
        )
        #expect(
            try shop.number("SELECT sum(amount) FROM tally WHERE kind = 'points'")
                == shop.number("SELECT sum(net / 100) FROM purchase")
        )
        // What each member's points cost, rounded once a member, half up.
        let liability = """
            SELECT sum((points * 80 + 50) / 100) FROM (SELECT member_id, sum(net / 100) AS points
            FROM purchase GROUP BY member_id)
            """
        #expect(
            try shop.number(liability)
                == shop.number(
                    "SELECT credits - debits FROM account WHERE kind = 'points_liability'"
                )
        )
        #expect(try shop.engine.importPurchases(orders).known == 6_919)
    }
}

/// Random numbers that come again with their seed.
private struct SplitMix {
    var state: UInt64

    mutating func below(_ end: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(end))
    }
}
