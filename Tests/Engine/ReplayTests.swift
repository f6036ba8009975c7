import Engine
import Foundation
import Membership
import ShopSupport
import Testing

/// Eighteen months of a real shop, played day by day through tiers.
struct ReplayTests {
    /// By the calendar year, by what was spent or how often, and by the last six months every night.
    private static let plans = ["yearly", "rolling"].map { id in
        """
        plan: \(id)
        name: \(id)
        prices:
          - id: free
            term: lifetime
            spread_over: P1Y
            currency: USD
            history: [{ from: 1990-01-01, amount: 0.00 }]
        tiers:
          id: \(id)
          metrics: [{ id: spend, measure: net_spend }, { id: orders, measure: orders }]
          \(id == "yearly" ? "window: { year_from: 01-01 }" : "window: { rolling: P6M }")
          \(id == "yearly" ? "review: status_end" : "review: real_time")
          downgrade: balance_based
          tiers:
            - { id: base }
            - { id: silver, thresholds: [{ from: 1990-01-01, earn: { spend: 50.00, orders: 3 } }] }
            - { id: gold, thresholds: [{ from: 1990-01-01, earn: { spend: 150.00, orders: 6 } }] }

        """
    }

    /// What a member's purchases between two days make, counted in SQL: 2 for gold, 1 for silver.
    private static func reached(_ from: String, _ to: String) throws -> String {
        let (start, end) = (try Shop.day(from).dayNumber, try Shop.day(to).dayNumber)
        return """
            (SELECT CASE WHEN coalesce(sum(net), 0) >= 15000 OR count(*) >= 6 THEN 2
              WHEN coalesce(sum(net), 0) >= 5000 OR count(*) >= 3 THEN 1 ELSE 0 END
            FROM purchase AS p WHERE p.member_id = s.member_id
              AND p.day >= \(start) AND p.day < \(end))
            """
    }

    /// How many members of a set stand somewhere else than SQL says.
    private func strangers(_ shop: Shop, _ set: String, _ expected: String) throws -> Int64 {
        try shop.number(
            """
            SELECT count(*) FROM tier_status AS s WHERE tier_set = '\(set)'
              AND CASE tier WHEN 'gold' THEN 2 WHEN 'silver' THEN 1 ELSE 0 END <> \(expected)
            """
        )
    }

    @Test func `the purchases of a real shop lead to the tiers that SQL counts`() throws {
        let path = URL(filePath: #filePath).appending(path: "../../Fixtures/cdnow_purchases.csv")
        let rows = try String(contentsOf: path.standardizedFileURL, encoding: .utf8)
            .split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        let shop = try Shop(at: "1997-01-01", plans: Self.plans)
        let customers = Set(rows.map { String($0[0]) }).sorted()
        _ = try shop.engine.importMembers(customers.map { MemberDraft(member: $0) })
        try shop.engine.session {
            for customer in customers {
                for plan in ["yearly", "rolling"] {
                    _ = try shop.start(customer, plan, "free", payWith: "none")
                }
            }
        }
        let orders = try rows.enumerated().map { index, row in
            (
                day: String(row[1]),
                order: PurchaseOrder(
                    member: String(row[0]),
                    reference: "cd-\(index)",
                    lines: [
                        PurchaseOrder.Line(
                            product: "cd",
                            quantity: Int64(row[2]) ?? 1,
                            net: try Money(
                                decimal: row[3].trimmingCharacters(in: .whitespacesAndNewlines),
                                currency: Money.dollars(0).currency
                            )
                        )
                    ]
                )
            )
        }
        for (day, orders) in Dictionary(grouping: orders, by: \.day).sorted(by: { $0.key < $1.key })
        {
            try shop.sleep(until: "\(day)T12:00:00Z")
            _ = try shop.engine.importPurchases(orders.map(\.order))
        }
        #expect(try shop.number("SELECT count(*) FROM purchase") == 6_919)

        // Nobody has looked at a status between the purchases; one look makes up for all the nights.
        try shop.sleep(until: "1998-07-02")
        _ = try shop.engine.runRenewals()
        let (first, second) = (
            try Self.reached("1997-01-01", "1998-01-01"),
            try Self.reached("1998-01-01", "1999-01-01")
        )
        #expect(try strangers(shop, "yearly", "max(\(first), \(second))") == 0, "the better year")
        let half = try Self.reached("1998-01-01", "1998-07-03")
        #expect(try strangers(shop, "rolling", half) == 0, "January to June")
        for (tier, least) in [("silver", 300), ("gold", 100)] {
            let sql = "SELECT count(*) FROM tier_status WHERE tier = '\(tier)'"
            #expect(try shop.number(sql) > least, "the purchases make some members \(tier)")
        }

        try shop.sleep(until: "1998-10-15")
        _ = try shop.engine.runRenewals()
        let quarter = try Self.reached("1998-04-01", "1998-10-16")
        #expect(try strangers(shop, "rolling", quarter) == 0, "April to June")

        try shop.sleep(until: "1999-01-02")
        _ = try shop.engine.runRenewals()
        #expect(try strangers(shop, "yearly", second) == 0, "the year after keeps by its own")
        #expect(try strangers(shop, "rolling", "0") == 0, "nothing was bought since July")

        try shop.sleep(until: "2000-01-02")
        _ = try shop.engine.runRenewals()
        #expect(try strangers(shop, "yearly", "0") == 0, "a year without a purchase")
        #expect(try shop.complaints() == [])
    }
}
