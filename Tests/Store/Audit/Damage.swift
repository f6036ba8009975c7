/// One way to break a healthy database behind its guards, and what the audit must say to it.
struct Damage: Sendable {
    let why: String
    let sql: String
    /// The checks that go red, each with its offences; every other check stays green.
    let offences: [String: [String]]

    init(_ why: String, _ sql: String, _ offences: [String: [String]]) {
        self.why = why
        self.sql = sql
        self.offences = offences
    }

    static let all =
        identity + time + money + given + carried + states + benefits
        + admission + journal
}

extension Damage {
    private static let identity = [
        Damage(
            "a value no CHECK allows",
            """
            PRAGMA ignore_check_constraints = ON;
            UPDATE prepaid_balance SET paid = -1 WHERE member_id = 1;
            PRAGMA ignore_check_constraints = OFF
            """,
            ["file_integrity": ["CHECK constraint failed in prepaid_balance"]]
        ),
        Damage(
            "a price of no plan",
            "UPDATE price SET plan_version_id = 99 WHERE id = 2",
            ["foreign_keys": ["price row 2 lacks its plan_version"]]
        ),
        Damage(
            "a request about no subscription",
            "UPDATE idempotency SET subscription_id = 99 WHERE key = 'open'",
            ["foreign_keys": ["idempotency lacks its subscription"]]
        ),
        Damage(
            "one period billed again for nothing; the periods overlap by that",
            """
            \(copy("invoice", "id = 2", "id = 90, amount = 0, previous_invoice_id = 2"));
            \(copy("invoice_line", "invoice_id = 2", "invoice_id = 90, amount = 0"));
            UPDATE subscription SET last_invoice_id = 90 WHERE id = 1
            """,
            [
                "one_invoice_per_period": ["sub_1 has 2 invoices from day 20031"],
                "periods_tile": [
                    "sub_1: the days from 20031 on do not begin where those before end, on day 20061"
                ],
                "terms_are_counted": ["sub_1 counts 2, its invoices say 3"],
            ]
        ),
        Damage(
            "two live subscriptions to one plan",
            """
            \(copy("subscription", "id = 5", "id = 90"));
            \(copy("entitlement", "subscription_id = 5", "subscription_id = 90"))
            """,
            ["one_live_subscription": ["member 5 has 2 to gold"]]
        ),
        Damage(
            "refunded twice",
            copy(
                "refund_attempt",
                "credit_note_id = 2",
                "attempt = 2, state = 'succeeded', resolved_at = 1"
            ),
            ["one_refund_that_may_succeed": ["credit note 2 has 2"]]
        ),
        Damage(
            "told twice",
            copy("notice", "id = 1", "id = 90"),
            ["notices_once": ["sub_7 was told renewal_coming 2 times about day 20031"]]
        ),
        Damage(
            "charged and paid twice",
            copy("payment_attempt", "invoice_id = 2", "attempt = 2"),
            ["one_attempt_that_may_succeed": ["inv_2 has 2"]]
        ),
        Damage(
            "the latest invoice is lost from sight",
            "UPDATE subscription SET last_invoice_id = 1 WHERE id = 1",
            ["invoices_are_chained": ["inv_2 is not the last and not before another"]]
        ),
        Damage(
            "another member's invoice is shown",
            "UPDATE subscription SET last_invoice_id = 1 WHERE id = 5",
            ["invoices_are_chained": ["sub_5 ends its chain at inv_1"]]
        ),
        Damage(
            "an invoice that never was is shown",
            "UPDATE subscription SET last_invoice_id = 99 WHERE id = 5",
            ["invoices_are_chained": ["sub_5 ends its chain at inv_99"]]
        ),
        Damage(
            "an invoice after one that never was",
            "UPDATE invoice SET previous_invoice_id = -5 WHERE id = 1",
            ["invoices_are_chained": ["inv_1 comes after inv_-5"]]
        ),
    ]

    private static let journal = [
        Damage(
            "another actor",
            "UPDATE journal SET actor = 'nobody' WHERE id = 2",
            ["journal_chain": ["journal rows 1 to 6 were changed"]]
        ),
        Damage(
            "another member",
            "UPDATE journal SET member_id = 2 WHERE id = 1",
            ["journal_chain": ["journal rows 1 to 6 were changed"]]
        ),
        Damage(
            "nobody instead of somebody numbered zero",
            "UPDATE journal SET member_id = 0 WHERE id = 7",
            ["journal_chain": ["journal rows 7 to 8 were changed"]]
        ),
        Damage(
            "text moved from one field to the next",
            "UPDATE journal SET actor = 'ru', kind = 'nrevenue.recognized' WHERE id = 7",
            ["journal_chain": ["journal rows 7 to 8 were changed"]]
        ),
        Damage(
            "another time",
            "UPDATE journal SET at = at + 1 WHERE id = 8",
            ["journal_chain": ["journal rows 7 to 8 were changed"]]
        ),
        Damage(
            "a row gone",
            "DELETE FROM journal WHERE id = 3",
            ["journal_chain": ["journal rows 1 to 6 were changed"]]
        ),
        Damage(
            "two rows in the other order",
            """
            UPDATE journal SET id = 90 WHERE id = 1; UPDATE journal SET id = 1 WHERE id = 2;
            UPDATE journal SET id = 2 WHERE id = 90
            """,
            ["journal_chain": ["journal rows 1 to 6 were changed"]]
        ),
        Damage(
            "a row that no seal covers",
            copy("journal", "id = 8", "id = 9"),
            ["journal_chain": ["journal rows from 9 on are not sealed"]]
        ),
        Damage(
            "the last seal gone",
            "DELETE FROM journal_commit WHERE id = 2",
            ["journal_chain": ["journal rows from 7 on are not sealed"]]
        ),
        Damage(
            "a seal redone without the one before, which the chain shows",
            "UPDATE journal_commit SET hash = zeroblob(32) WHERE id = 1",
            [
                "journal_chain": [
                    "journal rows 1 to 6 were changed", "journal rows 7 to 8 were changed",
                ]
            ]
        ),
        Damage(
            "a commit gone with its rows",
            "DELETE FROM journal_commit WHERE id = 1; DELETE FROM journal WHERE id < 7",
            [
                "journal_chain": [
                    "journal commit 2 begins at row 7, not 1", "journal rows 7 to 8 were changed",
                ]
            ]
        ),
    ]

    /// SQL for a copy of rows with some columns set to other values.
    static func copy(_ table: String, _ row: String, _ values: String) -> String {
        """
        CREATE TEMPORARY TABLE copied AS SELECT * FROM \(table) WHERE \(row);
        UPDATE copied SET \(values);
        INSERT INTO \(table) SELECT * FROM copied;
        DROP TABLE copied
        """
    }
}
