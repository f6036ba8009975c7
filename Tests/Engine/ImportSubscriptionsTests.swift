import Engine
import Membership
import ShopSupport
import Store
import Testing

struct ImportSubscriptionsTests {
    private static func order(
        _ member: String,
        paidUntil: String?,
        anchor: String,
        anchorDay: Int?,
        payWith: String = "scripted:ok",
        autoRenew: Bool = true
    ) throws -> ImportOrder {
        ImportOrder(
            member: member,
            plan: "gold",
            price: "monthly",
            payWith: payWith,
            paidUntil: try paidUntil.map(Shop.day),
            anchor: try Shop.day(anchor),
            anchorDay: anchorDay,
            autoRenew: autoRenew
        )
    }

    @Test func `the anchor day comes along, so that February shortens one term only`() throws {
        let shop = try Shop(at: "2026-02-10")
        try shop.add("ann")
        let order = try Self.order(
            "ann",
            paidUntil: "2026-02-28",
            anchor: "2026-01-31",
            anchorDay: 31
        )
        #expect(try shop.engine.importSubscriptions([order]) == 1)
        try shop.advance(to: "2026-05-01")
        #expect(
            try shop.invoices("ann") == [
                "2026-02-28/2026-03-31 10.00 USD paid: succeeded",
                "2026-03-31/2026-04-30 10.00 USD paid: succeeded",
                "2026-04-30/2026-05-31 10.00 USD paid: succeeded",
            ]
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `without renewal it ends when its paid time does, and was never billed`() throws {
        let shop = try Shop(at: "2026-02-10")
        try shop.add("ann")
        let order = try Self.order(
            "ann",
            paidUntil: "2026-03-15",
            anchor: "2026-01-15",
            anchorDay: 15,
            autoRenew: false
        )
        _ = try shop.engine.importSubscriptions([order])
        #expect(try shop.check("ann") == "yes paid_until_end")
        try shop.advance(to: "2026-03-15")
        #expect(try shop.check("ann") == "no ended")
        #expect(try shop.invoices("ann") == [])
        #expect(try shop.complaints() == [])
    }

    @Test func `one bad row keeps out all, and a dry run writes nothing`() throws {
        let shop = try Shop(at: "2026-02-10")
        try shop.add("ann")
        try shop.add("bob")
        let good = try Self.order(
            "ann",
            paidUntil: "2026-02-28",
            anchor: "2026-01-31",
            anchorDay: 31
        )
        let bad = try Self.order(
            "bob",
            paidUntil: "2026-02-28",
            anchor: "2026-01-31",
            anchorDay: 31,
            payWith: "complimentary"
        )
        let before = try shop.dump()
        #expect(throws: ImportRefused.self) {
            try shop.engine.importSubscriptions([good, bad])
        }
        #expect(try shop.engine.importSubscriptions([good], dryRun: true) == 1)
        #expect(try shop.dump() == before)
    }

    /// Each row reads: an import that says this is refused for that.
    @Test(
        arguments: [
            ("nobody says until when it is paid", nil, "2026-01-31", 31, .paidUntilNeeded),
            ("it was paid before it began", "2026-01-30", "2026-01-31", 31, .paidUntilNeeded),
            ("its paid time is over", "2026-02-09", "2026-01-09", 9, .expiryInPast),
            (
                "Nov 30 may mean the end of months", "2026-02-28", "2025-11-30", nil,
                .anchorDayNeeded
            ),
            (
                "a day that no term from the anchor begins on says nothing", "2026-03-15",
                "2025-11-30", nil, .anchorDayNeeded
            ),
            ("Jan 31 is no 28th", "2026-02-28", "2026-01-31", 28, .anchorDayNotAllowed),
            ("there is no 32nd", "2026-02-28", "2026-01-31", 32, .anchorDayNotAllowed),
        ] as [(String, String?, String, Int?, Refusal)]
    )
    func `an import that cannot be taken over is refused`(
        why: String,
        paidUntil: String?,
        anchor: String,
        anchorDay: Int?,
        refusal: Refusal
    ) throws {
        let shop = try Shop(at: "2026-02-10")
        try shop.add("ann")
        let order = try Self.order(
            "ann",
            paidUntil: paidUntil,
            anchor: anchor,
            anchorDay: anchorDay
        )
        do {
            _ = try shop.engine.importSubscriptions([order])
            Issue.record("\(why): it was imported")
        } catch let refused as ImportRefused {
            #expect(refused.refusals.map(\.refused.refusal) == [refusal], "\(why)")
        }
    }

    /// Each row reads: from these days an import without an anchor day goes on like that.
    @Test(
        arguments: [
            ("a day inside its month stands for itself", "2026-02-28", "2026-01-28", 28),
            ("so does the 31st", "2026-02-28", "2026-01-31", 31),
            ("the end of the paid time tells the 30th", "2026-03-30", "2025-11-30", 30),
            ("and the 31st, which November has not", "2026-03-31", "2025-11-30", 31),
        ] as [(String, String, String, Int)]
    )
    func `an anchor day that is not given is taken where it is certain`(
        why: String,
        paidUntil: String,
        anchor: String,
        day: Int
    ) throws {
        let shop = try Shop(at: "2026-02-10")
        try shop.add("ann")
        let order = try Self.order("ann", paidUntil: paidUntil, anchor: anchor, anchorDay: nil)
        #expect(try shop.engine.importSubscriptions([order]) == 1, "\(why)")
        #expect(try shop.number("SELECT anchor_day FROM subscription") == Int64(day), "\(why)")
    }

    @Test func `imported terms go on from the anchor they bring, whatever day they are paid to`()
        throws
    {
        let shop = try Shop(at: "2026-02-10")
        for seed in UInt64(1)...12 {
            var random = SplitMix64(seed: seed)
            let member = "m-\(seed)"
            try shop.add(member)
            let anchorDay = random.int(1...31)
            let month = random.int(1...24)
            let anchor = CivilDate(clampingYear: 2023, month: month, day: anchorDay)
            let paidUntil = try Shop.day("2026-02-10").adding(days: random.int(0...40))
            let order = try Self.order(
                member,
                paidUntil: paidUntil.description,
                anchor: anchor.description,
                anchorDay: anchorDay
            )
            _ = try shop.engine.importSubscriptions([order])
        }
        try shop.advance(to: "2026-08-01")
        for seed in UInt64(1)...12 {
            var random = SplitMix64(seed: seed)
            let anchorDay = random.int(1...31)
            let month = random.int(1...24)
            let anchor = CivilDate(clampingYear: 2023, month: month, day: anchorDay)
            var expected = try Shop.day("2026-02-10").adding(days: random.int(0...40))
            guard let cadence = Cadence("P1M") else { throw ShopError("no cadence") }
            let cycle = BillingCycle(anchor: anchor, anchorDay: anchorDay, cadence: cadence)
            let invoices = try shop.engine.invoices(
                of: "m-\(seed)",
                state: nil,
                after: nil,
                limit: 99
            )
            #expect(!invoices.isEmpty, "seed \(seed)")
            for invoice in invoices {
                let end = cycle.boundary(cycle.index(containing: expected) + 1)
                #expect(
                    invoice.period == Period(start: expected, end: end),
                    "seed \(seed): anchor \(anchor) on day \(anchorDay)"
                )
                expected = end
            }
        }
        #expect(try shop.complaints() == [])
    }
}
