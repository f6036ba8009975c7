/// Subscriptions whose agreement may be replaced, that may rest, and that wait for notices.
extension Migration002 {
    static let subscriptions =
        [
            """
            CREATE TABLE new_subscription (
              id INTEGER PRIMARY KEY,
              member_id INTEGER NOT NULL REFERENCES member (id),
              payer_id INTEGER NOT NULL REFERENCES member (id),
              plan TEXT NOT NULL,
              plan_version_id INTEGER NOT NULL,
              price_id INTEGER NOT NULL,
              pay_with TEXT NOT NULL,
              zone TEXT NOT NULL,
              created_at INTEGER NOT NULL,
              starts_on INTEGER NOT NULL,
              valid_from INTEGER NOT NULL,
              first_billed_on INTEGER NOT NULL,
              with_trial INTEGER NOT NULL CHECK (with_trial IN (0, 1)),
              origin TEXT NOT NULL CHECK (origin IN ('started', 'gift', 'complimentary', 'imported',
                'fallback')),
              previous_id INTEGER REFERENCES subscription (id) CHECK (previous_id < id),
              imported_until INTEGER,
              billing_start INTEGER NOT NULL CHECK (billing_start >= starts_on),
              anchor INTEGER NOT NULL,
              anchor_day INTEGER NOT NULL CHECK (anchor_day BETWEEN 1 AND 31),
              first_terms INTEGER NOT NULL DEFAULT 1 CHECK (first_terms >= 1),
              state TEXT NOT NULL CHECK (state IN ('scheduled', 'incomplete', 'trialing', 'active',
                'past_due', 'on_hold', 'paused', 'ended')),
              expires_at INTEGER CHECK ((state = 'incomplete') = (expires_at IS NOT NULL)),
              due_on INTEGER CHECK ((state IN ('past_due', 'on_hold')) = (due_on IS NOT NULL)),
              last_tried_on INTEGER CHECK ((due_on IS NULL) = (last_tried_on IS NULL)),
              retries INTEGER CHECK (retries IN (0, 1) AND (due_on IS NULL) = (retries IS NULL)),
              paused_on INTEGER CHECK ((state = 'paused') = (paused_on IS NOT NULL)),
              paused_until INTEGER
                CHECK (paused_until > paused_on AND (paused_on IS NULL) = (paused_until IS NULL)),
              ended_reason TEXT CHECK (ended_reason IN ('canceled', 'expired', 'nonpayment', 'refunded',
                'revoked', 'replaced', 'never_paid')),
              ended_at INTEGER,
              auto_renew INTEGER NOT NULL CHECK (auto_renew IN (0, 1)),
              paid_until INTEGER,
              access_until INTEGER,
              next_term INTEGER NOT NULL CHECK (next_term >= -1),
              in_flight INTEGER CHECK (in_flight >= 0),
              series INTEGER NOT NULL DEFAULT 0 CHECK (series >= 0),
              terms_billed INTEGER NOT NULL DEFAULT 0 CHECK (terms_billed >= 0),
              carried INTEGER NOT NULL DEFAULT 0 CHECK (carried >= 0),
              has_offers INTEGER NOT NULL DEFAULT 0 CHECK (has_offers IN (0, 1)),
              pause_next INTEGER CHECK (pause_next >= 1),
              pending_price_id INTEGER REFERENCES price (id),
              pending_on INTEGER CHECK ((pending_price_id IS NULL) = (pending_on IS NULL)),
              held_until INTEGER,
              next_action TEXT,
              next_action_at INTEGER CHECK ((next_action IS NULL) = (next_action_at IS NULL)),
              next_notice_at INTEGER,
              last_invoice_id INTEGER,
              last_run_id INTEGER,
              run_terms INTEGER NOT NULL DEFAULT 0 CHECK (run_terms >= 0),
              parked_reason TEXT,
              CHECK ((state = 'ended') = (ended_reason IS NOT NULL)),
              CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
              CHECK (state <> 'ended' OR (auto_renew = 0 AND in_flight IS NULL AND next_action IS NULL)),
              CHECK (state <> 'ended' OR (pause_next IS NULL AND pending_on IS NULL)),
              CONSTRAINT active_is_paid_and_has_access CHECK (state <> 'active'
                OR (paid_until IS NOT NULL AND access_until IS NOT NULL)),
              CONSTRAINT nothing_is_paid_before_the_first_payment
                CHECK (paid_until IS NULL OR state = 'active' OR state = 'ended'
                  OR state = 'past_due' OR state = 'on_hold' OR state = 'paused'),
              CONSTRAINT only_a_trial_is_trialing CHECK (state <> 'trialing' OR with_trial = 1),
              CONSTRAINT nobody_is_forgotten
                CHECK ((next_action IS NULL) = (state = 'ended' OR coalesce(in_flight, 1) = 0)
                  OR (state = 'on_hold' AND in_flight IS NULL)),
              CONSTRAINT an_action_fits_its_state CHECK (CASE next_action
                WHEN 'renewal' THEN state = 'active' AND auto_renew = 1
                WHEN 'payment_query' THEN state <> 'ended'
                WHEN 'retry' THEN state IN ('past_due', 'on_hold')
                WHEN 'grace_end' THEN state = 'past_due'
                WHEN 'hold_end' THEN state = 'on_hold'
                WHEN 'term_end' THEN state = 'active' AND auto_renew = 0
                WHEN 'pause' THEN state = 'active' AND pause_next IS NOT NULL
                WHEN 'resume' THEN state = 'paused'
                WHEN 'trial_end' THEN state = 'trialing'
                WHEN 'first_payment_end' THEN state = 'incomplete'
                WHEN 'start' THEN state = 'scheduled'
                ELSE next_action IS NULL END),
              CONSTRAINT a_silent_gateway_is_asked
                CHECK ((coalesce(next_action, '') = 'payment_query') = (coalesce(in_flight, 0) > 0)),
              FOREIGN KEY (plan_version_id, plan) REFERENCES plan_version (id, plan),
              FOREIGN KEY (price_id, plan_version_id) REFERENCES price (id, plan_version_id)
            ) STRICT
            """
        ]
        + replacing(
            "subscription",
            """
            INSERT INTO new_subscription (id, member_id, payer_id, plan, plan_version_id, price_id,
              pay_with, zone, created_at, starts_on, valid_from, first_billed_on, with_trial, origin,
              billing_start, anchor, anchor_day, state, expires_at, due_on, last_tried_on, retries,
              ended_reason, ended_at, auto_renew, paid_until, access_until, next_term, in_flight,
              terms_billed, next_action, next_action_at, last_invoice_id, last_run_id, run_terms,
              parked_reason)
            SELECT s.id, s.member_id, s.member_id, s.plan, s.plan_version_id, s.price_id,
              s.pay_with, s.zone, s.created_at, s.starts_on, s.valid_from, s.billing_start,
              s.with_trial, 'started', s.billing_start, s.anchor, s.anchor_day, s.state, s.expires_at,
              s.due_on, s.last_tried_on, s.retries, s.ended_reason, s.ended_at, s.auto_renew,
              s.paid_until, s.access_until, s.next_term, s.in_flight, coalesce(i.terms, 0),
              s.next_action, s.next_action_at, s.last_invoice_id, s.last_run_id, s.run_terms,
              s.parked_reason
            FROM subscription AS s LEFT JOIN (
              SELECT subscription_id, count(*) AS terms FROM invoice WHERE state = 'paid'
              GROUP BY subscription_id) AS i ON i.subscription_id = s.id
            ORDER BY s.id
            """
        ) + [
            """
            CREATE UNIQUE INDEX one_live_subscription ON subscription (member_id, plan)
            WHERE state <> 'ended'
            """,
            "CREATE UNIQUE INDEX subscription_of_member ON subscription (member_id, id)",
            """
            CREATE INDEX subscription_paid_by_another ON subscription (payer_id, id)
            WHERE payer_id <> member_id
            """,
            """
            CREATE INDEX subscription_due ON subscription (next_action_at, id)
            WHERE next_action_at IS NOT NULL AND parked_reason IS NULL
            """,
            """
            CREATE INDEX subscription_parked ON subscription (id) WHERE parked_reason IS NOT NULL
            """,
            """
            CREATE INDEX subscription_notice_due ON subscription (next_notice_at, id)
            WHERE next_notice_at IS NOT NULL AND state <> 'ended'
            """,
            """
            CREATE TRIGGER what_was_agreed_stays BEFORE UPDATE OF id, member_id, created_at,
              starts_on, valid_from, first_billed_on, with_trial, origin, previous_id,
              imported_until ON subscription
            BEGIN SELECT RAISE(ABORT, 'where a subscription comes from stays'); END
            """,
            """
            CREATE TRIGGER ended_stays_ended BEFORE UPDATE OF state, ended_reason, ended_at
            ON subscription WHEN OLD.state = 'ended' AND (NEW.state <> OLD.state
              OR NEW.ended_reason <> OLD.ended_reason OR NEW.ended_at <> OLD.ended_at)
            BEGIN SELECT RAISE(ABORT, 'an ended subscription stays ended'); END
            """,
            appendOnlyDelete("subscription", "subscriptions stay"),
        ]
}
