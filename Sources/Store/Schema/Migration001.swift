/// The first schema: plans, members, subscriptions, invoices, books, journal.
///
/// Laid out for the nightly run: keys that grow with time, so a night's inserts append; one row per
/// member and source for the checkout. Times are UTC milliseconds, days are days since 1970-01-01,
/// money is minor units.
extension Migration {
    static let first = Migration(
        number: 1,
        name: "first schema",
        sql: settings + catalog + members + subscriptions + invoices + books + projections + journal
    )

    private static let settings = [
        """
        CREATE TABLE setting (
          name TEXT NOT NULL PRIMARY KEY CHECK (name IN ('zone', 'created_at')),
          value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE test_clock (
          one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
          now INTEGER NOT NULL
        ) STRICT
        """,
        appendOnlyDelete("test_clock", "a test clock stays"),
        """
        CREATE TRIGGER test_clock_moves_forward BEFORE UPDATE ON test_clock
        WHEN NEW.now < OLD.now OR NEW.one <> OLD.one
        BEGIN SELECT RAISE(ABORT, 'a test clock only moves forward'); END
        """,
    ]

    private static let catalog =
        [
            """
            CREATE TABLE plan_version (
              id INTEGER PRIMARY KEY,
              plan TEXT NOT NULL,
              version INTEGER NOT NULL CHECK (version > 0),
              source TEXT NOT NULL,
              source_hash BLOB NOT NULL CHECK (length(source_hash) = 32),
              loaded_at INTEGER NOT NULL,
              UNIQUE (plan, version)
            ) STRICT
            """,
            """
            CREATE TABLE price (
              id INTEGER PRIMARY KEY,
              plan_version_id INTEGER NOT NULL REFERENCES plan_version (id),
              price TEXT NOT NULL,
              effective_from INTEGER NOT NULL,
              amount INTEGER NOT NULL CHECK (amount >= 0),
              currency TEXT NOT NULL CHECK (length(currency) = 3),
              UNIQUE (plan_version_id, price, effective_from)
            ) STRICT
            """,
        ] + appendOnly("plan_version", "plan versions") + appendOnly("price", "prices")

    private static let members =
        [
            """
            CREATE TABLE member (
              id INTEGER PRIMARY KEY,
              member TEXT NOT NULL UNIQUE
                CHECK (length(member) BETWEEN 1 AND 64 AND member NOT GLOB '*[^-A-Za-z0-9_.:]*'),
              zone TEXT,
              joined_at INTEGER NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE person (
              member_id INTEGER PRIMARY KEY REFERENCES member (id),
              name TEXT,
              email TEXT
            ) STRICT
            """,
        ]

    private static let subscriptions = [
        """
        CREATE TABLE subscription (
          id INTEGER PRIMARY KEY,
          member_id INTEGER NOT NULL REFERENCES member (id),
          plan TEXT NOT NULL,
          plan_version_id INTEGER NOT NULL REFERENCES plan_version (id),
          price_id INTEGER NOT NULL REFERENCES price (id),
          pay_with TEXT NOT NULL,
          zone TEXT NOT NULL,
          created_at INTEGER NOT NULL,
          starts_on INTEGER NOT NULL,
          valid_from INTEGER NOT NULL,
          billing_start INTEGER NOT NULL CHECK (billing_start >= starts_on),
          anchor INTEGER NOT NULL CHECK (anchor >= billing_start),
          anchor_day INTEGER NOT NULL CHECK (anchor_day BETWEEN 1 AND 31),
          with_trial INTEGER NOT NULL CHECK (with_trial IN (0, 1)),
          state TEXT NOT NULL CHECK (state IN ('scheduled', 'incomplete', 'trialing', 'active',
            'past_due', 'on_hold', 'ended')),
          expires_at INTEGER CHECK ((state = 'incomplete') = (expires_at IS NOT NULL)),
          due_on INTEGER CHECK ((state IN ('past_due', 'on_hold')) = (due_on IS NOT NULL)),
          last_tried_on INTEGER CHECK ((due_on IS NULL) = (last_tried_on IS NULL)),
          retries INTEGER CHECK (retries IN (0, 1) AND (due_on IS NULL) = (retries IS NULL)),
          ended_reason TEXT CHECK (ended_reason IN ('canceled', 'expired', 'nonpayment', 'refunded',
            'revoked', 'replaced', 'never_paid')),
          ended_at INTEGER,
          auto_renew INTEGER NOT NULL CHECK (auto_renew IN (0, 1)),
          paid_until INTEGER CHECK (paid_until > billing_start),
          access_until INTEGER,
          next_term INTEGER NOT NULL CHECK (next_term >= -1),
          in_flight INTEGER CHECK (in_flight >= 0),
          next_action TEXT CHECK (next_action IN ('start', 'first_payment_end', 'trial_end',
            'renewal', 'term_end', 'retry', 'grace_end', 'hold_end', 'payment_query')),
          next_action_at INTEGER CHECK ((next_action IS NULL) = (next_action_at IS NULL)),
          last_invoice_id INTEGER,
          last_run_id INTEGER,
          run_terms INTEGER NOT NULL DEFAULT 0,
          parked_reason TEXT,
          CHECK ((state = 'ended') = (ended_reason IS NOT NULL)),
          CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
          CHECK (state <> 'ended' OR (auto_renew = 0 AND in_flight IS NULL AND next_action IS NULL)),
          CHECK (state <> 'active' OR paid_until IS NOT NULL)
        ) STRICT
        """,
        """
        CREATE UNIQUE INDEX one_live_subscription ON subscription (member_id, plan)
        WHERE state <> 'ended'
        """,
        "CREATE INDEX subscription_of_member ON subscription (member_id)",
        """
        CREATE INDEX subscription_due ON subscription (next_action_at, id)
        WHERE next_action_at IS NOT NULL AND parked_reason IS NULL
        """,
        """
        CREATE TABLE trial (
          member_id INTEGER PRIMARY KEY REFERENCES member (id),
          subscription_id INTEGER NOT NULL REFERENCES subscription (id),
          taken_at INTEGER NOT NULL
        ) STRICT
        """,
    ]

