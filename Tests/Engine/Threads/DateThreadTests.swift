import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

/// What other billing engines got wrong about days, zones and anchors, numbered as in our notes.
struct DateThreadTests {
    private static let first = SubscriptionID(1)

    /// The periods of a member's invoices.
    private static func periods(_ shop: Shop) throws -> [String] {
        try shop.invoices("ann").map { String($0.prefix(21)) }
    }

    /// Whether each period begins where the one before ends.
    private static func tile(_ shop: Shop) throws -> Bool {
        let invoices = try shop.engine.invoices(of: "ann", state: nil, after: nil, limit: 1_000)
        return zip(invoices, invoices.dropFirst()).allSatisfy { $0.period.end == $1.period.start }
    }

    private static func nextAt(_ shop: Shop) throws -> String? {
        try shop.engine.subscription(first).nextActionAt?.rfc3339
    }

    @Test func `thread 16: an anchor on the 31st is not billed after February, or on the 30th`()
        throws
    {
        let shop = try Shop(at: "2026-01-31")
        try shop.start("ann")
        try shop.advance(to: "2026-05-31")
        #expect(
            try Self.periods(shop) == [
                "2026-01-31/2026-02-28", "2026-02-28/2026-03-31", "2026-03-31/2026-04-30",
                "2026-04-30/2026-05-31", "2026-05-31/2026-06-30",
            ]
        )
    }

    @Test func `thread 17: a member who is taken over in February stays on the 28th`() throws {
        let shop = try Shop(at: "2026-02-28")
        try shop.add("ann")
        let order = ImportOrder(
            member: "ann",
            plan: "gold",
            price: "monthly",
            payWith: "scripted:ok",
            paidUntil: try Shop.day("2026-03-31"),
            anchor: try Shop.day("2026-02-28"),
            anchorDay: 31
        )
        _ = try shop.engine.importSubscriptions([order])
        try shop.advance(to: "2026-03-31")
        #expect(try Self.periods(shop) == ["2026-03-31/2026-04-30"])
    }

    @Test(arguments: [28, 29, 30, 31])
    func `thread 18: an anchor above the 28th is normalized away`(day: Int) throws {
        let shop = try Shop(at: "2026-01-05")
        try shop.start("ann", anchorDay: day)
        try shop.advance(to: "2026-04-01")
        let starts = try Self.periods(shop).map { $0.prefix(10) }
        #expect(
            starts == ["2026-01-05", "2026-01-\(day)", "2026-02-28", "2026-03-\(day)"],
            "anchored on \(day)"
        )
    }

    @Test(arguments: ["2027-11-29", "2027-11-30", "2027-12-31", "2028-02-29"])
    func `thread 19: quarters from the end of a month overlap in February`(start: String) throws {
        let shop = try Shop(at: start)
        try shop.add("ann")
        try shop.topUp("ann", 100_000)
        try shop.start("ann", "club", "quarterly", payWith: "balance")
        try shop.advance(to: "2029-06-30")
        #expect(try Self.tile(shop), "from \(start)")
        #expect(try shop.invoices("ann").count >= 6, "from \(start)")
        #expect(try shop.complaints() == [], "from \(start)")
    }

    @Test func `thread 20: a year from the 29th of February ends on the 28th for ever`() throws {
        let shop = try Shop(at: "2028-02-29")
        try shop.start("ann", "gold", "yearly")
        try shop.advance(to: "2032-03-01")
        #expect(
            try Self.periods(shop) == [
                "2028-02-29/2029-02-28", "2029-02-28/2030-02-28", "2030-02-28/2031-02-28",
                "2031-02-28/2032-02-29", "2032-02-29/2033-02-28",
            ]
        )
    }

    @Test func `thread 21: a day without a midnight has no renewal, or no end of them`() throws {
        // In Havana, 8 March 2026 begins at one o'clock.
        let shop = try Shop(at: "2026-02-08", zone: "America/Havana")
        try shop.start("ann")
        try shop.advance(to: "2026-03-07")
        #expect(try Self.nextAt(shop) == "2026-03-08T05:00:00Z")
        try shop.advance(to: "2026-04-08")
        #expect(
            try Self.periods(shop) == [
                "2026-02-08/2026-03-08", "2026-03-08/2026-04-08", "2026-04-08/2026-05-08",
            ]
        )
    }

    @Test func `thread 22: a renewal is an hour off when summer time has begun`() throws {
        let shop = try Shop(at: "2026-02-01", zone: "Europe/Berlin")
        try shop.start("ann")
        #expect(try Self.nextAt(shop) == "2026-02-28T23:00:00Z")
        try shop.advance(to: "2026-03-01")
        #expect(try Self.nextAt(shop) == "2026-03-31T22:00:00Z")
    }

    @Test func `thread 23: a trial ends on the day of the shop and not on that of the member`()
        throws
    {
        // In Tokyo it is the second of January already.
        let shop = try Shop(at: "2026-01-01T16:00:00Z")
        try shop.start("ann", payWith: "scripted:ok", trial: true, zone: "Asia/Tokyo")
        #expect(try Self.nextAt(shop) == "2026-01-15T15:00:00Z")
        try shop.advance(to: "2026-01-16")
        #expect(try Self.periods(shop) == ["2026-01-16/2026-02-16"])
    }

    @Test func `thread 24: the day before an anchor is a term of its own for the whole price`()
        throws
    {
        let shop = try Shop(at: "2026-01-30")
        try shop.start("ann", anchorDay: 31)
        try shop.advance(to: "2026-01-31")
        #expect(
            try shop.invoices("ann") == [
                "2026-01-30/2026-01-31 0.32 USD paid: succeeded",
                "2026-01-31/2026-02-28 10.00 USD paid: succeeded",
            ]
        )
    }

    @Test func `thread 25: a change of something else moves the next charge`() throws {
        let shop = try Shop(at: "2026-01-17")
        try shop.start("ann", payWith: "shop:visa")
        let before = try Self.nextAt(shop)
        _ = try shop.engine.changePaymentMethod(Self.first, to: "shop:other")
        #expect(try Self.nextAt(shop) == before)
        _ = try shop.engine.cancelSubscription(Self.first)
        _ = try shop.engine.undoCancel(Self.first)
        #expect(try Self.nextAt(shop) == before)
        try shop.topUp("ann", 100)
        _ = try shop.engine.setMember("ann", region: "DE")
        #expect(try Self.nextAt(shop) == before)
    }
}
