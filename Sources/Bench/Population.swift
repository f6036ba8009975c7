import Engine
import Glibc
import Membership
import Store

/// Fills a database with members, one subscription each.
///
/// Every row is written by the product's own use cases, in process; only the commit is shared by many,
/// as `tessera rpc` shares it by the requests of one drain. All subscriptions begin on one day and
/// have a first short term up to a day of their own within the next 28, drawn at random, so that a
/// run meets them in an order that has nothing to do with where their rows lie.
struct Population {
    /// How the members pay.
    enum Paying: String, CaseIterable {
        /// VIP by the quarter, from a stored balance.
        case prepaid
        /// Prime by the month, through the scripted gateway, which always says yes.
        case scripted
    }

    static let zone = "America/New_York"
    /// 2026-01-01, noon in the zone: everybody joins.
    static let joining = Instant(milliseconds: 1_767_286_800_000)
    /// 2026-01-29, noon in the zone: everybody is due, for one term.
    static let allDue = Instant(milliseconds: 1_769_706_000_000)
    private static let anchorDays = 2...29
    /// Many, because members' keys fall all over their indexes and each commit logs every page it met.
    private static let perCommit = 20_000

    let members: Int
    let paying: Paying

    /// The n-th member, counted from 1.
    static func member(_ number: Int) -> String { "m-\(number)" }

    /// Makes and fills the database.
    func fill(path: String, plans: String, onProgress: (Int) -> Void) throws {
        let engine = try Engine.create(
            at: path,
            zone: Self.zone,
            testClock: Self.joining,
            actor: "rpc:clerk"
        )
        defer { engine.store.close() }
        _ = try engine.loadPlans(paths: [plans])
        var random = SplitMix64(seed: members)
        try engine.session {
            for first in stride(from: 1, through: members, by: Self.perCommit) {
                let last = min(first + Self.perCommit - 1, members)
                try engine.store.beginGroup()
                for number in first...last {
                    try enrol(
                        Self.member(number),
                        anchorDay: .random(in: Self.anchorDays, using: &random),
                        engine
                    )
                }
                try engine.store.commitGroup()
                onProgress(last)
            }
        }
        // A batch's commit moves the log into the file, so that nothing measured begins with that.
        try engine.store.write(.batch) { try $0.setTestClock(Self.joining) }
    }

    private func enrol(_ member: String, anchorDay: Int, _ engine: Engine) throws {
        try engine.createMember(MemberDraft(member: member))
        guard let dollars = Currency("USD") else { throw BenchError("USD is not known") }
        let order: StartOrder
        let prepaid: Money
        switch paying {
        case .prepaid:
            // Enough for the first short term and the quarter that the run bills.
            prepaid = Money(minorUnits: 20_000, currency: dollars)
            order = StartOrder(
                member: member,
                plan: "vip-prepaid",
                price: "quarter",
                payWith: "balance",
                anchorDay: anchorDay
            )
        case .scripted:
            // Just the first short term: a charge would need a commit of its own, and filling would
            // take hours. What the run bills goes through the gateway.
            prepaid = try engine.schedule(
                "prime",
                ScheduleOrder(
                    price: "monthly",
                    start: engine.today(),
                    anchorDay: anchorDay,
                    count: 1,
                    trial: false
                )
            ).bill.total
            order = StartOrder(
                member: member,
                plan: "prime",
                price: "monthly",
                payWith: "scripted:ok",
                trial: false,
                anchorDay: anchorDay
            )
        }
        _ = try engine.addPrepayment(member: member, amount: prepaid, kind: .paid)
        let subscription = try engine.startSubscription(order)
        guard case .active = subscription.state else {
            throw BenchError("\(member) is \(subscription.state.name.rawValue), not active")
        }
    }
}
