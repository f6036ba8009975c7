/// What is given back: credits of lines, credit notes, and how their money returns.
extension Migration002 {
    static let credits =
        [
            """
            CREATE TABLE line_credit (
              id INTEGER PRIMARY KEY,
              invoice_id INTEGER NOT NULL,
              line INTEGER NOT NULL,
              amount INTEGER NOT NULL CHECK (amount >= 0),
              tax INTEGER NOT NULL CHECK (tax >= 0),
              from_day INTEGER CHECK (amount > 0 OR tax > 0 OR from_day IS NOT NULL),
              source TEXT NOT NULL CHECK (source IN ('change', 'credit_note')),
              source_id INTEGER NOT NULL,
              created_at INTEGER NOT NULL,
              FOREIGN KEY (invoice_id, line) REFERENCES invoice_line (invoice_id, line)
            ) STRICT
            """,
            "CREATE INDEX line_credit_of_line ON line_credit (invoice_id, line)",
            """
            CREATE TRIGGER credits_stay_within_their_line BEFORE INSERT ON line_credit
            WHEN EXISTS (
              SELECT 1 FROM invoice_line AS l
              WHERE l.invoice_id = NEW.invoice_id AND l.line = NEW.line AND (
                l.amount < NEW.amount + (SELECT coalesce(sum(amount), 0) FROM line_credit
                  WHERE invoice_id = NEW.invoice_id AND line = NEW.line)
                OR l.tax < NEW.tax + (SELECT coalesce(sum(tax), 0) FROM line_credit
                  WHERE invoice_id = NEW.invoice_id AND line = NEW.line)))
            BEGIN SELECT RAISE(ABORT, 'no more is given back of a line than it billed'); END
            """,
        ] + appendOnly("line_credit", "credits of lines") + [
            """
            CREATE TABLE credit_note (
              id INTEGER PRIMARY KEY,
              subscription_id INTEGER NOT NULL REFERENCES subscription (id),
              invoice_id INTEGER NOT NULL REFERENCES invoice (id),
              payer_id INTEGER NOT NULL REFERENCES member (id),
              reason TEXT NOT NULL CHECK (reason IN ('refund', 'pause', 'gift_refund', 'goodwill')),
              currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
              to_method INTEGER NOT NULL CHECK (to_method >= 0),
              to_paid INTEGER NOT NULL CHECK (to_paid >= 0),
              to_granted INTEGER NOT NULL CHECK (to_granted >= 0),
              state TEXT NOT NULL CHECK (state IN ('pending', 'settled')),
              issued_at INTEGER NOT NULL,
              settled_at INTEGER CHECK ((state = 'pending') = (settled_at IS NULL))
            ) STRICT
            """,
            "CREATE INDEX credit_note_of_invoice ON credit_note (invoice_id)",
            "CREATE INDEX credit_note_of_subscription ON credit_note (subscription_id)",
            """
            CREATE TRIGGER credit_notes_stay_within_what_was_paid BEFORE INSERT ON credit_note
            WHEN EXISTS (
              SELECT 1 FROM invoice AS i WHERE i.id = NEW.invoice_id
                AND NEW.to_method + NEW.to_paid + NEW.to_granted
                + (SELECT coalesce(sum(to_method + to_paid + to_granted), 0) FROM credit_note
                  WHERE invoice_id = i.id)
                > (SELECT coalesce(sum(CASE pay_with WHEN 'balance' THEN amount
                    ELSE amount + balance_paid + balance_granted END), 0)
                  FROM payment_attempt WHERE invoice_id = i.id AND state = 'succeeded'))
            BEGIN SELECT RAISE(ABORT, 'no more is given back of an invoice than was paid'); END
            """,
            """
            CREATE TRIGGER a_credit_note_is_settled_once BEFORE UPDATE ON credit_note
            WHEN OLD.state <> 'pending' OR NEW.state <> 'settled' OR NEW.id <> OLD.id
              OR NEW.subscription_id <> OLD.subscription_id OR NEW.invoice_id <> OLD.invoice_id
              OR NEW.payer_id <> OLD.payer_id OR NEW.reason <> OLD.reason
              OR NEW.currency <> OLD.currency OR NEW.to_method <> OLD.to_method
              OR NEW.to_paid <> OLD.to_paid OR NEW.to_granted <> OLD.to_granted
              OR NEW.issued_at <> OLD.issued_at
            BEGIN SELECT RAISE(ABORT, 'a credit note only goes from pending to settled'); END
            """,
            appendOnlyDelete("credit_note", "credit notes stay"),
            """
            CREATE TABLE refund_attempt (
              credit_note_id INTEGER NOT NULL REFERENCES credit_note (id),
              attempt INTEGER NOT NULL CHECK (attempt >= 1),
              charge_attempt INTEGER NOT NULL CHECK (charge_attempt >= 1),
              pay_with TEXT NOT NULL,
              amount INTEGER NOT NULL CHECK (amount > 0),
              state TEXT NOT NULL CHECK (state IN ('pending', 'unknown', 'succeeded', 'declined')),
              decline_code TEXT CHECK ((state = 'declined') = (decline_code IS NOT NULL)),
              requested_at INTEGER NOT NULL,
              resolved_at INTEGER CHECK ((state IN ('pending', 'unknown')) = (resolved_at IS NULL)),
              PRIMARY KEY (credit_note_id, attempt)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE UNIQUE INDEX one_refund_that_may_succeed ON refund_attempt (credit_note_id)
            WHERE state <> 'declined'
            """,
            """
            CREATE INDEX refund_open ON refund_attempt (credit_note_id, attempt)
            WHERE state = 'pending' OR state = 'unknown'
            """,
            """
            CREATE TRIGGER only_a_pending_note_is_refunded BEFORE INSERT ON refund_attempt
            WHEN (SELECT state FROM credit_note WHERE id = NEW.credit_note_id) <> 'pending'
            BEGIN SELECT RAISE(ABORT, 'only a pending credit note is refunded'); END
            """,
            """
            CREATE TRIGGER a_refund_outcome_is_final BEFORE UPDATE ON refund_attempt
            WHEN OLD.state IN ('succeeded', 'declined') OR NEW.state = 'pending'
              OR NEW.credit_note_id <> OLD.credit_note_id OR NEW.attempt <> OLD.attempt
              OR NEW.charge_attempt <> OLD.charge_attempt OR NEW.pay_with <> OLD.pay_with
              OR NEW.amount <> OLD.amount OR NEW.requested_at <> OLD.requested_at
            BEGIN SELECT RAISE(ABORT, 'a refund attempt only goes on to its outcome'); END
            """,
            appendOnlyDelete("refund_attempt", "refund attempts stay"),
        ]
}
