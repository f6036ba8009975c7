/// Who subscribes to what, what is billed for it, and how that is collected.
///
/// A list of more than two values after IN makes SQLite build a table of them for every row it
/// writes, so where a night writes millions of rows the values are compared one by one, likely first.
extension Migration001 {
    static let subscriptions =
        [
            """
            CREATE TABLE subscription (
              id INTEGER PRIMARY KEY,
              member_id INTEGER NOT NULL REFERENCES member (id),
              plan TEXT NOT NULL,
              plan_version_id INTEGER NOT NULL,
              price_id INTEGER NOT NULL,
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
              next_action TEXT,
              next_action_at INTEGER CHECK ((next_action IS NULL) = (next_action_at IS NULL)),
              last_invoice_id INTEGER,
              last_run_id INTEGER,
              run_terms INTEGER NOT NULL DEFAULT 0 CHECK (run_terms >= 0),
              parked_reason TEXT,
              CHECK ((state = 'ended') = (ended_reason IS NOT NULL)),
              CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
              CHECK (state <> 'ended' OR (auto_renew = 0 AND in_flight IS NULL AND next_action IS NULL)),
              CONSTRAINT active_is_paid_and_has_access CHECK (state <> 'active'
                OR (paid_until IS NOT NULL AND access_until IS NOT NULL AND access_until >= paid_until)),
              CONSTRAINT nothing_is_paid_before_the_first_payment
                CHECK (paid_until IS NULL OR state = 'active' OR state = 'ended'
                  OR state = 'past_due' OR state = 'on_hold'),
              CONSTRAINT only_a_trial_is_trialing CHECK (state <> 'trialing' OR with_trial = 1),
              CONSTRAINT nobody_is_forgotten
                CHECK ((next_action IS NULL) = (state = 'ended' OR coalesce(in_flight, 1) = 0)),
              CONSTRAINT an_action_fits_its_state CHECK (CASE next_action
                WHEN 'renewal' THEN state = 'active' AND auto_renew = 1
                WHEN 'payment_query' THEN state <> 'ended'
                WHEN 'retry' THEN state IN ('past_due', 'on_hold')
                WHEN 'grace_end' THEN state = 'past_due'
                WHEN 'hold_end' THEN state = 'on_hold'
                WHEN 'term_end' THEN state = 'active' AND auto_renew = 0
                WHEN 'trial_end' THEN state = 'trialing'
                WHEN 'first_payment_end' THEN state = 'incomplete'
                WHEN 'start' THEN state = 'scheduled'
                ELSE next_action IS NULL END),
              CONSTRAINT a_silent_gateway_is_asked
                CHECK ((coalesce(next_action, '') = 'payment_query') = (coalesce(in_flight, 0) > 0)),
              FOREIGN KEY (plan_version_id, plan) REFERENCES plan_version (id, plan),
              FOREIGN KEY (price_id, plan_version_id) REFERENCES price (id, plan_version_id)
            ) STRICT
            """,
            """
            CREATE UNIQUE INDEX one_live_subscription ON subscription (member_id, plan)
            WHERE state <> 'ended'
            """,
            "CREATE UNIQUE INDEX subscription_of_member ON subscription (member_id, id)",
            """
            CREATE INDEX subscription_due ON subscription (next_action_at, id)
            WHERE next_action_at IS NOT NULL AND parked_reason IS NULL
            """,
            """
            CREATE INDEX subscription_parked ON subscription (id) WHERE parked_reason IS NOT NULL
            """,
            """
            CREATE TRIGGER what_was_agreed_stays BEFORE UPDATE OF id, member_id, plan, plan_version_id,
              price_id, pay_with, zone, created_at, starts_on, valid_from, billing_start, anchor,
              anchor_day, with_trial ON subscription
            BEGIN SELECT RAISE(ABORT, 'what was agreed at the start of a subscription stays'); END
            """,
            """
            CREATE TRIGGER ended_stays_ended BEFORE UPDATE OF state, ended_reason, ended_at
            ON subscription WHEN OLD.state = 'ended' AND (NEW.state <> OLD.state
              OR NEW.ended_reason <> OLD.ended_reason OR NEW.ended_at <> OLD.ended_at)
            BEGIN SELECT RAISE(ABORT, 'an ended subscription stays ended'); END
            """,
            appendOnlyDelete("subscription", "subscriptions stay"),
            """
            CREATE TABLE trial (
              member_id INTEGER PRIMARY KEY,
              subscription_id INTEGER NOT NULL,
              taken_at INTEGER NOT NULL,
              FOREIGN KEY (member_id, subscription_id) REFERENCES subscription (member_id, id)
            ) STRICT
            """,
        ] + appendOnly("trial", "trials")

    static let invoices =
        [
            """
            CREATE TABLE invoice (
              id INTEGER PRIMARY KEY,
              subscription_id INTEGER NOT NULL REFERENCES subscription (id),
              kind TEXT NOT NULL CHECK (kind IN ('term')),
              term INTEGER NOT NULL CHECK (term >= -1),
              period_start INTEGER NOT NULL,
              period_end INTEGER NOT NULL CHECK (period_end > period_start),
              amount INTEGER NOT NULL CHECK (amount >= 0),
              currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
              state TEXT NOT NULL
                CHECK (state = 'paid' OR state = 'open' OR state = 'void' OR state = 'uncollectible'),
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
              OR NEW.previous_invoice_id IS NOT OLD.previous_invoice_id
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
              is_prorated INTEGER NOT NULL CHECK (is_prorated IN (0, 1)),
              amount INTEGER NOT NULL,
              PRIMARY KEY (invoice_id, line),
              CHECK (is_prorated = 0 OR days < of_days)
            ) STRICT, WITHOUT ROWID
            """,
        ] + appendOnly("invoice_line", "invoice lines") + [
            """
            CREATE TABLE payment_attempt (
              invoice_id INTEGER NOT NULL REFERENCES invoice (id),
              attempt INTEGER NOT NULL CHECK (attempt >= 1),
              pay_with TEXT NOT NULL,
              state TEXT NOT NULL CHECK (state = 'succeeded' OR state = 'pending'
                OR state = 'declined' OR state = 'unknown'),
              decline_kind TEXT CHECK (decline_kind IN ('soft', 'hard')),
              decline_code TEXT CHECK ((decline_kind IS NULL) = (decline_code IS NULL)),
              requested_at INTEGER NOT NULL,
              resolved_at INTEGER CHECK ((state IN ('pending', 'unknown')) = (resolved_at IS NULL)),
              PRIMARY KEY (invoice_id, attempt),
              CHECK ((state = 'declined') = (decline_kind IS NOT NULL))
            ) STRICT, WITHOUT ROWID
            """,
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
              OR NEW.pay_with <> OLD.pay_with OR NEW.requested_at <> OLD.requested_at
            BEGIN SELECT RAISE(ABORT, 'a payment attempt only goes on to its outcome'); END
            """,
            """
            CREATE TRIGGER a_charged_invoice_is_not_given_up BEFORE UPDATE OF state ON invoice
            WHEN NEW.state IN ('void', 'uncollectible') AND EXISTS (
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
