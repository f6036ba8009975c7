import Engine
import Membership
import ShopSupport
import Store
import Testing

struct MigrationOfPricesTests {
    private static let order = MigrationOrder(
        plan: "basic",
        price: "monthly",
        toPrice: "monthly",
        effective: CivilDate(clampingYear: 2026, month: 6, day: 15)
    )

    @Test func `a dry run tells what the run does and writes nothing`() throws {
        let shop = try Shop(plans: SamplePlans.changing)
        for member in ["ann", "bob", "eve"] {
            try shop.start(member, "basic", payWith: "shop:visa")
        }
        let before = try shop.dump()
        let told = try shop.engine.migratePrices(Self.order, dryRun: true)
        #expect(try shop.dump() == before)
        #expect(told.scheduled == 3)
        #expect(told.before.minorUnits == 3_000 && told.after.minorUnits == 3_600)
        let done = try shop.engine.migratePrices(Self.order, dryRun: false)
        #expect(done.lines == told.lines)
        #expect(try shop.complaints() == [])
    }

    @Test func `run twice it schedules once`() throws {
        let shop = try Shop(plans: SamplePlans.changing)
        try shop.start("ann", "basic", payWith: "shop:visa")
        #expect(try shop.engine.migratePrices(Self.order, dryRun: false).scheduled == 1)
        let again = try shop.engine.migratePrices(Self.order, dryRun: false)
        #expect(again.scheduled == 0 && again.alreadyScheduled == 1)
        try shop.advance(to: "2026-07-01")
        let after = try shop.engine.migratePrices(
            MigrationOrder(
                plan: "basic",
                price: "monthly",
                toPrice: "monthly",
                effective: CivilDate(clampingYear: 2026, month: 8, day: 1)
            ),
            dryRun: false
        )
        #expect(after.scheduled == 0 && after.alreadyScheduled == 0)
        #expect(try shop.number("SELECT count(*) FROM plan_change") == 1)
    }

    @Test func `only who pays the old amount is moved, where one is named`() throws {
        let shop = try Shop(plans: SamplePlans.changing)
        try shop.start("ann", "basic", payWith: "shop:visa")
        let paid = try shop.engine.subscription(SubscriptionID(1)).amount
        let other = Money(minorUnits: paid.minorUnits + 1, currency: paid.currency)
        let moved = { (amount: Money) in
            try shop.engine.migratePrices(
                MigrationOrder(
                    plan: "basic",
                    price: "monthly",
                    fromAmount: amount,
                    toPrice: "monthly",
                    effective: Self.order.effective
                ),
                dryRun: true
            ).lines.map { "\($0.member) \($0.before) to \($0.after)" }
        }
        #expect(try moved(paid) == ["ann 10.00 USD to 12.00 USD"])
        #expect(try moved(other) == [])
    }

    @Test func `more members than a commit takes are all moved`() throws {
        let shop = try Shop(plans: SamplePlans.changing)
        for number in 1...501 { try shop.start("m-\(number)", "basic", payWith: "shop:visa") }
        let done = try shop.engine.migratePrices(Self.order, dryRun: false, listing: 3)
        #expect(done.scheduled == 501 && done.lines.count == 3)
        #expect(try shop.journal("m-501").contains("subscription.change_scheduled"))
        #expect(try shop.complaints() == [])
    }
}
