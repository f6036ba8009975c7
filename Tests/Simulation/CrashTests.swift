import Engine
import Foundation
import Glibc
import Membership
import ShopSupport
import Store
import Testing

struct CrashTests {
    /// A shop with this many members, all of whose first terms fall due on the same day.
    static func shop(members: Int, methods: [String]) throws -> Shop {
        let shop = try Shop(at: "2026-01-31")
        let engine = shop.engine
        try engine.session {
            for first in stride(from: 0, to: members, by: 500) {
                try engine.store.beginGroup()
                for number in first..<min(first + 500, members) {
                    let member = "m\(number)"
                    let method = methods[number % methods.count]
                    try shop.add(member)
                    if method == "balance" { try shop.topUp(member, 100_000) }
                    try shop.start(member, "gold", payWith: method, on: "2026-02-01")
                }
                try engine.store.commitGroup()
            }
        }
        return shop
    }

    /// What must be true whatever happened: each month billed once, and everything paid.
    static func check(_ shop: Shop, months: Int, members: Int) throws {
        #expect(
            try shop.number(
                """
                SELECT count(*) FROM (SELECT 1 FROM invoice WHERE state <> 'void'
                  GROUP BY subscription_id, period_start HAVING count(*) > 1)
                """
            ) == 0,
            "no period is billed twice"
        )
        #expect(try shop.number("SELECT count(*) FROM invoice") == Int64(months * members))
        #expect(
            try shop.number("SELECT count(*) FROM payment_attempt WHERE state = 'succeeded'")
                == Int64(months * members),
            "each invoice was paid once"
        )
        #expect(
            try shop.number("SELECT count(*) FROM payment_attempt WHERE state = 'pending'") == 0
        )
        #expect(try shop.number("SELECT count(*) FROM subscription WHERE parked_reason <> ''") == 0)
        #expect(try shop.complaints() == [])
        #expect(try Binary.finish("doctor", database: shop.path) == 0)
    }

    @Test func `two runs at once bill every period once`() throws {
        let members = 600
        let shop = try Self.shop(members: members, methods: ["scripted:ok", "balance"])
        for (month, day) in ["2026-02-01", "2026-03-01"].enumerated() {
            try shop.sleep(until: day)
            let runs = try (1...2).map { _ in
                try Binary.start("renewals run", database: shop.path)
            }
            for run in runs {
                run.waitUntilExit()
                #expect(run.terminationStatus == 0)
            }
            try Self.check(shop, months: month + 1, members: members)
        }
    }

    @Test func `a checkout beside a run is served`() throws {
        let members = 600
        let shop = try Self.shop(members: members, methods: ["scripted:ok"])
        try shop.sleep(until: "2026-02-01")
        let run = try Binary.start("renewals run", database: shop.path)
        var served = 0
        while run.isRunning, served < 10 {
            try shop.start("new\(served)", "silver")
            served += 1
        }
        run.waitUntilExit()
        #expect(run.terminationStatus == 0)
        #expect(served > 0)
        try Self.check(shop, months: 1, members: members + served)
    }
}
