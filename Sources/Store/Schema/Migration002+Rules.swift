/// The rules between invoices, lines and attempts, made once all three tables stand.
extension Migration002 {
    static let rules =
        [
            """
            CREATE UNIQUE INDEX one_invoice_per_period
            ON invoice (period_start, subscription_id, kind, series) WHERE state <> 'void'
            """,
            """
            CREATE UNIQUE INDEX one_open_invoice ON invoice (subscription_id) WHERE state = 'open'
            """,
            """
            CREATE TRIGGER invoice_is_settled_once BEFORE UPDATE ON invoice
            WHEN OLD.state <> 'open' OR NEW.state = 'open' OR NEW.id <> OLD.id
              OR NEW.subscription_id <> OLD.subscription_id OR NEW.amount <> OLD.amount
              OR NEW.currency <> OLD.currency OR NEW.period_start <> OLD.period_start
              OR NEW.period_end <> OLD.period_end OR NEW.kind <> OLD.kind OR NEW.term <> OLD.term
              OR NEW.payer_id <> OLD.payer_id OR NEW.series <> OLD.series
              OR NEW.terms <> OLD.terms OR NEW.issued_at <> OLD.issued_at
              OR NEW.previous_invoice_id IS NOT OLD.previous_invoice_id
            BEGIN SELECT RAISE(ABORT, 'an invoice only goes from open to settled'); END
            """,
            appendOnlyDelete("invoice", "invoices stay"),
        ] + appendOnly("invoice_line", "invoice lines") + [
            """
            CREATE UNIQUE INDEX one_attempt_that_may_succeed ON payment_attempt (invoice_id)
            WHERE state <> 'declined'
            """,
            """
            CREATE INDEX attempt_pending ON payment_attempt (invoice_id) WHERE state = 'pending'
            """,
            """
            CREATE TRIGGER only_an_open_invoice_is_charged BEFORE INSERT ON payment_attempt
            WHEN NEW.state IN ('pending', 'unknown')
              AND (SELECT state FROM invoice WHERE id = NEW.invoice_id) <> 'open'
            BEGIN SELECT RAISE(ABORT, 'only an open invoice is charged'); END
            """,
            """
            CREATE TRIGGER an_outcome_is_final BEFORE UPDATE ON payment_attempt
            WHEN OLD.state IN ('succeeded', 'declined') OR NEW.state = 'pending'
              OR NEW.invoice_id <> OLD.invoice_id OR NEW.attempt <> OLD.attempt
              OR NEW.pay_with <> OLD.pay_with OR NEW.amount <> OLD.amount
              OR NEW.balance_paid <> OLD.balance_paid
              OR NEW.balance_granted <> OLD.balance_granted
              OR NEW.requested_at <> OLD.requested_at
            BEGIN SELECT RAISE(ABORT, 'a payment attempt only goes on to its outcome'); END
            """,
            """
            CREATE TRIGGER a_charged_invoice_is_not_given_up BEFORE UPDATE OF state ON invoice
            WHEN NEW.state IN ('void', 'uncollectible', 'carried') AND EXISTS (
              SELECT 1 FROM payment_attempt WHERE invoice_id = NEW.id AND state <> 'declined')
            BEGIN SELECT RAISE(ABORT, 'an invoice whose charge may succeed is not given up'); END
            """,
            """
            CREATE TRIGGER only_a_success_pays BEFORE UPDATE OF state ON invoice
            WHEN NEW.state = 'paid' AND NEW.amount > 0 AND NOT EXISTS (
              SELECT 1 FROM payment_attempt WHERE invoice_id = NEW.id AND state = 'succeeded')
            BEGIN SELECT RAISE(ABORT, 'an invoice is paid by an attempt that succeeded'); END
            """,
            appendOnlyDelete("payment_attempt", "payment attempts stay"),
        ]
}
