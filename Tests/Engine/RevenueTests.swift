import Engine
import Membership
import ShopSupport
import Store
import Testing

struct RevenueTests {
    private static func balance(_ shop: Shop, _ account: String) throws -> Int64 {
        try shop.engine.accounts().first { $0.name == account }?.balance ?? 0
    }

    /// What was recognized in each month, from the transfers alone.
    private static func months(_ shop: Shop, from: String, count: Int) throws -> [Int64] {
        let first = try Shop.day(from)
        return try (0..<count).map { month in
            let begin = CivilDate(clampingYear: first.year, month: first.month + month, day: 1)
            let end = CivilDate(clampingYear: first.year, month: first.month + month + 1, day: 1)
            return try shop.number(
                """
                SELECT coalesce(sum(amount), 0) FROM transfer WHERE code = 'recognition'
                AND effective_day >= \(begin.dayNumber) AND effective_day < \(end.dayNumber)
                """
            )
        }
    }

    @Test func `the months of a term sum to its price`() throws {
        let shop = try Shop(at: "2026-03-10")
        let view = try shop.start("ann", "gold", "yearly")
        _ = try shop.engine.cancelSubscription(view.id)
        try shop.advance(to: "2027-04-01")
        let months = try Self.months(shop, from: "2026-03-01", count: 13)
        // 10,000 over 365 days is 27 a day and one more on each of the first 145 days.
        #expect(months.reduce(0, +) == 10_000)
        #expect(months[0] == 22 * 28)
        #expect(months[12] == 9 * 27)
        #expect(try Self.balance(shop, "deferred_revenue:gold") == 0)
        #expect(try Self.balance(shop, "revenue:gold") == 10_000)
        #expect(try shop.complaints() == [])
    }

    @Test func `a day is posted when it is over, one transfer a plan`() throws {
        let shop = try Shop()
        for number in 1...5 { try shop.start("m\(number)") }
        #expect(try Self.balance(shop, "revenue:gold") == 0)
        try shop.advance(to: "2026-01-02")
        // 1,000 over 31 days: 33 on the first day, for each of five members.
        #expect(try Self.balance(shop, "revenue:gold") == 165)
        #expect(try shop.number("SELECT count(*) FROM transfer WHERE code = 'recognition'") == 1)
        try shop.advance(to: "2026-02-01")
        #expect(try Self.balance(shop, "revenue:gold") == 5_000)
        #expect(try shop.complaints() == [])
    }

    @Test func `a payment that comes late catches up on the day it comes`() throws {
        let shop = try Shop()
        try shop.start("ann", payWith: "scripted:insufficient_funds", trial: true)
        try shop.advance(to: "2026-01-20")
        try shop.topUp("ann", 1_000)
        #expect(try Self.balance(shop, "revenue:gold") == 0, "today is not over")
        #expect(try shop.complaints() == [], "and the doctor knows that")
        try shop.advance(to: "2026-01-21")
        // 1,000 over 31 days: 33 on each of the first six days, from Jan 15 to Jan 20.
        #expect(try Self.balance(shop, "revenue:gold") == 198)
        try shop.advance(to: "2026-02-15")
        #expect(try Self.balance(shop, "revenue:gold") == 1_000)
        #expect(try shop.complaints() == [])
    }

    @Test func `a run that comes late earns the days behind it`() throws {
        let shop = try Shop()
        try shop.start("ann")
        try shop.sleep(until: "2026-02-01")
        _ = try shop.engine.runRenewals()
        #expect(try Self.months(shop, from: "2026-01-01", count: 1) == [1_000])
        #expect(try shop.complaints() == [])
    }

    @Test func `members of zones ahead of the shop and behind it earn to the last unit`() throws {
        let shop = try Shop(at: "2026-01-15T11:00:00Z", zone: "Europe/Berlin")
        for (number, zone) in ["Pacific/Kiritimati", "Pacific/Pago_Pago"].enumerated() {
            let view = try shop.start("m\(number)", zone: zone)
            _ = try shop.engine.cancelSubscription(view.id)
            #expect(try shop.complaints() == [])
        }
        try shop.advance(to: "2026-02-20")
        #expect(try Self.balance(shop, "revenue:gold") == 2_000)
        #expect(try Self.balance(shop, "deferred_revenue:gold") == 0)
        #expect(try shop.complaints() == [])
    }

    @Test func `paid and granted credit are earned alike, and the books tell them apart`() throws {
        let shop = try Shop()
        try shop.add("ann")
        try shop.topUp("ann", 4_000)
        try shop.topUp("ann", 2_000, .granted)
        try shop.start("ann", "club", "quarterly", payWith: "balance")
        try shop.advance(to: "2026-01-11")
        let accounts = try shop.engine.accounts().map { "\($0.name) \($0.balance)" }
        #expect(
            accounts == [
                "deferred_revenue:club 5330", "discounts 2000", "gateway_clearing 4000",
                "prepaid_granted 0", "prepaid_paid 0", "receivable 0", "revenue:club 670",
            ],
            "6,000 over 90 days: 67 on each of the first ten days"
        )
        #expect(try shop.complaints() == [])
    }
}
