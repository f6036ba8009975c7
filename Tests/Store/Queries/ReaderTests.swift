import GRDB
import Membership
import Testing

@testable import Store

/// What the engine asks of the store, over a small shop.
struct ReaderTests {
    let shop: HealthyShop

    init() throws {
        shop = try HealthyShop()
    }

    private func read<T>(_ body: (Reader) throws -> T) throws -> T { try shop.store.read(body) }

    @Test func `members are found by the shop's own id and paged in its order`() throws {
        let ada = try read { try $0.member("ada") }
        #expect(ada?.person == PersonRow(name: "Ada", email: "ada@example"))
        #expect(try read { try $0.member("bob") }?.person == nil)
        #expect(try read { try $0.member("ADA") } == nil, "ids are compared byte for byte")
        #expect(try read { try $0.memberExists("guy") })
        #expect(try !read { try $0.memberExists("gu") })
        for limit in 1...8 {
            var cursor = ""
            var seen: [String] = []
            while true {
                let page = try read { try $0.members(after: cursor, limit: limit) }
                guard let last = page.last else { break }
                seen += page.map(\.key)
                cursor = last.key
            }
            #expect(seen == HealthyShop.members, "pages of \(limit)")
        }
    }

    @Test func `a member may have no zone, no person, or half a person`() throws {
        try shop.tryOut { writer in
            let nobody = PersonRow(name: nil, email: nil)
            let half = PersonRow(name: nil, email: "h@example")
            let joined = Instant(milliseconds: 5)
            let one = try writer.insertMember(key: "x", zone: nil, joinedAt: joined, person: nobody)
            _ = try writer.insertMember(key: "y", zone: "UTC", joinedAt: joined, person: half)
            let plain = MemberRow(id: one, key: "x", zone: nil, joinedAt: joined, person: nil)
            #expect(try writer.reader.member("x") == plain)
            #expect(try writer.reader.member("y")?.person == half)
            #expect(try writer.reader.member("y")?.zone == "UTC")
        }
    }

    @Test func `a trial is remembered`() throws {
        #expect(try read { try $0.hasTakenTrial(MemberID(2)) })
        #expect(try !read { try $0.hasTakenTrial(MemberID(1)) })
    }

    @Test func `plans are read with their text and their amounts`() throws {
        let versions = try read { try $0.planVersions() }
        #expect(versions.map(\.plan) == ["prime", "gold", "silver"])
        #expect(versions.map(\.source) == ["prime", "gold", "silver"])
        #expect(try read { try $0.newestPlanVersion() } == 3)
        let prices = try read { try $0.prices(of: PlanVersionID(1)) }
        #expect(prices.map(\.price) == ["monthly", "yearly"])
        #expect(prices.first?.version.amount == shop.facts.money(1_499))
        let latest = try read { try $0.latestSource(of: "prime") }
        #expect(latest?.number == 1 && latest?.hash == Digest.sha256("prime"))
        #expect(try read { try $0.latestSource(of: "none") }?.number == nil)
    }

    @Test func `a first and empty database answers too`() throws {
        let store = try Store.create(at: shop.scratch.path + "/empty.db")
        try store.read { reader in
            #expect(try reader.newestPlanVersion() == 0)
            let numbers = try reader.highestNumbers()
            #expect(numbers.subscription == 0 && numbers.invoice == 0 && numbers.prepayment == 0)
            #expect(try reader.testClock() == nil)
            #expect(try reader.entitlements(of: "ada") == [])
            #expect(try reader.accounts() == [])
            let refusal = StoreError.corrupt(
                path: store.path,
                detail: "the setting 'zone' is missing"
            )
            #expect(throws: refusal) { try reader.zone() }
        }
    }

    @Test func `numbers go on from the highest`() throws {
        let numbers = try read { try $0.highestNumbers() }
        #expect(numbers.subscription == 9 && numbers.invoice == 13 && numbers.prepayment == 6)
        #expect(numbers.creditNote == 2 && numbers.change == 2)
    }

    @Test func `invoices of a subscription come oldest first`() throws {
        let chain = { (number: Int64) in
            try read { reader in
                let row = try #require(try reader.subscription(SubscriptionID(number)))
                return try reader.invoices(of: row).map(\.id.number)
            }
        }
        #expect(try chain(1) == [1, 2])
        #expect(try chain(6) == [7, 8])
        #expect(try chain(5) == [])
    }

