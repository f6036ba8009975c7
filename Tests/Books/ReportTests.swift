import Engine
import Membership
import ShopSupport
import Store
import Testing

/// Every figure of a report is one of the books'.
struct ReportTests {
    @Test func `reports reconcile with the books, however the time is cut`() throws {
        for seed in 1...4 as ClosedRange<UInt64> {
            let (shop, keeper) = try Bookkeeper.shop(seed: seed, steps: 200)
            let accounts = try shop.engine.accounts()
            let all = try shop.engine.revenueReport(by: .plan)
            for currency in Set(accounts.map(\.currency)) {
                for plan in Bookkeeper.plans {
                    let held = { (kind: AccountKind) in
                        accounts.first {
                            $0.kind == kind && $0.plan == plan && $0.currency == currency
                        }?.balance ?? 0
                    }
                    let line = all.lines.first {
                        $0.group == plan && $0.net.currency == currency
                    }
                    #expect(line?.recognized.minorUnits == held(.revenue), "seed \(seed)")
                    #expect(line?.refunds.minorUnits == held(.refunds), "seed \(seed)")
                    #expect(
                        line?.net.minorUnits == held(.revenue) - held(.refunds),
                        "seed \(seed)"
                    )
                    let deferred = try shop.engine.deferredReport().lines.first {
                        $0.plan == plan && $0.deferred.currency == currency
                    }
                    #expect(
                        deferred?.deferred.minorUnits == held(.deferredRevenue),
                        "seed \(seed)"
                    )
                }
            }
            try cut(shop, keeper, seed)
        }
    }

    /// The parts of a time add up to it, and a plan's days to the deferred balance of each day.
    private func cut(_ shop: Shop, _ keeper: Bookkeeper, _ seed: UInt64) throws {
        let (engine, days) = (shop.engine, keeper.days)
        let middle = days.start.adding(days: days.days / 3)
        let net = { (from: CivilDate?, to: CivilDate?, by: RevenueReport.Grouping) in
            try engine.revenueReport(from: from, to: to, by: by).lines.reduce(into: [:]) {
                $0[$1.net.currency, default: 0] += $1.net.minorUnits
            } as [Currency: Int64]
        }
        let whole = try net(nil, nil, .month)
        #expect(try net(nil, nil, .plan) == whole, "seed \(seed)")
        let parts = try net(nil, middle, .month)
            .merging(net(middle, nil, .plan)) { $0 + $1 }
        #expect(parts == whole, "seed \(seed)")

        for day in [days.start, middle, days.end.adding(days: -1)] {
            let report = try engine.deferredReport(asOf: day)
            for line in report.lines {
                let account = Account.deferredRevenue(line.plan)
                var ledger = Ledger()
                for transfer in keeper.transfers where transfer.effective <= day {
                    try ledger.post(transfer)
                }
                #expect(
                    line.deferred.minorUnits == ledger.balance(account, line.deferred.currency),
                    "seed \(seed), \(line.plan) on \(day)"
                )
                #expect(line.outlook == nil, "\(day) is over")
            }
        }
    }

    @Test func `what is deferred is earned in the months the report says`() throws {
        let shop = try Shop(at: "2026-03-10")
        for (member, price) in [("ann", "yearly"), ("bob", "monthly"), ("cyd", "yearly")] {
            let view = try shop.start(member, "gold", price)
            _ = try shop.engine.cancelSubscription(view.id)
        }
        try shop.advance(to: "2026-04-05")
        let line = try #require(try shop.engine.deferredReport().lines.first)
        let outlook = try #require(line.outlook)
        #expect(outlook.unpaid.isZero)
        #expect(
            outlook.months.reduce(0) { $0 + $1.amount.minorUnits } == line.deferred.minorUnits
        )
        #expect(outlook.months.map(\.month.description).first == "2026-04")
        #expect(outlook.months.count == 12)
        #expect(line.postedThrough?.description == "2026-04-04")

        try shop.advance(to: "2027-05-01")
        for part in outlook.months.dropFirst() {
            let earned = try shop.engine.revenueReport(
                from: part.month.days.start,
                to: part.month.days.end
            )
            #expect(earned.lines.first?.recognized == part.amount, "\(part.month)")
        }
        #expect(try shop.engine.deferredReport().lines.first?.deferred.isZero == true)
    }

    @Test func `what is billed and not paid has no month yet`() throws {
        let shop = try Shop(at: "2026-01-01")
        try shop.start("ann")
        try shop.start("bob", payWith: "scripted:insufficient_funds", trial: true)
        try shop.advance(to: "2026-01-16")
        let line = try #require(try shop.engine.deferredReport().lines.first)
        // Of 1,000 over 31 days, 32 a day and one more on each of the first eight, fifteen days are
        // over; beside it stands the whole term that nobody has paid.
        #expect(line.deferred.minorUnits == 1_000 - (15 * 32 + 8) + 1_000)
        #expect(line.outlook?.unpaid.minorUnits == 1_000)
    }

    @Test func `a report says through which day it is`() throws {
        let shop = try Shop(at: "2026-01-01")
        try shop.start("ann")
        try shop.advance(to: "2026-01-05")
        try shop.sleep(until: "2026-01-09")
        let report = try shop.engine.revenueReport(to: try Shop.day("2026-12-31"))
        #expect(report.postedThrough == (try Shop.day("2026-01-04")), "nobody ran since")
        #expect(try shop.engine.deferredReport().lines.first?.postedThrough == report.postedThrough)
    }

    @Test func `a day that has not begun is refused`() throws {
        let shop = try Shop(at: "2026-01-01")
        let tomorrow = try Shop.day("2026-01-02")
        #expect(throws: Refused(.dayInFuture, "2026-01-02")) {
            try shop.engine.deferredReport(asOf: tomorrow)
        }
        #expect(try shop.engine.deferredReport(asOf: tomorrow.adding(days: -1)).lines == [])
    }
}
