/// The books, what is derived from the facts, and the record of who did what.
extension Migration001 {
    static let books =
        [
            """
            CREATE TABLE account (
              id INTEGER PRIMARY KEY,
              kind TEXT NOT NULL CHECK (kind IN ('receivable', 'prepaid_paid', 'prepaid_granted',
                'gateway_clearing', 'discounts', 'deferred_revenue', 'revenue')),
              plan TEXT NOT NULL DEFAULT ''
                CHECK ((kind IN ('deferred_revenue', 'revenue')) = (plan <> '')),
              currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
              debits INTEGER NOT NULL DEFAULT 0 CHECK (debits >= 0),
              credits INTEGER NOT NULL DEFAULT 0 CHECK (credits >= 0),
              UNIQUE (kind, plan, currency),
              CONSTRAINT no_balance_on_the_wrong_side CHECK (CASE kind
                WHEN 'receivable' THEN debits >= credits
                WHEN 'gateway_clearing' THEN debits >= credits
                WHEN 'discounts' THEN debits >= credits
                ELSE credits >= debits END)
            ) STRICT
            """,
            """
            CREATE TRIGGER account_totals_only_grow BEFORE UPDATE ON account
            WHEN NEW.debits < OLD.debits OR NEW.credits < OLD.credits OR NEW.id <> OLD.id
              OR NEW.kind <> OLD.kind OR NEW.plan <> OLD.plan OR NEW.currency <> OLD.currency
            BEGIN SELECT RAISE(ABORT, 'the totals of an account only grow'); END
            """,
            appendOnlyDelete("account", "accounts stay"),
            """
            CREATE TABLE transfer (
              id INTEGER PRIMARY KEY,
              debit_account_id INTEGER NOT NULL REFERENCES account (id),
              credit_account_id INTEGER NOT NULL REFERENCES account (id),
              member_id INTEGER REFERENCES member (id),
              amount INTEGER NOT NULL CHECK (amount > 0),
              code TEXT NOT NULL CHECK (code = 'invoice' OR code = 'payment' OR code = 'balance'
                OR code = 'prepayment' OR code = 'credit' OR code = 'write_off'
                OR code = 'recognition'),
              reference INTEGER CHECK ((code = 'recognition') = (reference IS NULL)),
              effective_day INTEGER NOT NULL,
              recorded_at INTEGER NOT NULL,
              CHECK (debit_account_id <> credit_account_id),
              CHECK ((code = 'recognition') = (member_id IS NULL))
            ) STRICT
            """,
            // Bills and payments are left out: a night writes millions of them, always in the commit
            // of their invoice, and the audit counts them.
            """
            CREATE UNIQUE INDEX one_transfer_per_prepayment ON transfer (reference)
            WHERE code IN ('prepayment', 'credit')
            """,
            """
            CREATE UNIQUE INDEX one_write_off_per_invoice ON transfer (reference)
            WHERE code = 'write_off'
            """,
            """
            CREATE UNIQUE INDEX one_recognition_per_day
            ON transfer (debit_account_id, effective_day) WHERE code = 'recognition'
            """,
            """
            CREATE TABLE prepayment (
              id INTEGER PRIMARY KEY,
              member_id INTEGER NOT NULL REFERENCES member (id),
              kind TEXT NOT NULL CHECK (kind IN ('paid', 'granted')),
              amount INTEGER NOT NULL CHECK (amount > 0),
              currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
              received_at INTEGER NOT NULL
            ) STRICT
            """,
        ] + appendOnly("transfer", "transfers") + appendOnly("prepayment", "prepayments")