    @Test func `invoices and subscriptions are paged by number and state`() throws {
        let invoices = { (after: Int64, state: InvoiceState?, limit: Int) in
            try read { reader in
                try reader.invoices(after: InvoiceID(after), state: state, limit: limit)
                    .map(\.id.number)
            }
        }
        #expect(try invoices(0, nil, 100) == Array(1...13))
        #expect(try invoices(2, nil, 2) == [3, 4])
        #expect(try invoices(0, .open, 100) == [3, 5, 8, 13])
        #expect(try invoices(0, .carried, 100) == [12])
        #expect(try invoices(3, .open, 1) == [5])
        #expect(try invoices(13, nil, 100) == [])
        let subscriptions = { (after: Int64, state: StateName?, limit: Int) in
            try read { reader in
                try reader.subscriptions(after: SubscriptionID(after), state: state, limit: limit)
                    .map(\.id.number)
            }
        }
        #expect(try subscriptions(0, nil, 4) == [1, 2, 3, 4])
        #expect(try subscriptions(4, nil, 4) == [5, 6, 7, 8])
        #expect(try subscriptions(1, .active, 4) == [3, 6, 9])
        let counts = try read { try $0.subscriptionCounts() }
        #expect(
            Dictionary(uniqueKeysWithValues: counts.map { ($0.state, $0.count) }) == [
                .active: 4, .pastDue: 1, .ended: 2, .scheduled: 1, .paused: 1,
            ]
        )
    }

    @Test func `charges that were never heard of again are found`() throws {
        let pending = { (after: Int64, limit: Int) in
            try read { try $0.pendingInvoices(after: InvoiceID(after), limit: limit) }
        }
        #expect(try pending(0, 10) == [InvoiceID(5)], "an unknown charge waits for its own time")
        #expect(try pending(5, 10) == [])
        #expect(try read { try $0.unresolvedAttempt(at: InvoiceID(8)) }?.state == .unknown)
        #expect(try read { try $0.unresolvedAttempt(at: InvoiceID(1)) } == nil)
        #expect(try read { try $0.lastAttempt(InvoiceID(1)) } == 2)
        #expect(try read { try $0.lastAttempt(InvoiceID(99)) } == 0)
    }

    @Test func `the due queue gives each entry once, oldest first`() throws {
        try shop.tryOut { writer in
            // Two share an instant, one is parked, and cyd's charge is pending: no action at all.
            for (number, at) in [(1, 300), (2, 100), (5, 300), (6, 200)] {
                try writer.db.execute(
                    sql: "UPDATE subscription SET next_action_at = \(at) WHERE id = \(number)"
                )
            }
            let due = { (by: Int64, after: DueEntry?, limit: Int) in
                try writer.reader.due(
                    by: Instant(milliseconds: by),
                    after: after,
                    limit: limit
                )
            }
            for limit in 1...5 {
                var seen: [Int64] = []
                var cursor: DueEntry?
                while let last = try due(300, cursor, limit).last {
                    seen += try due(300, cursor, limit).map(\.subscription.number)
                    cursor = last
                }
                #expect(seen == [2, 6, 1, 5], "pages of \(limit)")
            }
            #expect(try due(299, nil, 9).map(\.subscription.number) == [2, 6])
            #expect(
                try due(200, nil, 9).map(\.subscription.number) == [2, 6],
                "due at the instant"
            )
            #expect(try due(199, nil, 9).map(\.subscription.number) == [2], "and not before it")
            #expect(try writer.reader.dueCount(by: Instant(milliseconds: 300)) == 4)
            try writer.db.execute(sql: "UPDATE subscription SET parked_reason = 'x' WHERE id = 6")
            #expect(try due(300, nil, 9).map(\.subscription.number) == [2, 1, 5])
            #expect(try writer.reader.dueCount(by: Instant(milliseconds: 300)) == 3)
            #expect(try writer.reader.parked().map(\.id.number) == [6])
        }
    }

    @Test func `the feed goes on behind its cursor, of one kind or one member`() throws {
        let feed = { (after: Int64, kind: String?, member: Int64?, limit: Int) in
            try read { reader in
                try reader.journal(
                    after: after,
                    kind: kind,
                    member: member.map(MemberID.init),
                    limit: limit
                )
            }
        }
        #expect(try feed(0, nil, nil, 100).map(\.id) == Array(1...8))
        #expect(try feed(6, nil, nil, 1).map(\.id) == [7])
        #expect(try feed(0, "run.ended", nil, 100).map(\.id) == [8])
        #expect(try feed(0, nil, 2, 100).map(\.memberKey) == ["bob"])
        #expect(try feed(0, "run.ended", 2, 100) == [])
    }

    @Test func `a key answers as it did before`() throws {
        #expect(try read { try $0.idempotencyRecord("new") } == nil)
        let answered = try #require(try read { try $0.idempotencyRecord("answered") })
        #expect(answered.answer == [1, 2] && answered.method == "member.add")
        try shop.tryOut { writer in
            try writer.setIdempotentAnswer([9], key: "answered")
            #expect(try writer.reader.idempotencyRecord("answered") == answered)
            try writer.setIdempotentAnswer([9], key: "open")
            try writer.setIdempotentAnswer([8], key: "open")
            let open = try writer.reader.idempotencyRecord("open")
            #expect(open?.answer == [9] && open?.subscription == SubscriptionID(1))
            let empty = IdempotencyRecord(method: "m", bodyHash: answered.bodyHash, answer: [])
            try writer.insertIdempotencyRecord(
                empty,
                key: "empty",
                at: Instant(milliseconds: 1)
            )
            let kept = try writer.reader.idempotencyRecord("empty")
            #expect(kept?.answer == [], "an empty answer is one")
            #expect(kept?.recordedAt == Instant(milliseconds: 1))
        }
        let refusal = StoreError.constraint(detail: "UNIQUE constraint failed: idempotency.key")
        #expect(throws: refusal) {
            try shop.tryOut { writer in
                try writer.insertIdempotencyRecord(
                    answered,
                    key: "answered",
                    at: Instant(milliseconds: 1)
                )
            }
        }
    }

    @Test func `a test clock only moves forward`() throws {
        let now = try #require(try read { try $0.testClock() })
        try shop.tryOut { writer in
            try writer.setTestClock(now.adding(milliseconds: 5))
            #expect(try writer.reader.testClock() == now.adding(milliseconds: 5))
        }
        let refusal = StoreError.constraint(detail: "a test clock only moves forward")
        #expect(throws: refusal) {
            try shop.tryOut { try $0.setTestClock(now.adding(milliseconds: -1)) }
        }
        #expect(try read { try $0.zone() } == "UTC")
    }

    @Test func `runs are numbered and end once`() throws {
        try shop.tryOut { writer in
            let now = Instant(milliseconds: 1)
            let run = try writer.startRun(at: now, until: now)
            #expect(run == 3)
            try writer.finishRun(run, at: now, summary: "{}")
            #expect(throws: StoreError.constraint(detail: "a run ends once")) {
                try writer.finishRun(run, at: now, summary: "{}")
            }
        }
    }

    @Test func `a line that is earned is given with its plan and its days`() throws {
        var lines: [String] = []
        try read { reader in
            try reader.eachEarningLine { plan, id, line in
                lines.append("\(id.invoice) \(plan) \(line.amount.minorUnits) \(line.days)")
            }
        }
        #expect(
            lines == [
                "inv_1 prime 1499 31", "inv_2 prime 1499 30", "inv_4 prime 1499 31",
                "inv_7 prime 1499 31", "inv_9 silver 1499 31", "inv_9 silver -499 31",
                "inv_10 silver 1015 21", "inv_11 silver 1499 31", "inv_12 silver 48 1",
            ]
        )
    }

    /// Each row: what a stronger hand put there, and what reading it says.
    @Test func `a row that cannot be understood is damage, and says where`() throws {
        let rows: [(String, String, (Reader) throws -> Void)] = [
            (
                "UPDATE subscription SET state = 'asleep' WHERE id = 1",
                "subscription 1 has the state 'asleep'",
                { _ = try $0.subscription(SubscriptionID(1)) }
            ),
            (
                "UPDATE invoice SET currency = 'XXQ' WHERE id = 1",
                "invoice 1 has an unknown currency, kind or state",
                { _ = try $0.invoice(InvoiceID(1)) }
            ),
            (
                "UPDATE payment_attempt SET state = 'lost' WHERE invoice_id = 8",
                "an attempt at inv_8 has an unknown state",
                { _ = try $0.attempts(at: InvoiceID(8)) }
            ),
            (
                "UPDATE entitlement SET standing = 'vip' WHERE member = 'ada'",
                "an entitlement of sub_1 has an unknown standing",
                { _ = try $0.entitlements(of: "ada") }
            ),
            (
                "UPDATE account SET kind = 'cash', plan = '' WHERE kind = 'revenue' AND plan = 'prime'",
                "an account has the kind cash in USD", { _ = try $0.accounts() }
            ),
        ]
        for (sql, detail, body) in rows {
            try shop.tryOut { writer in
                for trigger in [
                    "invoice_is_settled_once", "an_outcome_is_final", "account_totals_only_grow",
                ] {
                    try writer.db.execute(sql: "DROP TRIGGER \(trigger)")
                }
                try writer.db.execute(sql: "PRAGMA ignore_check_constraints = ON; \(sql)")
                defer { try? writer.db.execute(sql: "PRAGMA ignore_check_constraints = OFF") }
                let damage = StoreError.corrupt(path: shop.store.path, detail: detail)
                #expect(throws: damage, "\(sql)") { try body(writer.reader) }
            }
        }
    }
}