    private static let invoices = [
        """
        CREATE TABLE invoice (
          id INTEGER PRIMARY KEY,
          subscription_id INTEGER NOT NULL REFERENCES subscription (id),
          kind TEXT NOT NULL CHECK (kind IN ('term')),
          term INTEGER NOT NULL CHECK (term >= -1),
          period_start INTEGER NOT NULL,
          period_end INTEGER NOT NULL CHECK (period_end > period_start),
          amount INTEGER NOT NULL CHECK (amount >= 0),
          currency TEXT NOT NULL CHECK (length(currency) = 3),
          state TEXT NOT NULL CHECK (state IN ('open', 'paid', 'void', 'uncollectible')),
          issued_at INTEGER NOT NULL,
          settled_at INTEGER CHECK ((state = 'open') = (settled_at IS NULL)),
          settled_on INTEGER CHECK ((settled_at IS NULL) = (settled_on IS NULL)),
          previous_invoice_id INTEGER CHECK (previous_invoice_id < id)
        ) STRICT
        """,
        """
        CREATE UNIQUE INDEX one_invoice_per_period ON invoice (period_start, subscription_id, kind)
        WHERE state <> 'void'
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
          OR NEW.issued_at <> OLD.issued_at
        BEGIN SELECT RAISE(ABORT, 'an invoice only goes from open to settled'); END
        """,
        appendOnlyDelete("invoice", "invoices stay"),
        """
        CREATE TABLE invoice_line (
          invoice_id INTEGER NOT NULL REFERENCES invoice (id),
          line INTEGER NOT NULL CHECK (line >= 1),
          kind TEXT NOT NULL CHECK (kind IN ('term')),
          price_id INTEGER NOT NULL REFERENCES price (id),
          days INTEGER NOT NULL CHECK (days > 0),
          of_days INTEGER NOT NULL CHECK (of_days >= days),
          amount INTEGER NOT NULL,
          PRIMARY KEY (invoice_id, line)
        ) STRICT, WITHOUT ROWID
        """,
    ] + appendOnly("invoice_line", "invoice lines") + [
        """
        CREATE TABLE payment_attempt (
          invoice_id INTEGER NOT NULL REFERENCES invoice (id),
          attempt INTEGER NOT NULL CHECK (attempt >= 1),
          pay_with TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('pending', 'unknown', 'succeeded', 'declined')),
          decline_kind TEXT CHECK (decline_kind IN ('soft', 'hard')),
          decline_code TEXT CHECK ((decline_kind IS NULL) = (decline_code IS NULL)),
          requested_at INTEGER NOT NULL,
          resolved_at INTEGER CHECK ((state IN ('pending', 'unknown')) = (resolved_at IS NULL)),
          PRIMARY KEY (invoice_id, attempt),
          CHECK ((state = 'declined') = (decline_kind IS NOT NULL))
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE UNIQUE INDEX one_attempt_without_outcome ON payment_attempt (invoice_id)
        WHERE state IN ('pending', 'unknown')
        """,
        """
        CREATE UNIQUE INDEX one_success_per_invoice ON payment_attempt (invoice_id)
        WHERE state = 'succeeded'
        """,
        """
        CREATE TRIGGER an_outcome_is_final BEFORE UPDATE ON payment_attempt
        WHEN OLD.state IN ('succeeded', 'declined')
        BEGIN SELECT RAISE(ABORT, 'the outcome of a payment attempt is final'); END
        """,
        appendOnlyDelete("payment_attempt", "payment attempts stay"),
    ]

