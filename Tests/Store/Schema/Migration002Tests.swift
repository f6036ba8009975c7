import GRDB
import Membership
import Testing

@testable import Store

/// A file written by the first schema is read by the second, and nothing in it is lost.
struct Migration002Tests {
    let scratch: ScratchDirectory
    /// Everything in the file before.
    let old: [String: [Row]]
    let new: Store

    init() throws {
        scratch = try ScratchDirectory()
        let store = try Store.create(at: scratch.database, migrations: [Migration001.migration])
        try store.write { writer in
            for sql in Self.shop { try writer.db.execute(sql: sql) }
            var changes = ChangeSet(at: Instant(milliseconds: 5), actor: "cli")
            changes.journal = [JournalEntry(kind: "old"), JournalEntry(kind: "older")]
            try writer.apply(changes)
        }
        old = try store.read { try Self.rows($0.db) }
        store.close()
        new = try Store.open(at: scratch.database)
    }

    @Test func `the audit finds nothing after the migration`() throws {
        let red = try new.read { try $0.audit() }.filter { !$0.offences.isEmpty }
        #expect(red == [])
    }

    @Test func `every old column keeps its values`() throws {
        let rows = try new.read { try Self.rows($0.db) }
        #expect(old.values.allSatisfy { !$0.isEmpty }, "every table of the first schema is tried")
        for (table, before) in old {
            let after = try #require(rows[table])
            #expect(after.count == before.count, "\(table)")
            let gone = table == "invoice_line" ? ["is_prorated"] : []
            let columns = before[0].columnNames.filter { !gone.contains($0) }
            for (before, after) in zip(before, after) {
                for column in columns {
                    let same = before[column] as DatabaseValue == after[column] as DatabaseValue
                    #expect(same, "\(table).\(column) of \(before)")
                }
            }
        }
    }

    /// Each row: what the second schema says, and what it must say about the old shop.
    @Test func `what is new follows from what was there`() throws {
        let rows: [(String, String, [String])] = [
            (
                "who pays, since when, and how many terms",
                """
                SELECT id || ' ' || payer_id || ' ' || first_billed_on || ' ' || origin || ' '
                  || terms_billed || ' ' || series || ' ' || first_terms FROM subscription
                """,
                ["1 1 20000 started 2 0 1", "2 2 20014 started 0 0 1", "3 3 20000 started 0 0 1"]
            ),
            (
                "what an invoice bills, and to whom",
                """
                SELECT id || ' ' || payer_id || ' ' || terms || ' ' || series FROM invoice
                """,
                ["1 1 1 0", "2 1 1 0", "3 2 1 0", "4 3 1 0"]
            ),
            (
                "lines are about the days of their invoice, and untaxed",
                """
                SELECT invoice_id || ' ' || period_start || '-' || period_end || ' ' || tax
                FROM invoice_line
                """,
                ["1 20000-20031 0", "2 20031-20061 0", "3 20014-20045 0", "4 20000-20031 0"]
            ),
            (
                "an attempt asked for the invoice, and a balance was split as the books say",
                """
                SELECT invoice_id || ' ' || attempt || ' ' || amount || ' ' || balance_paid || ' '
                  || balance_granted FROM payment_attempt
                """,
                [
                    "1 1 1499 0 0", "1 2 1499 0 0", "2 1 1499 899 600", "3 1 1499 0 0",
                    "4 1 1499 0 0",
                ]
            ),
            (
                "what is left of credits is of the newest",
                """
                SELECT prepayment_id || ' ' || member_id || ' ' || amount || ' ' || remaining
                FROM granted_credit
                """,
                ["2 1 500 0", "3 1 300 150", "4 1 100 100", "5 2 70 0"]
            ),
            (
                "a trial was claimed by its member",
                "SELECT kind || ' ' || value || ' ' || subscription_id || ' ' || taken_at FROM trial_claim",
                ["member 2 2 7"]
            ),
        ]
        for (why, sql, expected) in rows {
            let found = try new.read { try String.fetchAll($0.db, sql: sql) }
            #expect(found == expected, "\(why)")
        }
    }