    static let projections = [
        """
        CREATE TABLE prepaid_balance (
          member_id INTEGER NOT NULL REFERENCES member (id),
          currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
          paid INTEGER NOT NULL CHECK (paid >= 0),
          granted INTEGER NOT NULL CHECK (granted >= 0),
          PRIMARY KEY (member_id, currency)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE entitlement (
          member TEXT NOT NULL REFERENCES member (member),
          subscription_id INTEGER NOT NULL REFERENCES subscription (id),
          plan_version_id INTEGER NOT NULL REFERENCES plan_version (id),
          standing TEXT NOT NULL CHECK (standing = 'renewing' OR standing = 'ending'
            OR standing = 'past_due' OR standing = 'ended' OR standing = 'on_hold'
            OR standing = 'incomplete' OR standing = 'trialing' OR standing = 'scheduled'),
          valid_from INTEGER NOT NULL,
          paid_until INTEGER,
          valid_until INTEGER NOT NULL,
          PRIMARY KEY (member, subscription_id)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE UNIQUE INDEX one_entitlement_per_subscription ON entitlement (subscription_id)",
        """
        CREATE TABLE recognition_progress (
          plan TEXT NOT NULL,
          currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
          next_day INTEGER NOT NULL,
          daily INTEGER NOT NULL CHECK (daily >= 0),
          PRIMARY KEY (plan, currency)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TRIGGER recognition_moves_forward BEFORE UPDATE ON recognition_progress
        WHEN NEW.next_day < OLD.next_day OR NEW.plan <> OLD.plan OR NEW.currency <> OLD.currency
        BEGIN SELECT RAISE(ABORT, 'recognition only moves forward'); END
        """,
        appendOnlyDelete("recognition_progress", "recognition stays"),
        """
        CREATE TABLE recognition (
          plan TEXT NOT NULL,
          currency TEXT NOT NULL,
          day INTEGER NOT NULL,
          change INTEGER NOT NULL,
          PRIMARY KEY (plan, currency, day),
          FOREIGN KEY (plan, currency) REFERENCES recognition_progress (plan, currency)
        ) STRICT, WITHOUT ROWID
        """,
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
        appendOnlyDelete("recognition", "recognition stays"),
    ]

    static let journal =
        [
            """
            CREATE TABLE journal (
              id INTEGER PRIMARY KEY CHECK (id >= 1),
              at INTEGER NOT NULL,
              actor TEXT NOT NULL,
              kind TEXT NOT NULL,
              member_id INTEGER,
              subscription_id INTEGER,
              invoice_id INTEGER,
              data TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE journal_commit (
              id INTEGER PRIMARY KEY,
              first_row INTEGER NOT NULL CHECK (first_row >= 1),
              last_row INTEGER NOT NULL CHECK (last_row >= first_row),
              hash BLOB NOT NULL CHECK (length(hash) = 32)
            ) STRICT
            """,
            """
            CREATE TABLE idempotency (
              key TEXT NOT NULL PRIMARY KEY
                CHECK (length(key) BETWEEN 1 AND 64 AND key NOT GLOB '*[^-A-Za-z0-9_.:]*'),
              method TEXT NOT NULL,
              body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
              subscription_id INTEGER REFERENCES subscription (id),
              answer BLOB CHECK (answer IS NOT NULL OR subscription_id IS NOT NULL),
              recorded_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TRIGGER an_answer_stays BEFORE UPDATE ON idempotency
            WHEN OLD.answer IS NOT NULL OR NEW.key <> OLD.key OR NEW.method <> OLD.method
              OR NEW.body_hash <> OLD.body_hash OR NEW.recorded_at <> OLD.recorded_at
              OR NEW.subscription_id IS NOT OLD.subscription_id
            BEGIN SELECT RAISE(ABORT, 'what a key was used for stays'); END
            """,
            """
            CREATE TABLE run (
              id INTEGER PRIMARY KEY,
              started_at INTEGER NOT NULL,
              until INTEGER NOT NULL,
              finished_at INTEGER,
              summary TEXT CHECK ((finished_at IS NULL) = (summary IS NULL))
            ) STRICT
            """,
            """
            CREATE TRIGGER a_run_ends_once BEFORE UPDATE ON run
            WHEN OLD.finished_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.until <> OLD.until
              OR NEW.started_at <> OLD.started_at
            BEGIN SELECT RAISE(ABORT, 'a run ends once'); END
            """,
            appendOnlyDelete("run", "runs stay"),
        ] + appendOnly("journal", "journal rows") + appendOnly("journal_commit", "journal commits")
}
