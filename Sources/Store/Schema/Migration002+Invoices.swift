/// Invoices of several lines with their tax, for terms and for changes, and how they are collected.
extension Migration002 {
    static let invoices =
        [
            """
            CREATE TABLE new_invoice (
              id INTEGER PRIMARY KEY,
              subscription_id INTEGER NOT NULL REFERENCES subscription (id),
              payer_id INTEGER NOT NULL REFERENCES member (id),
              kind TEXT NOT NULL CHECK (kind = 'term' OR kind = 'change'),
              series INTEGER NOT NULL DEFAULT 0 CHECK (series >= 0),
              term INTEGER NOT NULL CHECK (term >= -1),
              terms INTEGER NOT NULL DEFAULT 1 CHECK (terms >= 1),
              period_start INTEGER NOT NULL,
              period_end INTEGER NOT NULL CHECK (period_end > period_start),
              amount INTEGER NOT NULL CHECK (amount >= 0),
              currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
              state TEXT NOT NULL CHECK (state = 'paid' OR state = 'open' OR state = 'void'
                OR state = 'uncollectible' OR state = 'carried'),
              issued_at INTEGER NOT NULL,
              settled_at INTEGER CHECK ((state = 'open') = (settled_at IS NULL)),
              settled_on INTEGER CHECK ((settled_at IS NULL) = (settled_on IS NULL)),
              previous_invoice_id INTEGER CHECK (previous_invoice_id < id)
            ) STRICT
            """
        ]
        + replacing(
            "invoice",
            """
            INSERT INTO new_invoice (id, subscription_id, payer_id, kind, term, period_start,
              period_end, amount, currency, state, issued_at, settled_at, settled_on,
              previous_invoice_id)
            SELECT i.id, i.subscription_id, s.member_id, i.kind, i.term, i.period_start,
              i.period_end, i.amount, i.currency, i.state, i.issued_at, i.settled_at, i.settled_on,
              i.previous_invoice_id
            FROM invoice AS i JOIN subscription AS s ON s.id = i.subscription_id ORDER BY i.id
            """
        ) + [
            """
            CREATE TABLE new_invoice_line (
              invoice_id INTEGER NOT NULL REFERENCES invoice (id),
              line INTEGER NOT NULL CHECK (line >= 1),
              kind TEXT NOT NULL CHECK (kind = 'term' OR kind = 'discount' OR kind = 'change'
                OR kind = 'credit' OR kind = 'carried' OR kind = 'to_balance'),
              price_id INTEGER NOT NULL REFERENCES price (id),
              period_start INTEGER NOT NULL,
              period_end INTEGER NOT NULL CHECK (period_end >= period_start),
              days INTEGER NOT NULL CHECK (days > 0 OR (days = 0 AND kind <> 'term'
                AND kind <> 'change' AND kind <> 'credit')),
              of_days INTEGER NOT NULL CHECK (of_days >= 1 AND of_days >= days),
              seconds INTEGER CHECK (seconds >= 0),
              of_seconds INTEGER
                CHECK (of_seconds >= seconds AND (seconds IS NULL) = (of_seconds IS NULL)),
              amount INTEGER NOT NULL,
              tax INTEGER NOT NULL,
              tax_rate INTEGER CHECK (tax_rate >= 0),
              offer TEXT,
              credits_invoice_id INTEGER CHECK ((kind = 'credit') = (credits_invoice_id IS NOT NULL)),
              credits_line INTEGER CHECK ((credits_invoice_id IS NULL) = (credits_line IS NULL)),
              PRIMARY KEY (invoice_id, line),
              CHECK (tax = 0 OR tax_rate IS NOT NULL),
              CONSTRAINT an_amount_has_its_sign CHECK (CASE kind
                WHEN 'term' THEN amount >= 0 AND tax >= 0
                WHEN 'change' THEN amount >= 0 AND tax >= 0
                WHEN 'discount' THEN amount <= 0 AND tax <= 0
                WHEN 'credit' THEN amount <= 0 AND tax <= 0
                ELSE amount > 0 AND tax >= 0 END),
              FOREIGN KEY (credits_invoice_id, credits_line)
                REFERENCES invoice_line (invoice_id, line)
            ) STRICT, WITHOUT ROWID
            """
        ]
        + replacing(
            "invoice_line",
            """
            INSERT INTO new_invoice_line (invoice_id, line, kind, price_id, period_start,
              period_end, days, of_days, amount, tax)
            SELECT l.invoice_id, l.line, l.kind, l.price_id, i.period_start, i.period_end, l.days,
              l.of_days, l.amount, 0
            FROM invoice_line AS l JOIN invoice AS i ON i.id = l.invoice_id
            ORDER BY l.invoice_id, l.line
            """
        )

    static let attempts =
        [
            """
            CREATE TABLE new_payment_attempt (
              invoice_id INTEGER NOT NULL REFERENCES invoice (id),
              attempt INTEGER NOT NULL CHECK (attempt >= 1),
              pay_with TEXT NOT NULL,
              amount INTEGER NOT NULL CHECK (amount > 0),
              balance_paid INTEGER NOT NULL DEFAULT 0 CHECK (balance_paid >= 0),
              balance_granted INTEGER NOT NULL DEFAULT 0 CHECK (balance_granted >= 0),
              state TEXT NOT NULL CHECK (state = 'succeeded' OR state = 'pending'
                OR state = 'declined' OR state = 'unknown'),
              decline_kind TEXT CHECK (decline_kind IN ('soft', 'hard')),
              decline_code TEXT CHECK ((decline_kind IS NULL) = (decline_code IS NULL)),
              requested_at INTEGER NOT NULL,
              resolved_at INTEGER CHECK ((state IN ('pending', 'unknown')) = (resolved_at IS NULL)),
              PRIMARY KEY (invoice_id, attempt),
              CHECK ((state = 'declined') = (decline_kind IS NOT NULL)),
              CONSTRAINT a_balance_pays_all_or_nothing CHECK (pay_with <> 'balance'
                OR balance_paid + balance_granted = 0
                OR (state = 'succeeded' AND balance_paid + balance_granted = amount))
            ) STRICT, WITHOUT ROWID
            """
        ]
        + replacing(
            "payment_attempt",
            // What a balance paid is split as the books say it was drawn.
            """
            INSERT INTO new_payment_attempt (invoice_id, attempt, pay_with, amount, balance_paid,
              balance_granted, state, decline_kind, decline_code, requested_at, resolved_at)
            SELECT p.invoice_id, p.attempt, p.pay_with, i.amount, coalesce(d.paid, 0),
              coalesce(d.granted, 0), p.state, p.decline_kind, p.decline_code, p.requested_at,
              p.resolved_at
            FROM payment_attempt AS p JOIN invoice AS i ON i.id = p.invoice_id
            LEFT JOIN (
              SELECT t.reference,
                sum(CASE a.kind WHEN 'prepaid_paid' THEN t.amount ELSE 0 END) AS paid,
                sum(CASE a.kind WHEN 'prepaid_granted' THEN t.amount ELSE 0 END) AS granted
              FROM transfer AS t JOIN account AS a ON a.id = t.debit_account_id
              WHERE t.code = 'balance' GROUP BY t.reference
            ) AS d ON d.reference = p.invoice_id AND p.pay_with = 'balance'
              AND p.state = 'succeeded'
            ORDER BY p.invoice_id, p.attempt
            """
        )
}