    @Test func `the engine reads what was there`() throws {
        try new.read { reader in
            let row = try #require(try reader.subscription(SubscriptionID(1)))
            let invoices = try reader.invoices(of: row)
            #expect(invoices.map(\.amount.minorUnits) == [1_499, 1_499])
            #expect(invoices.map(\.scheduled.days) == [31, 30])
            #expect(
                try reader.attempts(at: InvoiceID(2)).first?.fromBalance.granted.minorUnits == 600
            )
            #expect(try reader.hasTakenTrial(MemberID(2)))
            #expect(try reader.member("ada")?.region == nil)
        }
    }

    /// A migrated schema and a new one are the same, to the letter.
    @Test func `the way to the schema does not show`() throws {
        let fresh = try Store.create(at: scratch.path + "/fresh.db")
        let same = try new.schemaText() == fresh.schemaText()
        #expect(same)
    }

    private static func rows(_ db: Database) throws -> [String: [Row]] {
        let tables = try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_schema
                WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                """
        )
        return Dictionary(
            uniqueKeysWithValues: try tables.map { table in
                // The order of the first schema's columns, which the second only adds to.
                (table, try Row.fetchAll(db, sql: "SELECT * FROM \(table)"))
            }
        )
    }

    /// ada renews, once from her balance; bob is past due after a trial; cyd never paid.
    private static let shop = [
        """
        INSERT INTO setting VALUES ('zone', 'UTC'), ('created_at', '0');
        INSERT INTO test_clock VALUES (1, 5);
        INSERT INTO plan_version VALUES (1, 'prime', 1, 'text', zeroblob(32), 0);
        INSERT INTO price VALUES (1, 1, 'monthly', 19000, 1499, 'USD');
        INSERT INTO member VALUES (1, 'ada', 'Asia/Tokyo', 0), (2, 'bob', NULL, 1), (3, 'cyd', NULL, 2);
        INSERT INTO person VALUES (1, 'Ada', 'ada@example');
        """,
        """
        INSERT INTO subscription VALUES
          (1, 1, 'prime', 1, 1, 'scripted:ok', 'UTC', 3, 20000, 4, 20000, 20000, 4, 0, 'active', NULL,
            NULL, NULL, NULL, NULL, NULL, 1, 20061, 20068, 2, NULL, 'renewal', 9, 2, 11, 1, 'odd'),
          (2, 2, 'prime', 1, 1, 'balance', 'UTC', 5, 20000, 6, 20014, 20014, 18, 1, 'past_due', NULL,
            20014, 20014, 1, NULL, NULL, 1, NULL, 20021, 0, NULL, 'retry', 8, 3, 12, 1, NULL),
          (3, 3, 'prime', 1, 1, 'balance', 'UTC', 5, 20000, 6, 20000, 20000, 4, 0, 'ended', NULL,
            NULL, NULL, NULL, 'never_paid', 7, 0, NULL, NULL, 0, NULL, NULL, NULL, 4, NULL, 0, NULL);
        INSERT INTO trial VALUES (2, 2, 7);
        INSERT INTO invoice VALUES
          (1, 1, 'term', 0, 20000, 20031, 1499, 'USD', 'paid', 1, 2, 20000, NULL),
          (2, 1, 'term', 1, 20031, 20061, 1499, 'USD', 'paid', 3, 4, 20031, 1),
          (3, 2, 'term', 0, 20014, 20045, 1499, 'USD', 'open', 5, NULL, NULL, NULL),
          (4, 3, 'term', 0, 20000, 20031, 1499, 'USD', 'void', 6, 7, 20001, NULL);
        INSERT INTO invoice_line VALUES
          (1, 1, 'term', 1, 31, 31, 0, 1499), (2, 1, 'term', 1, 30, 30, 0, 1499),
          (3, 1, 'term', 1, 31, 31, 0, 1499), (4, 1, 'term', 1, 31, 31, 0, 1499);
        INSERT INTO payment_attempt VALUES
          (1, 1, 'scripted:ok', 'declined', 'soft', 'do_not_honor', 1, 1),
          (1, 2, 'scripted:ok', 'succeeded', NULL, NULL, 2, 2),
          (2, 1, 'balance', 'succeeded', NULL, NULL, 3, 4),
          (3, 1, 'balance', 'declined', 'soft', 'balance_too_small', 5, 5),
          (4, 1, 'scripted:stolen', 'declined', 'hard', 'stolen', 6, 6);
        """,
        """
        INSERT INTO prepayment VALUES (1, 1, 'paid', 1000, 'USD', 1), (2, 1, 'granted', 500, 'USD', 2),
          (3, 1, 'granted', 300, 'USD', 3), (4, 1, 'granted', 100, 'USD', 4),
          (5, 2, 'granted', 70, 'USD', 5);
        INSERT INTO prepaid_balance VALUES (1, 'USD', 101, 250), (2, 'USD', 0, 0);
        INSERT INTO account VALUES
          (1, 'receivable', '', 'USD', 5996, 4497), (2, 'deferred_revenue', 'prime', 'USD', 1548, 5996),
          (3, 'gateway_clearing', '', 'USD', 2499, 0), (4, 'prepaid_paid', '', 'USD', 899, 1000),
          (5, 'prepaid_granted', '', 'USD', 600, 970), (6, 'discounts', '', 'USD', 970, 0),
          (7, 'revenue', 'prime', 'USD', 0, 49);
        INSERT INTO transfer VALUES
          (1, 1, 2, 1, 1499, 'invoice', 1, 20000, 1), (2, 1, 2, 1, 1499, 'invoice', 2, 20031, 3),
          (3, 1, 2, 2, 1499, 'invoice', 3, 20014, 5), (4, 1, 2, 3, 1499, 'invoice', 4, 20000, 6),
          (5, 3, 1, 1, 1499, 'payment', 1, 20000, 2), (6, 5, 1, 1, 600, 'balance', 2, 20031, 4),
          (7, 4, 1, 1, 899, 'balance', 2, 20031, 4), (8, 2, 1, 3, 1499, 'write_off', 4, 20001, 7),
          (9, 3, 4, 1, 1000, 'prepayment', 1, 20000, 1), (10, 6, 5, 1, 500, 'credit', 2, 20000, 2),
          (11, 6, 5, 1, 300, 'credit', 3, 20000, 3), (12, 6, 5, 1, 100, 'credit', 4, 20000, 4),
          (13, 6, 5, 2, 70, 'credit', 5, 20000, 5), (14, 2, 7, NULL, 49, 'recognition', NULL, 20000, 9);
        """,
        """
        INSERT INTO entitlement VALUES ('ada', 1, 1, 'renewing', 4, 8, 9),
          ('bob', 2, 1, 'past_due', 6, NULL, 9), ('cyd', 3, 1, 'ended', 6, NULL, 7);
        INSERT INTO recognition_progress VALUES ('prime', 'USD', 20001, 49);
        INSERT INTO recognition VALUES ('prime', 'USD', 20011, -1), ('prime', 'USD', 20031, 1);
        INSERT INTO idempotency VALUES ('k', 'm', zeroblob(32), 1, x'01', 3);
        INSERT INTO run VALUES (1, 2, 3, 4, '{}');
        """,
    ]
}
