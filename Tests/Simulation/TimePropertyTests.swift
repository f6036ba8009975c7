import Engine
import Membership
import ShopSupport
import Store
import Testing

struct TimePropertyTests {
    /// The journal without the rows that tell of the clock itself.
    private static func journal(_ engine: Engine) throws -> [String] {
        try engine.events(after: 0, kind: nil, member: nil, limit: 100_000)
            .filter { $0.entry.kind != "clock.advanced" }
            .map { "\($0.at.rfc3339) \($0.actor) \($0.entry.kind) \($0.entry.data)" }
    }

    @Test func `ninety days in one step are ninety days one by one`() throws {
        for seed in 1...4 as ClosedRange<UInt64> {
            // A zone whose clock changes on the way, so that days have 23 hours too.
            let make = {
                try Population.shop(
                    seed: seed,
                    members: 25,
                    methods: Population.everyMethod,
                    isRich: false,
                    zone: "Europe/Berlin"
                )
            }
            try Self.compareLeapAndWalk(try make(), try make(), "seed \(seed)")
        }
    }

    @Test
    func `so they are where members rest, change, leave, and are told before they are charged`()
        throws
    {
        var seen: Set<String> = []
        for seed in 11...14 as ClosedRange<UInt64> {
            let make = {
                try Population.busyShop(
                    seed: seed,
                    members: 25,
                    methods: Population.everyMethod
                )
            }
            let (leap, walk) = (try make(), try make())
            try Self.compareLeapAndWalk(leap, walk, "seed \(seed)")
            seen.formUnion(
                try leap.engine.events(after: 0, kind: nil, member: nil, limit: 100_000)
                    .map(\.entry.kind)
            )
        }
        let expected: Set = [
            "subscription.paused", "subscription.resumed", "subscription.changed",
            "subscription.past_due", "notice.renewal_coming", "notice.payment_failed",
        ]
        #expect(expected.subtracting(seen).isEmpty, "something never happens in these shops")
    }

    @Test func `so they are in a shop where anything has happened`() throws {
        let empty = try Simulation.emptyShop()
        for seed in 31...36 as ClosedRange<UInt64> {
            var worlds = try (1...2).map { _ in
                try Simulation(seed: seed, pace: .nightly, size: .small, in: empty)
            }
            for index in worlds.indices { try worlds[index].live(steps: 10) }
            try Self.compareLeapAndWalk(
                worlds[0].shop,
                worlds[1].shop,
                "seed \(seed)",
                engines: (worlds[0].engine, worlds[1].engine)
            )
        }
    }

    /// One shop moves its clock by 90 days at once, the other by a day 90 times.
    ///
    /// - Parameter engines: where the shops charge through others than their own.
    private static func compareLeapAndWalk(
        _ leap: Shop,
        _ walk: Shop,
        _ seed: String,
        engines: (leap: Engine, walk: Engine)? = nil
    ) throws {
        let (long, short) = engines ?? (leap.engine, walk.engine)
        let first = try long.today()
        let start = { (day: CivilDate) in long.calendar.start(of: day) }
        _ = try long.advanceClock(to: start(first.adding(days: 90)))
        for day in 1...90 { _ = try short.advanceClock(to: start(first.adding(days: day))) }
        #expect(try Population.invoices(long) == Population.invoices(short), "\(seed)")
        let (told, expected) = (try journal(long), try journal(short))
        #expect(told == expected, "\(seed)")
        let left: Set<String> = ["journal", "journal_commit"]
        #expect(try leap.dump(leavingOut: left) == walk.dump(leavingOut: left), "\(seed)")
        #expect(try leap.complaints() == [], "\(seed)")
    }

    @Test func `a member who is told late is charged late, and never without being told`() throws {
        for seed in 21...24 as ClosedRange<UInt64> {
            let shop = try Population.busyShop(
                seed: seed,
                members: 30,
                methods: Population.payingMethods
            )
            var random = SplitMix64(seed: seed)
            var day = try shop.engine.today()
            for _ in 1...12 {
                day = day.adding(days: random.int(1...12))
                try shop.sleep(until: "\(day)T\(10 + random.int(0...9)):00:00Z")
                _ = try shop.engine.runRenewals()
            }
            // By the rule in India, whatever the code thinks of it.
            #expect(
                try shop.number(
                    """
                    SELECT count(*) FROM invoice AS i
                    JOIN subscription AS s ON s.id = i.subscription_id
                    JOIN member AS m ON m.id = s.member_id
                    WHERE m.region = 'IN' AND i.amount > 0 AND i.id > (SELECT min(f.id)
                        FROM invoice AS f WHERE f.subscription_id = s.id)
                      AND NOT EXISTS (SELECT 1 FROM notice AS n WHERE n.subscription_id = s.id
                        AND n.pack = 'in' AND n.issued_at <= i.issued_at - 86400000
                        AND n.issued_at > i.issued_at - 40 * 86400000)
                    """
                ) == 0,
                "seed \(seed)"
            )
            #expect(
                try shop.number("SELECT count(*) FROM notice WHERE pack = 'in'") > 0,
                "seed \(seed)"
            )
            #expect(try shop.complaints() == [], "seed \(seed)")
        }
    }

    /// The rule: a night that is missed changes no invoice of a member whose charges succeed. Where
    /// one fails, the tries depend on the days on which somebody was there to try.
    @Test func `one late run, repeated while it holds back, bills what every night would have`()
        throws
    {
        for seed in 1...6 as ClosedRange<UInt64> {
            let make = {
                try Population.shop(
                    seed: seed,
                    members: 25,
                    methods: Population.payingMethods,
                    isRich: true
                )
            }
            let (nightly, late) = (try make(), try make())
            try nightly.advance(to: "2026-05-20")
            try late.sleep(until: "2026-05-20")
            var runs = 0
            while try !late.engine.runRenewals().isIdle { runs += 1 }
            #expect(runs > 1, "seed \(seed): one run is not allowed to bill three missed months")
            #expect(
                try Population.invoices(nightly.engine) == Population.invoices(late.engine),
                "seed \(seed)"
            )
            // What is paid late is earned on the day it is paid, and posted when that day is over.
            for shop in [nightly, late] { try shop.advance(to: "2026-05-21") }
            #expect(
                try nightly.engine.accounts() == late.engine.accounts(),
                "seed \(seed): the same is billed, paid and earned"
            )
            #expect(try late.complaints() == [], "seed \(seed)")
        }
    }

    @Test func `runs that stop at a limit add up to one run`() throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            let make = {
                try Population.shop(
                    seed: seed,
                    members: 30,
                    methods: Population.payingMethods,
                    isRich: true
                )
            }
            let (whole, parts) = (try make(), try make())
            for shop in [whole, parts] { try shop.sleep(until: "2026-03-01") }
            while try !whole.engine.runRenewals().isIdle {}
            while try !parts.engine.runRenewals(limit: 4).isIdle {}
            #expect(
                try Population.invoices(whole.engine) == Population.invoices(parts.engine),
                "seed \(seed)"
            )
            #expect(try parts.complaints() == [], "seed \(seed)")
        }
    }
}
