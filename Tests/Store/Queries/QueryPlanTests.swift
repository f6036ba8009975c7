import CSQLite
import GRDB
import Membership
import Testing

@testable import Store

/// Hot queries go by a key or an index; none walks a whole table.
struct QueryPlanTests {
    let shop: HealthyShop

    init() throws {
        shop = try HealthyShop()
    }

    /// What a checkout and a nightly run ask, over and over, and the index or key it must go by.
    @Test func `hot queries go by their index`() throws {
        let usd = shop.facts.usd
        let noon = Instant(milliseconds: 0)
        let hot: [(String, String, (Reader) throws -> Void)] = [
            ("check", "PRIMARY KEY (member=?)", { _ = try $0.entitlements(of: "ada") }),
            ("member by id", "sqlite_autoindex_member_1", { _ = try $0.member("ada") }),
            ("is a member", "COVERING INDEX", { _ = try $0.memberExists("ada") }),
            (
                "the due queue", "subscription_due",
                { _ = try $0.due(by: noon, after: nil, limit: 1) }
            ),
            ("how many are due", "subscription_due", { _ = try $0.dueCount(by: noon) }),
            ("parked", "subscription_parked", { _ = try $0.parked() }),
            ("subscription", "INTEGER PRIMARY KEY", { _ = try $0.subscription(SubscriptionID(1)) }),
            (
                "subscriptions of a member", "subscription_of_member",
                { _ = try $0.subscriptions(of: MemberID(7)) }
            ),
            ("invoice", "INTEGER PRIMARY KEY", { _ = try $0.invoice(InvoiceID(1)) }),
            ("last attempt", "PRIMARY KEY", { _ = try $0.lastAttempt(InvoiceID(1)) }),
            (
                "attempt without outcome", "(invoice_id=?)",
                { _ = try $0.unresolvedAttempt(at: InvoiceID(5)) }
            ),
            (
                "pending charges", "attempt_pending",
                { _ = try $0.pendingInvoices(after: InvoiceID(0), limit: 1) }
            ),
            (
                "balance", "PRIMARY KEY (member_id=? AND currency=?)",
                { _ = try $0.balance(of: MemberID(1), usd) }
            ),
            ("trial", "INTEGER PRIMARY KEY", { _ = try $0.hasTakenTrial(MemberID(1)) }),
            ("request", "PRIMARY KEY (key=?)", { _ = try $0.idempotencyRecord("open") }),
            (
                "revenue of a day", "PRIMARY KEY (plan=? AND currency=? AND day=?)",
                { _ = try $0.recognitionChange("prime", usd, on: HealthyShop.first) }
            ),
            (
                "progress", "PRIMARY KEY (plan=? AND currency=?)",
                { _ = try $0.recognitionProgress("prime", usd) }
            ),
            (
                "feed", "INTEGER PRIMARY KEY (rowid>?)",
                { _ = try $0.journal(after: 0, kind: nil, member: nil, limit: 1) }
            ),
            (
                "invoices in order", "INTEGER PRIMARY KEY (rowid>?)",
                { _ = try $0.invoices(after: InvoiceID(0), state: nil, limit: 1) }
            ),
            (
                "subscriptions in order", "INTEGER PRIMARY KEY (rowid>?)",
                {
                    _ = try $0.subscriptions(after: SubscriptionID(9), state: nil, limit: 1)
                }
            ),
            ("members in order", "(member>?)", { _ = try $0.members(after: "x", limit: 1) }),
        ]
        for (name, key, ask) in hot {
            // A store of its own, so that the statements seen are those of this question.
            let store = try Store.open(at: shop.scratch.database)
            let plans = try store.read { reader in
                try ask(reader)
                return try Self.plans(store, reader.db)
            }
            #expect(plans.joined().contains(key), "\(name): \(plans)")
            // A partial index is walked whole: it holds nothing but what is asked for.
            let walks = plans.filter { $0.contains("SCAN") && !$0.contains("USING INDEX \(key)") }
            #expect(walks == [], "\(name)")
            #expect(!plans.contains { $0.contains("TEMP B-TREE") }, "\(name) sorts: \(plans)")
        }
    }

    @Test func `highest numbers are read off the end of their tables`() throws {
        let store = try Store.open(at: shop.scratch.database)
        let plans = try store.read { reader in
            _ = try reader.highestNumbers()
            return try Self.plans(store, reader.db)
        }
        // SQLite calls max(id) a search that needs no key.
        #expect(plans.sorted() == ["SEARCH invoice", "SEARCH prepayment", "SEARCH subscription"])
    }

    @Test func `everything a commit writes is found by key`() throws {
        let store = try Store.open(at: shop.scratch.database)
        let plans = try store.write(dryRun: true) { writer in
            var changes = ChangeSet(at: Instant(milliseconds: 0), actor: "cli")
            let reader = writer.reader
            for number in 1...2 {
                let id = SubscriptionID(Int64(number))
                changes.subscriptions.append(try #require(try reader.subscription(id)))
            }
            changes.outcomes = try reader.attempts(at: InvoiceID(8))
            var invoice = try #require(try reader.invoice(InvoiceID(3)))
            invoice.state = .void
            invoice.settledAt = changes.at
            invoice.settledOn = HealthyShop.first
            changes.settledInvoices = [invoice]
            changes.balances = [(MemberID(7), .empty(shop.facts.usd))]
            changes.entitlements = try reader.entitlements(of: "ada").map { ("ada", $0) }
            changes.transfers = Posting.paid(
                shop.facts.money(1),
                member: MemberID(2),
                invoice: InvoiceID(3),
                on: HealthyShop.first
            )
            changes.journal = [JournalEntry(kind: "x")]
            try writer.apply(changes)
            return try Self.plans(store, writer.db)
        }
        // The last seal is the one row read off the end of its table.
        #expect(plans.filter { $0.contains("SCAN") } == ["SCAN journal_commit"])
        #expect(plans.filter { $0.contains("SEARCH") }.count >= 8, "\(plans)")
    }

    /// What SQLite plans for every statement of our own that a connection has prepared.
    private static func plans(_ store: Store, _ db: Database) throws -> [String] {
        var statements: [String] = []
        var statement = sqlite3_next_stmt(store.connection, nil)
        while let current = statement {
            if let sql = sqlite3_sql(current) { statements.append(String(cString: sql)) }
            statement = sqlite3_next_stmt(store.connection, current)
        }
        let own = statements.filter { sql in
            ["SELECT ", "UPDATE "].contains { sql.hasPrefix($0) } && !sql.contains("sqlite_schema")
        }
        return try own.flatMap { sql in
            let explain = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
            let count = Int(sqlite3_bind_parameter_count(explain.sqliteStatement))
            let arguments = StatementArguments([Int64?](repeating: nil, count: count))
            return try Row.fetchAll(explain, arguments: arguments).map { $0["detail"] as String }
        }
    }
}
