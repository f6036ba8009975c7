import Engine
import Membership
import Profitability
import ShopSupport
import Store
import Testing

/// Reports of what members did, held against the books and against each other.
struct LiveReportTests {
    @Test func `deferred revenue rolls forward to what the books hold, month by month`() throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            let (shop, keeper) = try Bookkeeper.shop(seed: seed, steps: 150)
            let accounts = try shop.engine.accounts()
            let whole = try shop.engine.rollForwardReport(
                ReportPeriod(from: keeper.days.start, to: nil)
            )
            for row in try #require(whole.table("lines")).rows {
                let figures = row.compactMap(\.units)
                #expect(figures.count == 6, "seed \(seed)")
                #expect(figures[0] == 0, "nothing was deferred before the first day")
                #expect(figures[0...4].reduce(0, +) == figures[5], "seed \(seed)")
                let held = accounts.first {
                    $0.kind == .deferredRevenue && .text($0.plan) == row[0]
                        && .text($0.currency.code) == row[1]
                }
                #expect(held?.balance == figures[5], "seed \(seed)")
            }
            try tile(shop, keeper, seed)
        }
    }

    /// One part ends where the next begins.
    private func tile(_ shop: Shop, _ keeper: Bookkeeper, _ seed: UInt64) throws {
        let middle = keeper.days.start.adding(days: keeper.days.days / 2)
        let first = try shop.engine.rollForwardReport(
            ReportPeriod(from: keeper.days.start, to: middle)
        )
        let second = try shop.engine.rollForwardReport(ReportPeriod(from: middle, to: nil))
        let closing = try #require(first.table("lines")).rows.reduce(into: [:]) {
            $0["\($1[0]) \($1[1])"] = $1.last?.units
        }
        for row in try #require(second.table("lines")).rows {
            #expect(row[2].units == closing["\(row[0]) \(row[1])"] ?? 0, "seed \(seed)")
        }
    }

    @Test func `the bridge leads from month to month, and to the ratios`() throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            let (shop, keeper) = try Bookkeeper.shop(seed: seed, steps: 150)
            let report = try shop.engine.mrrReport(
                ReportPeriod(from: keeper.days.start, to: nil)
            )
            var last: [String: Int64] = [:]
            for row in try #require(report.table("months")).rows {
                let code = row[2].text ?? ""
                let step = row.dropFirst(3).compactMap(\.units)
                #expect(step[0] == last[code] ?? 0, "seed \(seed), \(row[0])")
                let (won, lost) = (step[1] + step[2] + step[3], step[4] + step[5])
                #expect(step[0] + won - lost == step[6], "seed \(seed), \(row[0])")
                last[code] = step[6]
            }
            for row in try #require(report.table("period")).rows {
                let code = row[0].text ?? ""
                #expect(row[7].units == last[code], "seed \(seed)")
                #expect(row[8].units == last[code].map { $0 * 12 }, "seed \(seed)")
            }
        }
    }

    @Test func `a month of a shop reads as it was`() throws {
        let shop = try Shop(at: "2026-01-10")
        _ = try shop.start("ann", "gold", "monthly")
        _ = try shop.start("bob", "gold", "monthly")
        let leaving = try shop.start("cyd", "gold", "monthly")
        _ = try shop.engine.cancelSubscription(leaving.id)
        try shop.sleep(until: "2026-02-20")
        _ = try shop.engine.runRenewals()
        let january = try shop.engine.mrrReport(
            ReportPeriod(from: Shop.day("2026-01-01"), to: Shop.day("2026-02-01"))
        )
        let february = try shop.engine.mrrReport(
            ReportPeriod(from: Shop.day("2026-02-01"), to: nil)
        )
        let members = { (report: LiveReport) in
            try #require(report.table("members")?.rows.first).compactMap { cell -> Int? in
                if case .count(let count) = cell { count } else { nil }
            }
        }
        // start, new, reactivated, churned, voluntary, involuntary, end
        #expect(try members(january) == [0, 3, 0, 0, 0, 0, 3])
        #expect(try members(february) == [3, 0, 0, 1, 1, 0, 2])
        let retention = try shop.engine.retentionReport(asOf: nil, plan: "gold")
        let step = try #require(retention.table("terms")?.rows.first)
        // Of the three months that were over, two were renewed.
        let share = 2.0 / 3
        #expect(Array(step.prefix(3)) == [.count(2), .count(3), .count(2)])
        #expect(Array(step.suffix(2)) == [.share(share), .share(share)])
        #expect(throws: Refused(.unknownPlan, "copper")) {
            try shop.engine.retentionReport(asOf: nil, plan: "copper")
        }
        #expect(throws: Refused(.dayInFuture, "2026-02-21")) {
            try shop.engine.cohortValueReport(asOf: Shop.day("2026-02-21"))
        }
    }

    @Test func `a shop where nothing happened reports nothing, and does not fail`() throws {
        let shop = try Shop(at: "2026-01-10")
        let engine = shop.engine
        let reports = try [
            engine.mrrReport(ReportPeriod()), engine.recoveryReport(ReportPeriod()),
            engine.rollForwardReport(ReportPeriod()), engine.useReport(ReportPeriod()),
            engine.tierReport(ReportPeriod()), engine.cycleReport(asOf: nil),
            engine.retentionReport(asOf: nil, plan: nil), engine.renewalRateReport(asOf: nil),
            engine.cohortValueReport(asOf: nil),
            engine.upliftReport(plan: "gold", ReportPeriod()),
        ]
        for report in reports {
            #expect(!report.conventions.isEmpty, "\(report.name) says how it counts")
            for table in report.tables where report.name != "cycle" {
                #expect(table.rows.isEmpty, "\(report.name)")
                #expect(!table.empty.isEmpty, "\(report.name)")
            }
        }
    }
}

extension LiveTable.Cell {
    /// The minor units of money.
    fileprivate var units: Int64? {
        if case .money(let money) = self { money.minorUnits } else { nil }
    }
}
