/// Every kind of account and every code of a transfer, payouts, and credit kept in lots.
extension Migration002 {
    static let books =
        [
            """
            CREATE TABLE new_account (
              id INTEGER PRIMARY KEY,
              kind TEXT NOT NULL CHECK (kind IN ('receivable', 'carried_forward', 'refund_payable',
                'prepaid_paid', 'prepaid_granted', 'prepaid_held', 'gateway_clearing', 'discounts',
                'deferred_revenue', 'revenue', 'refunds', 'tax_payable', 'breakage')),
              plan TEXT NOT NULL DEFAULT ''
                CHECK ((kind IN ('deferred_revenue', 'revenue', 'refunds')) = (plan <> '')),
              currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
              debits INTEGER NOT NULL DEFAULT 0 CHECK (debits >= 0),
              credits INTEGER NOT NULL DEFAULT 0 CHECK (credits >= 0),
              UNIQUE (kind, plan, currency),
              CONSTRAINT no_balance_on_the_wrong_side CHECK (CASE kind
                WHEN 'receivable' THEN debits >= credits
                WHEN 'gateway_clearing' THEN debits >= credits
                WHEN 'discounts' THEN debits >= credits
                WHEN 'carried_forward' THEN debits >= credits
                WHEN 'refunds' THEN debits >= credits
                ELSE credits >= debits END)
            ) STRICT
            """
        ]
        + replacing(
            "account",
            """
            INSERT INTO new_account (id, kind, plan, currency, debits, credits)
            SELECT id, kind, plan, currency, debits, credits FROM account ORDER BY id
            """
        ) + [
            """
            CREATE TRIGGER account_totals_only_grow BEFORE UPDATE ON account
            WHEN NEW.debits < OLD.debits OR NEW.credits < OLD.credits OR NEW.id <> OLD.id
              OR NEW.kind <> OLD.kind OR NEW.plan <> OLD.plan OR NEW.currency <> OLD.currency
            BEGIN SELECT RAISE(ABORT, 'the totals of an account only grow'); END
            """,
            appendOnlyDelete("account", "accounts stay"),
            """
            CREATE TABLE new_transfer (
              id INTEGER PRIMARY KEY,
              debit_account_id INTEGER NOT NULL REFERENCES account (id),
              credit_account_id INTEGER NOT NULL REFERENCES account (id),
              member_id INTEGER REFERENCES member (id),
              amount INTEGER NOT NULL CHECK (amount > 0),
              code TEXT NOT NULL CHECK (code = 'invoice' OR code = 'payment' OR code = 'tax'
                OR code = 'balance' OR code = 'hold' OR code = 'release' OR code = 'recognition'
                OR code = 'prepayment' OR code = 'credit' OR code = 'write_off' OR code = 'carry'
                OR code = 'carried' OR code = 'carry_off' OR code = 'change_credit'
                OR code = 'left_over' OR code = 'credit_note' OR code = 'refund'
                OR code = 'refund_to_balance' OR code = 'payout' OR code = 'expiry'),
              reference INTEGER CHECK ((code = 'recognition') = (reference IS NULL)),
              effective_day INTEGER NOT NULL,
              recorded_at INTEGER NOT NULL,
              CHECK (debit_account_id <> credit_account_id),
              CHECK ((code = 'recognition') = (member_id IS NULL))
            ) STRICT
            """,
        ]
        + replacing(
            "transfer",
            """
            INSERT INTO new_transfer (id, debit_account_id, credit_account_id, member_id, amount,
              code, reference, effective_day, recorded_at)
            SELECT id, debit_account_id, credit_account_id, member_id, amount, code, reference,
              effective_day, recorded_at
            FROM transfer ORDER BY id
            """
        ) + [
            // Bills and payments are left out: a night writes millions of them, always in the commit
            // of their invoice, and the audit counts them.
            """
            CREATE UNIQUE INDEX one_transfer_per_prepayment ON transfer (reference)
            WHERE code IN ('prepayment', 'credit', 'payout')
            """,
            """
            CREATE UNIQUE INDEX one_write_off_per_invoice ON transfer (reference, debit_account_id)
            WHERE code = 'write_off'
            """,
            """
            CREATE UNIQUE INDEX one_recognition_per_day
            ON transfer (debit_account_id, effective_day) WHERE code = 'recognition'
            """,
        ] + appendOnly("transfer", "transfers") + [
            """
            CREATE TABLE new_prepayment (
              id INTEGER PRIMARY KEY,
              member_id INTEGER NOT NULL REFERENCES member (id),
              kind TEXT NOT NULL CHECK (kind IN ('paid', 'granted', 'payout')),
              amount INTEGER NOT NULL CHECK (amount > 0),
              currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
              received_at INTEGER NOT NULL
            ) STRICT
            """
        ]
        + replacing(
            "prepayment",
            """
            INSERT INTO new_prepayment (id, member_id, kind, amount, currency, received_at)
            SELECT id, member_id, kind, amount, currency, received_at FROM prepayment ORDER BY id
            """
        ) + appendOnly("prepayment", "prepayments")

