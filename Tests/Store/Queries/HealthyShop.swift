import Membership
import Testing

@testable import Store

/// A small database in which every rule holds, with at least one row in every table.
///
/// | member | subscription | stands |
/// |---|---|---|
/// | ada | sub_1, prime | active: inv_1 by gateway at the second try, inv_2 from the balance |
/// | bob | sub_2, prime | past due after a trial: inv_3 open |
/// | cyd | sub_3, prime | renewal under way: inv_4 paid, inv_5 with a pending charge |
/// | dee | sub_4, prime | ended, never paid: inv_6 void |
/// | eve | sub_5, gold | scheduled |
/// | fay | sub_6, prime | the gateway keeps silent: inv_7 paid, inv_8 with an unknown charge |
/// | guy | none | shares sub_1 with ada: see ``BenefitHistory`` |
/// | hal | sub_7, silver | paused: inv_9 with an offer, partly from the balance; inv_10 a change |
/// | ivy | sub_8, silver | ended: inv_11 paid, its refund unknown |
/// | jon | sub_9, silver | inv_12 carried, inv_13 with an unknown charge that holds credit |
final class HealthyShop {
    /// The first day of the subscriptions, 2024-10-04.
    static let first = CivilDate(dayNumber: 20_000)
    /// The first day whose revenue is not posted.
    static let unposted = first.adding(days: 3)
    static let members = ["ada", "bob", "cyd", "dee", "eve", "fay", "guy", "hal", "ivy", "jon"]

    let scratch: ScratchDirectory
    let store: Store
    let facts: ShopFacts

    init() throws {
        scratch = try ScratchDirectory()
        store = try Store.create(at: scratch.database)
        facts = ShopFacts(usd: try #require(Currency("USD")), monthly: try #require(Cadence("P1M")))
        let facts = facts
        try store.write { writer in
            let opened = facts.instant(Self.first)
            try writer.initialize(zone: "UTC", createdAt: opened, testClock: opened)
            try writer.insertPlanVersion(
                facts.plan("prime", prices: ["monthly", "yearly"]),
                number: 1,
                source: "prime",
                at: opened
            )
            try writer.insertPlanVersion(
                facts.plan("gold", prices: ["monthly"]),
                number: 1,
                source: "gold",
                at: opened
            )
            try writer.insertPlanVersion(
                facts.plan("silver", prices: ["monthly", "other"]),
                number: 1,
                source: "silver",
                at: opened
            )
            for member in Self.members {
                let person = member == "ada" ? PersonRow(name: "Ada", email: "ada@example") : nil
                _ = try writer.insertMember(
                    key: member,
                    zone: nil,
                    joinedAt: opened,
                    person: person
                )
            }
            try writer.setRecognitionProgress(
                RecognitionProgress(
                    plan: "prime",
                    currency: facts.usd,
                    nextDay: Self.first,
                    daily: 0
                )
            )
            var changes = ShopHistory(facts).told()
            try BillingHistory(facts).tell(&changes)
            try writer.apply(changes)
            try Self.postRevenue(facts, writer)
            try Self.keepRecords(facts, writer)
            try writer.setPlaces(9, of: "prime")
            let history = BenefitHistory(facts)
            try writer.apply(history.reserved())
            let owner = try #require(try writer.reader.entitlements(of: "ada").first)
            try writer.apply(try history.told(owner))
            try writer.apply(history.used())
        }
    }

    private static func postRevenue(_ facts: ShopFacts, _ writer: Writer) throws {
        var changes = ChangeSet(at: facts.instant(unposted), actor: "run")
        for day in 0..<3 {
            changes.transfers += Posting.recognized(
                facts.money(144),
                plan: "prime",
                on: first.adding(days: day)
            )
            changes.transfers += Posting.recognized(
                facts.money(100),
                plan: "silver",
                on: first.adding(days: day)
            )
        }
        changes.journal = [
            JournalEntry(kind: "revenue.recognized"), JournalEntry(kind: "run.ended"),
        ]
        try writer.setRecognitionProgress(
            RecognitionProgress(plan: "prime", currency: facts.usd, nextDay: unposted, daily: 144)
        )
        try writer.apply(changes)
    }

    private static func keepRecords(_ facts: ShopFacts, _ writer: Writer) throws {
        let now = facts.instant(first)
        let run = try writer.startRun(at: now, until: now)
        try writer.finishRun(run, at: now, summary: "{}")
        _ = try writer.startRun(at: now, until: now)
        let hash = Digest.sha256("body")
        let answered = IdempotencyRecord(method: "member.add", bodyHash: hash, answer: [1, 2])
        let open = IdempotencyRecord(
            method: "subscription.start",
            bodyHash: hash,
            subscription: SubscriptionID(1),
            answer: nil
        )
        try writer.insertIdempotencyRecord(answered, key: "answered", at: now)
        try writer.insertIdempotencyRecord(open, key: "open", at: now)
    }

    /// Runs SQL and undoes it.
    func tryOut<T>(_ body: (Writer) throws -> T) throws -> T {
        try store.write(dryRun: true, body)
    }
}