    private static let books =
        [
            """
            CREATE TABLE account (
              id INTEGER PRIMARY KEY,
              kind TEXT NOT NULL CHECK (kind IN ('receivable', 'prepaid_paid', 'prepaid_granted',
                'gateway_clearing', 'discounts', 'deferred_revenue', 'revenue')),
              plan TEXT NOT NULL DEFAULT ''
                CHECK ((kind IN ('deferred_revenue', 'revenue')) = (plan <> '')),
              currency TEXT NOT NULL CHECK (length(currency) = 3),
              debits INTEGER NOT NULL DEFAULT 0 CHECK (debits >= 0),
              credits INTEGER NOT NULL DEFAULT 0 CHECK (credits >= 0),
              UNIQUE (kind, plan, currency),
              CHECK (kind NOT IN ('receivable', 'gateway_clearing', 'discounts')
                OR debits >= credits),
              CHECK (kind NOT IN ('prepaid_paid', 'prepaid_granted', 'deferred_revenue', 'revenue')
                OR credits >= debits)
            ) STRICT
            """,
            appendOnlyDelete("account", "accounts stay"),
            """
            CREATE TABLE transfer (
              id INTEGER PRIMARY KEY,
              debit_account_id INTEGER NOT NULL REFERENCES account (id),
              credit_account_id INTEGER NOT NULL REFERENCES account (id),
              member_id INTEGER REFERENCES member (id),
              amount INTEGER NOT NULL CHECK (amount > 0),
              code TEXT NOT NULL CHECK (code IN ('invoice', 'payment', 'balance', 'prepayment',
                'credit', 'write_off', 'recognition')),
              reference INTEGER,
              effective_day INTEGER NOT NULL,
              recorded_at INTEGER NOT NULL,
              CHECK (debit_account_id <> credit_account_id)
            ) STRICT
            """,
            """
            CREATE TABLE prepayment (
              id INTEGER PRIMARY KEY,
              member_id INTEGER NOT NULL REFERENCES member (id),
              kind TEXT NOT NULL CHECK (kind IN ('paid', 'granted')),
              amount INTEGER NOT NULL CHECK (amount > 0),
              currency TEXT NOT NULL CHECK (length(currency) = 3),
              received_at INTEGER NOT NULL
            ) STRICT
            """,
        ] + appendOnly("transfer", "transfers") + appendOnly("prepayment", "prepayments")

    private static let projections = [
        """
        CREATE TABLE prepaid_balance (
          member_id INTEGER NOT NULL REFERENCES member (id),
          currency TEXT NOT NULL CHECK (length(currency) = 3),
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
          standing TEXT NOT NULL CHECK (standing IN ('scheduled', 'incomplete', 'trialing',
            'renewing', 'ending', 'past_due', 'on_hold', 'ended')),
          valid_from INTEGER NOT NULL,
          paid_until INTEGER,
          valid_until INTEGER NOT NULL,
          PRIMARY KEY (member, subscription_id)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE recognition (
          plan TEXT NOT NULL,
          currency TEXT NOT NULL CHECK (length(currency) = 3),
          day INTEGER NOT NULL,
          change INTEGER NOT NULL,
          PRIMARY KEY (plan, currency, day)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE recognition_progress (
          plan TEXT NOT NULL,
          currency TEXT NOT NULL CHECK (length(currency) = 3),
          next_day INTEGER NOT NULL,
          daily INTEGER NOT NULL CHECK (daily >= 0),
          PRIMARY KEY (plan, currency)
        ) STRICT, WITHOUT ROWID
        """,
    ]

    private static let journal =
        [
            """
            CREATE TABLE journal (
              id INTEGER PRIMARY KEY,
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
              first_row INTEGER NOT NULL,
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
            CREATE TABLE run (
              id INTEGER PRIMARY KEY,
              started_at INTEGER NOT NULL,
              until INTEGER NOT NULL,
              finished_at INTEGER,
              summary TEXT CHECK ((finished_at IS NULL) = (summary IS NULL))
            ) STRICT
            """,
        ] + appendOnly("journal", "journal rows") + appendOnly("journal_commit", "journal commits")

    /// Triggers that refuse to change or delete a row.
    private static func appendOnly(_ table: String, _ things: String) -> [String] {
        [
            """
            CREATE TRIGGER \(table)_is_append_only_update BEFORE UPDATE ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(things) are append-only'); END
            """,
            appendOnlyDelete(table, "\(things) are append-only"),
        ]
    }

    /// A trigger that refuses to delete a row.
    private static func appendOnlyDelete(_ table: String, _ sentence: String) -> String {
        """
        CREATE TRIGGER \(table)_is_append_only_delete BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(sentence)'); END
        """
    }
}