    /// What is left of each credit given. Until now nobody said which credit was spent, and the
    /// oldest goes first: what a member has left is of the newest.
    static let lots = [
        """
        CREATE TABLE granted_credit (
          prepayment_id INTEGER PRIMARY KEY REFERENCES prepayment (id),
          member_id INTEGER NOT NULL REFERENCES member (id),
          currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
          amount INTEGER NOT NULL CHECK (amount > 0),
          remaining INTEGER NOT NULL CHECK (remaining BETWEEN 0 AND amount),
          expires_on INTEGER
        ) STRICT
        """,
        """
        INSERT INTO granted_credit (prepayment_id, member_id, currency, amount, remaining)
        SELECT p.id, p.member_id, p.currency, p.amount,
          max(0, min(p.amount, coalesce(b.granted, 0) - p.newer))
        FROM (
          SELECT id, member_id, currency, amount, coalesce(sum(amount) OVER (
            PARTITION BY member_id, currency ORDER BY id DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS newer
          FROM prepayment WHERE kind = 'granted'
        ) AS p LEFT JOIN prepaid_balance AS b
          ON b.member_id = p.member_id AND b.currency = p.currency
        ORDER BY p.id
        """,
        """
        CREATE INDEX granted_credit_left ON granted_credit (member_id, currency)
        WHERE remaining > 0
        """,
        """
        CREATE INDEX granted_credit_expiring ON granted_credit (expires_on, prepayment_id)
        WHERE remaining > 0 AND expires_on IS NOT NULL
        """,
        """
        CREATE TRIGGER a_grant_keeps_its_terms BEFORE UPDATE ON granted_credit
        WHEN NEW.prepayment_id <> OLD.prepayment_id OR NEW.member_id <> OLD.member_id
          OR NEW.currency <> OLD.currency OR NEW.amount <> OLD.amount
          OR NEW.expires_on IS NOT OLD.expires_on
        BEGIN SELECT RAISE(ABORT, 'of a credit given only what is left changes'); END
        """,
        appendOnlyDelete("granted_credit", "credits given stay"),
    ]

    static let projections =
        [
            """
            CREATE TABLE new_entitlement (
              member TEXT NOT NULL REFERENCES member (member),
              subscription_id INTEGER NOT NULL REFERENCES subscription (id),
              plan_version_id INTEGER NOT NULL REFERENCES plan_version (id),
              standing TEXT NOT NULL CHECK (standing = 'renewing' OR standing = 'ending'
                OR standing = 'past_due' OR standing = 'ended' OR standing = 'on_hold'
                OR standing = 'incomplete' OR standing = 'trialing' OR standing = 'scheduled'
                OR standing = 'paused'),
              valid_from INTEGER NOT NULL,
              paid_until INTEGER,
              valid_until INTEGER NOT NULL,
              PRIMARY KEY (member, subscription_id)
            ) STRICT, WITHOUT ROWID
            """
        ]
        + replacing(
            "entitlement",
            """
            INSERT INTO new_entitlement (member, subscription_id, plan_version_id, standing,
              valid_from, paid_until, valid_until)
            SELECT member, subscription_id, plan_version_id, standing, valid_from, paid_until,
              valid_until
            FROM entitlement ORDER BY member, subscription_id
            """
        ) + [
            """
            CREATE UNIQUE INDEX one_entitlement_per_subscription ON entitlement (subscription_id)
            """,
            // A day may earn less than nothing: what was earned before was given back after all.
            """
            CREATE TABLE new_recognition_progress (
              plan TEXT NOT NULL,
              currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
              next_day INTEGER NOT NULL,
              daily INTEGER NOT NULL,
              PRIMARY KEY (plan, currency)
            ) STRICT, WITHOUT ROWID
            """,
        ]
        + replacing(
            "recognition_progress",
            """
            INSERT INTO new_recognition_progress (plan, currency, next_day, daily)
            SELECT plan, currency, next_day, daily FROM recognition_progress
            """
        ) + [
            """
            CREATE TRIGGER recognition_moves_forward BEFORE UPDATE ON recognition_progress
            WHEN NEW.next_day < OLD.next_day OR NEW.plan <> OLD.plan OR NEW.currency <> OLD.currency
            BEGIN SELECT RAISE(ABORT, 'recognition only moves forward'); END
            """,
            appendOnlyDelete("recognition_progress", "recognition stays"),
            """
            CREATE TRIGGER recognized_days_are_closed_insert BEFORE INSERT ON recognition
            WHEN NEW.day < (SELECT next_day FROM recognition_progress
              WHERE plan = NEW.plan AND currency = NEW.currency)
            BEGIN SELECT RAISE(ABORT, 'that day is recognized already'); END
            """,
            """
            CREATE TRIGGER recognized_days_are_closed_update BEFORE UPDATE ON recognition
            WHEN min(OLD.day, NEW.day) < (SELECT next_day FROM recognition_progress
              WHERE plan = OLD.plan AND currency = OLD.currency)
            BEGIN SELECT RAISE(ABORT, 'that day is recognized already'); END
            """,
        ]
}
