import Engine
import Foundation
import Glibc
import Membership
import ShopSupport
import Store
import Testing

/// The real program, killed at any moment, charging through a program that dies at any moment too.
struct KillTests {
    private static let kills = 50
    private static let members = 600
    /// The environment's TESSERA_SEED makes a run like the one that failed.
    private static let seed =
        ProcessInfo.processInfo.environment["TESSERA_SEED"].flatMap(UInt64.init) ?? 20_260_201

    private let shop: Shop
    /// The program as the shop has it; the shaky one dies before one in thirty answers.
    private let gateways: String

    init() throws {
        shop = try CrashTests.shop(
            members: Self.members,
            methods: ["desk:ok", "balance", "shaky:ok", "scripted:timeout"]
        )
        let program =
            "\(Shop.exampleGateway) --seed \(Self.seed) --journal \(shop.programJournalPath)"
        gateways = "desk=\(program); shaky=\(program) --die-after-charge 0.03"
    }

    @Test func `killed again and again, nobody is charged twice and nobody is left out`() throws {
        print("KillTests: seed \(Self.seed)")
        var random = SplitMix64(seed: Self.seed)
        var (killed, month) = (0, 0)
        // A run that gets through before it is killed is followed by the next month's.
        while killed < Self.kills || month < 3 {
            month += 1
            let day = CivilDate(clampingYear: 2026, month: month + 1, day: 1)
            try shop.sleep(until: day.description)
            var isThrough = false
            while !isThrough, killed < Self.kills {
                let run = try Binary.start("renewals run", database: shop.path, gateways: gateways)
                usleep(UInt32(random.int(20_000...700_000)))
                if run.isRunning { kill(run.processIdentifier, SIGKILL) }
                run.waitUntilExit()
                if run.terminationReason == .uncaughtSignal {
                    killed += 1
                } else {
                    #expect(run.terminationStatus == 0)
                    isThrough = true
                }
            }
            try finish(day)
        }
        #expect(killed >= Self.kills)
        try CrashTests.check(shop, months: month, members: Self.members)
        try compareWithProgram()
    }

    /// Runs in peace until every charge has its outcome; those without one are asked for each hour.
    private func finish(_ day: CivilDate) throws {
        for hour in 1...20 {
            #expect(
                try Binary.finish("renewals run", database: shop.path, gateways: gateways) == 0
            )
            let open = try shop.number(
                "SELECT count(*) FROM subscription WHERE in_flight IS NOT NULL"
            )
            if open == 0 { return }
            try shop.sleep(until: "\(day)T\(hour < 10 ? "0" : "")\(hour):00:00Z")
        }
        Issue.record("seed \(Self.seed): charges of \(day) still have no outcome")
    }

    /// The program's own journal against the database: the same keys took the same money, once.
    private func compareWithProgram() throws {
        let lines = shop.programJournal().map { $0.split(separator: " ").map(String.init) }
        let keys = lines.map { $0[0] }
        #expect(Set(keys).count == keys.count, "seed \(Self.seed): a key stands there twice")
        let taken = Set(lines.filter { $0[1] == "succeeded" }.map { $0[0] })
        var (paid, periods) = (Set<String>(), Set<String>())
        for invoice in try shop.engine.invoices(of: nil, state: nil, after: nil, limit: 100_000) {
            for attempt in invoice.attempts where attempt.state == .succeeded {
                let isOutside =
                    attempt.payWith.hasPrefix("desk:") || attempt.payWith.hasPrefix("shaky:")
                guard isOutside else { continue }
                paid.insert("\(invoice.id):\(attempt.attempt)")
                let period = "\(invoice.subscription) \(invoice.period)"
                #expect(
                    periods.insert(period).inserted,
                    "seed \(Self.seed): \(period) is paid twice"
                )
            }
        }
        #expect(paid == taken, "seed \(Self.seed): \(paid.symmetricDifference(taken))")
    }
}
