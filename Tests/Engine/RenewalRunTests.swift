import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

struct RenewalRunTests {
    @Test func `a run that finds nothing writes nothing`() throws {
        let shop = try Shop()
        try shop.start("ann")
        let before = try shop.dump()
        let summary = try shop.engine.runRenewals()
        #expect(summary.isIdle)
        #expect(summary.run == nil)
        #expect(try shop.dump() == before)
    }

    @Test func `a second run at the same time finds nothing`() throws {
        let shop = try Shop()
        try shop.start("ann")
        try shop.sleep(until: "2026-02-01")
        let first = try shop.engine.runRenewals()
        #expect(first.run == 1)
        #expect(first.renewed == 1)
        #expect(first.collected.values.map { $0 } == [1_000])
        let before = try shop.dump()
        #expect(try shop.engine.runRenewals().isIdle)
        #expect(try shop.another().runRenewals().isIdle)
        #expect(try shop.dump() == before)
    }

    @Test func `a run asked for too early has nothing due, and one ahead of time is refused`()
        throws
    {
        let shop = try Shop()
        try shop.start("ann")
        try shop.sleep(until: "2026-01-31T23:59:59.999Z")
        #expect(try shop.engine.runRenewals().isIdle)
        let until = try Shop.instant("2026-02-01", shop.engine.calendar)
        #expect(
            try refusal { _ = try shop.engine.runRenewals(until: until) }
                == "A run does nothing before its time: it is 2026-01-31T23:59:59.999Z, and "
                + "2026-02-01T00:00:00Z lies ahead; leave `until` out; `renewals preview --until` "
                + "looks ahead, and `clock advance` moves a test clock"
        )
        #expect(try shop.invoices("ann").count == 1)
    }

    @Test func `until leaves what fell due later for another run`() throws {
        let shop = try Shop()
        try shop.start("ann")
        try shop.start("bob", on: "2026-01-02")
        try shop.advance(to: "2026-01-02")
        try shop.sleep(until: "2026-02-10")
        let until = try Shop.instant("2026-02-01", shop.engine.calendar)
        #expect(try shop.engine.runRenewals(until: until).renewed == 1)
        #expect(try shop.invoices("ann").count == 2)
        #expect(try shop.invoices("bob").count == 1)
        #expect(try shop.engine.runRenewals().renewed == 1)
    }

    @Test func `a limit bounds the work, and the next run goes on`() throws {
        let shop = try Shop()
        for number in 1...7 { try shop.start("m\(number)") }
        try shop.sleep(until: "2026-02-01")
        #expect(try shop.engine.runRenewals(limit: 3).renewed == 3)
        #expect(try shop.engine.runRenewals(limit: 3).renewed == 3)
        #expect(try shop.engine.runRenewals(limit: 3).renewed == 1)
        #expect(try shop.number("SELECT count(*) FROM invoice") == 14)
        #expect(try shop.complaints() == [])
    }

    @Test func `missed months are billed one a run, oldest first, and the rest is reported`() throws
    {
        let shop = try Shop()
        try shop.start("ann")
        try shop.sleep(until: "2026-04-10")
        var seen: [(renewed: Int, heldBack: Int)] = []
        for _ in 1...4 {
            let summary = try shop.engine.runRenewals()
            seen.append((summary.renewed, summary.heldBack))
            #expect(summary.findings == [], "what is held back is no finding")
        }
        #expect(seen.map(\.renewed) == [1, 1, 1, 0])
        #expect(seen.map(\.heldBack) == [1, 1, 0, 0])
        #expect(
            try shop.invoices("ann").map { $0.prefix(21) } == [
                "2026-01-01/2026-02-01", "2026-02-01/2026-03-01", "2026-03-01/2026-04-01",
                "2026-04-01/2026-05-01",
            ]
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `a plan may let a run catch up on more than one term`() throws {
        let shop = try Shop()
        try shop.start("ann", "patient", "weekly")
        try shop.sleep(until: "2026-02-12")
        let summary = try shop.engine.runRenewals()
        #expect(summary.renewed == 3)
        #expect(summary.heldBack == 1)
        #expect(summary.collected.map { "\($0.key) \($0.value)" } == ["JPY 3003"])
        #expect(try shop.engine.runRenewals().renewed == 3)
        #expect(try shop.engine.runRenewals().isIdle)
        #expect(try shop.invoices("ann").count == 7)
        #expect(try shop.complaints() == [])
    }

    @Test func `what is held back does not keep a limited run from the others`() throws {
        let shop = try Shop()
        try shop.start("ann")
        try shop.start("bob", on: "2026-03-05")
        try shop.sleep(until: "2026-03-10")
        let summary = try shop.engine.runRenewals(limit: 2)
        #expect(summary.renewed == 1)
        #expect(summary.activated == 1)
    }

    /// Each row reads: damaged like this, the subscription is set aside with this reason.
    @Test(
        arguments: [
            (
                "a zone that is gone", "UPDATE subscription SET zone = 'Mars/Base' WHERE id = 2",
                "There is no such time zone: Mars/Base; use an IANA name such as America/New_York"
            ),
            (
                "a payment method nobody can read",
                "UPDATE subscription SET pay_with = 'nonsense' WHERE id = 2",
                " is damaged (sub_2 is paid with 'nonsense'): "
                    + "stop using it and restore the latest backup."
            ),
            (
                "a charge that does not exist",
                "UPDATE subscription SET in_flight = 1, next_action = 'payment_query' WHERE id = 2",
                "it waits for a charge that does not exist; run `tessera doctor`, and mend what it "
                    + "names"
            ),
        ]
    )
    func `one bad subscription is set aside and the run goes on`(
        why: String,
        damage: String,
        reason: String
    ) throws {
        let shop = try Shop()
        for member in ["ann", "bob", "cid"] { try shop.start(member) }
        try shop.tamper(damage)
        try shop.sleep(until: "2026-02-01")
        let preview = try shop.engine.previewRenewals(limit: 9)
        #expect(preview.map(\.member) == ["ann", "bob", "cid"], "\(why): a preview lists it")
        let summary = try shop.engine.runRenewals()
        #expect(summary.renewed == 2, "\(why)")
        #expect(summary.parked == 1, "\(why)")
        #expect(summary.findings == [], "\(why)")
        let parked = try shop.engine.parkedSubscriptions()
        #expect(parked.map(\.id.description) == ["sub_2"], "\(why)")
        #expect(parked.map(\.reason) == [reason], "\(why)")
        #expect(try shop.engine.runRenewals().isIdle, "\(why): it is out of the queue")
        #expect(
            try shop.journal("bob").last == "subscription.parked",
            "\(why): the journal tells"
        )
        let complaints = try shop.complaints()
        #expect(!complaints.isEmpty, "\(why): the doctor names it instead of giving up")
    }

    @Test func `a preview writes nothing and equals what the run then does`() throws {
        let shop = try Shop()
        try shop.start("renewing", payWith: "shop:visa")
        try shop.start("trialing", trial: true)
        try shop.start("later", on: "2026-02-01")
        let leaving = try shop.start("leaving")
        _ = try shop.engine.cancelSubscription(leaving.id)
        try shop.start("free", "plain")
        try shop.add("club")
        try shop.topUp("club", 6_000)
        try shop.start("club", "club", "quarterly", payWith: "balance", on: "2026-01-20")
        try shop.start("debtor", payWith: "scripted:insufficient_funds", trial: true)
        try shop.start("silent", payWith: "scripted:timeout", on: "2026-02-01")
        try shop.advance(to: "2026-01-20")
        try shop.sleep(until: "2026-02-01")
        let before = try shop.dump()
        let preview = try shop.engine.previewRenewals(limit: 100)
        #expect(try shop.dump() == before, "nothing is written")
        let lines = preview.map {
            "\($0.member) \($0.action.rawValue) \($0.amount?.description ?? "nothing")"
        }
        #expect(
            lines.sorted() == [
                "debtor retry 10.00 USD", "free renewal 0.00 USD", "later start 10.00 USD",
                "leaving term_end nothing", "renewing renewal 10.00 USD",
                "silent start 10.00 USD",
            ]
        )
        let issued = try shop.number("SELECT max(id) FROM invoice")
        _ = try shop.engine.runRenewals()
        let after = try shop.engine.invoices(
            of: nil,
            state: nil,
            after: InvoiceID(issued),
            limit: 100
        )
        let billed = preview.filter { $0.action != .retry && $0.amount != nil }
        #expect(
            after.map { "\($0.member) \($0.amount)" }.sorted()
                == billed.map { "\($0.member) \($0.amount?.description ?? "")" }.sorted(),
            "each amount that was shown is billed, and no other"
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `a preview of a later day shows what falls due by then`() throws {
        let shop = try Shop()
        try shop.start("ann")
        try shop.start("bob", trial: true)
        let until = try Shop.instant("2026-02-01", shop.engine.calendar)
        let preview = try shop.engine.previewRenewals(until: until, limit: 9)
        #expect(
            preview.map { "\($0.member) \($0.action.rawValue) \($0.dueAt.rfc3339)" } == [
                "bob trial_end 2026-01-15T00:00:00Z", "ann renewal 2026-02-01T00:00:00Z",
            ]
        )
        #expect(preview.map(\.amount?.minorUnits) == [1_000, 1_000])
        #expect(try shop.engine.previewRenewals(until: until, limit: 1).count == 1)
    }

    @Test func `only one run goes on at a time over all processes`() throws {
        let shop = try Shop()
        let other = try shop.another()
        try shop.start("ann")
        try shop.sleep(until: "2026-02-01")
        let told = try shop.engine.store.withRunLock(wait: false, onWait: {}) {
            [
                try refusal { _ = try other.runRenewals() },
                try refusal { _ = try other.advanceClock(to: try other.now()) },
            ]
        }
        let sentence = "Another renewal run is going on; wait for it to end and try again"
        #expect(told == [sentence, sentence])
        #expect(try other.runRenewals().renewed == 1)
    }

    @Test func `two engines on one file see each other's work`() throws {
        let shop = try Shop()
        let other = try shop.another()
        try shop.start("ann")
        #expect(try other.check(member: "ann", benefit: "free_shipping").entitled)
        try other.createMember(MemberDraft(member: "bob"))
        #expect(
            try other.startSubscription(
                StartOrder(
                    member: "bob",
                    plan: "gold",
                    price: "monthly",
                    payWith: "scripted:ok",
                    trial: false
                )
            ).state == .active
        )
        #expect(
            try refusalCode { try shop.start("bob") } == .alreadySubscribed
        )
        #expect(try shop.check("bob") == "yes subscribed")
        #expect(try shop.complaints() == [])
    }

    @Test func `the test clock only moves forward`() throws {
        let shop = try Shop(at: "2026-01-02")
        #expect(
            try refusal { try shop.advance(to: "2026-01-01") }
                == "A test clock only moves forward: 2026-01-01T00:00:00Z is before "
                + "2026-01-02T00:00:00Z; give a later time than `clock show` prints"
        )
        #expect(
            try refusalCode {
                _ = try shop.engine.advanceClock(to: Instant(milliseconds: .max))
            } == .timeOutOfRange
        )
    }

    @Test func `progress is told while a run goes on`() throws {
        let shop = try Shop()
        for number in 1...3 { try shop.start("m\(number)", payWith: "shop:visa") }
        try shop.sleep(until: "2026-02-01")
        var told: [Int] = []
        _ = try shop.engine.runRenewals(onProgress: { told.append($0.renewed) })
        #expect(told.last == 3)
    }
}
