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

    static let all = identity + time + money + states + journal
}

extension Damage {
    private static let identity = [
        Damage(
            "a value no CHECK allows",
            """
            PRAGMA ignore_check_constraints = ON;
            UPDATE prepaid_balance SET paid = -1;
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
                    "sub_1: the period from day 20031 does not begin where the one before ends, "
                        + "day 20061"
                ],
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

    private static let time = [
        Damage(
            "a day that nobody billed",
            "UPDATE invoice SET period_start = period_start + 1 WHERE id = 2",
            [
                "periods_tile": [
                    "sub_1: the period from day 20032 does not begin where the one before ends, "
                        + "day 20031"
                ]
            ]
        ),
        Damage(
            "a day billed twice",
            "UPDATE invoice SET period_end = period_end + 1 WHERE id = 4",
            [
                "periods_tile": [
                    "sub_3: the period from day 20031 does not begin where the one before ends, "
                        + "day 20032"
                ],
                "paid_until_is_the_last_paid_period": [
                    "sub_3 says day 20031, its invoices say day 20032"
                ],
            ]
        ),
        Damage(
            "free days at the start",
            """
            UPDATE subscription SET starts_on = starts_on - 1, billing_start = billing_start - 1
            WHERE id = 1
            """,
            [
                "first_period_begins_at_billing_start": [
                    "sub_1 begins on day 19999, billed from day 20000"
                ]
            ]
        ),
        Damage(
            "a paid day too many",
            """
            UPDATE subscription SET paid_until = paid_until + 1, access_until = access_until + 1
            WHERE id = 1
            """,
            [
                "paid_until_is_the_last_paid_period": [
                    "sub_1 says day 20062, its invoices say day 20061"
                ]
            ]
        ),
        Damage(
            "a subscription that waits for nothing",
            """
            PRAGMA ignore_check_constraints = ON;
            UPDATE subscription SET next_action = NULL, next_action_at = NULL WHERE id = 1
            """,
            ["nobody_is_forgotten": ["sub_1 (active) waits for nothing"]]
        ),
        Damage(
            "a pending charge that its subscription has forgotten",
            """
            UPDATE subscription SET in_flight = NULL, next_action = 'renewal', next_action_at = 0
            WHERE id = 3
            """,
            [
                "charges_are_waited_for": [
                    "inv_5 (open) has a charge that is pending, and sub_3 does not wait for it"
                ]
            ]
        ),
        Damage(
            "a charge without an outcome at an invoice that is void",
            "UPDATE payment_attempt SET invoice_id = 6, attempt = 2 WHERE invoice_id = 8",
            [
                "charges_are_waited_for": [
                    "inv_6 (void) has a charge that is unknown, and sub_4 does not wait for it",
                    "sub_6 waits for a charge that there is not",
                ]
            ]
        ),
        Damage(
            "waiting for a charge that was never made",
            "UPDATE subscription SET in_flight = 5, next_action = 'payment_query' WHERE id = 1",
            ["charges_are_waited_for": ["sub_1 waits for a charge that there is not"]]
        ),
    ]

    private static let money = [
        Damage(
            "a line that grew",
            "UPDATE invoice_line SET amount = 1500 WHERE invoice_id = 1",
            ["lines_add_up": ["inv_1 is 1499, its lines 1500"]]
        ),
        Damage(
            "an invoice without lines",
            "DELETE FROM invoice_line WHERE invoice_id = 1",
            ["lines_add_up": ["inv_1 is 1499, its lines none"]]
        ),
        Damage(
            "a line at another plan's price",
            "UPDATE invoice_line SET price_id = 3 WHERE invoice_id = 1",
            [
                "lines_keep_to_the_agreement": [
                    "inv_1 in USD for prime has a line priced in USD by gold"
                ]
            ]
        ),
        Damage(
            "one invoice billed twice, another never",
            "UPDATE transfer SET reference = 2 WHERE code = 'invoice' AND reference = 1",
            [
                "invoices_are_in_the_books": [
                    "inv_1 (paid) is billed 0, paid 1499, given up 0 of 1499",
                    "inv_2 (paid) is billed 2998, paid 1499, given up 0 of 1499",
                ]
            ]
        ),
        Damage(
            "paid without a payment",
            "DELETE FROM payment_attempt WHERE invoice_id = 2",
            ["paid_means_a_success": ["inv_2 is paid"]]
        ),
        Damage(
            "totals that no transfer explains",
            "UPDATE account SET debits = debits + 1, credits = credits + 1 WHERE kind = 'revenue'",
            ["account_totals_are_sums": ["revenue prime in USD says 1/433, its transfers 0/432"]]
        ),
        Damage(
            "dollars that became euros",
            """
            INSERT INTO account (id, kind, plan, currency, credits)
            VALUES (90, 'revenue', 'prime', 'EUR', 144);
            UPDATE account SET credits = credits - 144 WHERE kind = 'revenue' AND currency = 'USD';
            UPDATE transfer SET id = 90, credit_account_id = 90
            WHERE code = 'recognition' AND effective_day = 20000
            """,
            ["transfers_keep_their_currency": ["transfer 90"]]
        ),
        Damage(
            "a balance that was called a payment",
            """
            UPDATE transfer SET id = 90, code = 'payment' WHERE code = 'balance' AND amount = 500
            """,
            [
                "transfers_follow_their_code": [
                    "transfer 90 (payment) moves from receivable to prepaid_granted"
                ]
            ]
        ),
        Damage(
            "paid by another member",
            """
            UPDATE transfer SET id = 90, member_id = 2 WHERE code = 'payment' AND reference = 1
            """,
            [
                "transfers_have_their_fact": [
                    "transfer 90 (payment) has no inv_1 of member 2 in USD"
                ]
            ]
        ),
        Damage(
            "credit given to another member",
            "UPDATE transfer SET id = 90, member_id = 2 WHERE code = 'credit'",
            [
                "transfers_have_their_fact": [
                    "transfer 90 (credit) has no prepayment 2 of member 2 in USD"
                ]
            ]
        ),
        Damage(
            "a prepayment that grew",
            "UPDATE prepayment SET amount = 2001 WHERE id = 1",
            ["prepayments_are_in_the_books": ["prepayment 1 of 2001"]]
        ),
        Damage(
            "a prepayment nobody posted",
            copy("prepayment", "id = 1", "id = 90"),
            ["prepayments_are_in_the_books": ["prepayment 90 of 2000"]]
        ),
    ]

    private static let states = [
        Damage(
            "a member who gets nothing",
            "DELETE FROM entitlement WHERE subscription_id = 1",
            ["one_entitlement_per_subscription": ["sub_1"]]
        ),
        Damage(
            "a guest on another member's subscription",
            copy("entitlement", "subscription_id = 1", "member = 'guy'"),
            ["one_entitlement_per_subscription": ["sub_1"]]
        ),
        Damage(
            "ended with a debt",
            """
            UPDATE subscription SET state = 'ended', ended_reason = 'canceled', ended_at = 0,
              due_on = NULL, last_tried_on = NULL, retries = NULL, auto_renew = 0,
              next_action = NULL, next_action_at = NULL
            WHERE id = 2
            """,
            ["ended_owes_nothing": ["sub_2 has the open inv_3"]]
        ),
        Damage(
            "in dunning for a day that no invoice is about",
            "UPDATE subscription SET due_on = due_on + 1 WHERE id = 2",
            ["debt_has_an_invoice": ["sub_2 is due since day 20015"]]
        ),
        Damage(
            "a trial that can be taken again",
            "DELETE FROM trial",
            ["trials_are_recorded": ["sub_2"]]
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
    private static func copy(_ table: String, _ row: String, _ values: String) -> String {
        """
        CREATE TEMPORARY TABLE copied AS SELECT * FROM \(table) WHERE \(row);
        UPDATE copied SET \(values);
        INSERT INTO \(table) SELECT * FROM copied;
        DROP TABLE copied
        """
    }
}
