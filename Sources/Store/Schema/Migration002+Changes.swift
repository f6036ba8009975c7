/// How subscriptions changed, rested, and which offers lower what they pay.
extension Migration002 {
    static let changes = [
        """
        CREATE TABLE plan_change (
          id INTEGER PRIMARY KEY,
          subscription_id INTEGER NOT NULL REFERENCES subscription (id),
          series INTEGER NOT NULL CHECK (series >= 0),
          from_price_id INTEGER NOT NULL REFERENCES price (id),
          to_price_id INTEGER NOT NULL REFERENCES price (id),
          invoice_id INTEGER REFERENCES invoice (id),
          timing TEXT NOT NULL CHECK (timing IN ('now', 'term_end', 'migration')),
          state TEXT NOT NULL CHECK (state IN ('pending', 'applied', 'refused', 'scheduled',
            'cleared')),
          effective_on INTEGER NOT NULL,
          anchor INTEGER CHECK (CASE state WHEN 'pending' THEN anchor IS NOT NULL
            WHEN 'scheduled' THEN anchor IS NULL ELSE TRUE END),
          anchor_day INTEGER CHECK (anchor_day BETWEEN 1 AND 31),
          billing_start INTEGER,
          next_term INTEGER CHECK (next_term >= -1),
          requested_at INTEGER NOT NULL,
          decided_at INTEGER
            CHECK ((state IN ('pending', 'scheduled')) = (decided_at IS NULL)),
          CONSTRAINT an_agreement_is_whole CHECK ((anchor IS NULL) = (anchor_day IS NULL)
            AND (anchor IS NULL) = (billing_start IS NULL)
            AND (anchor IS NULL) = (next_term IS NULL))
        ) STRICT
        """,
        "CREATE INDEX plan_change_of_subscription ON plan_change (subscription_id, id)",
        """
        CREATE UNIQUE INDEX one_pending_change ON plan_change (subscription_id)
        WHERE state = 'pending'
        """,
        """
        CREATE UNIQUE INDEX one_scheduled_change ON plan_change (subscription_id)
        WHERE state = 'scheduled'
        """,
        """
        CREATE TRIGGER a_change_is_decided_once BEFORE UPDATE ON plan_change
        WHEN OLD.decided_at IS NOT NULL OR NEW.decided_at IS NULL OR NEW.id <> OLD.id
          OR NEW.subscription_id <> OLD.subscription_id
          OR NEW.from_price_id <> OLD.from_price_id OR NEW.to_price_id <> OLD.to_price_id
          OR NEW.timing <> OLD.timing OR NEW.requested_at <> OLD.requested_at
        BEGIN SELECT RAISE(ABORT, 'a change of plan is decided once'); END
        """,
        appendOnlyDelete("plan_change", "changes of plan stay"),
        """
        CREATE TABLE subscription_gap (
          subscription_id INTEGER NOT NULL REFERENCES subscription (id),
          series INTEGER NOT NULL CHECK (series >= 0),
          from_day INTEGER NOT NULL,
          until_day INTEGER CHECK (until_day >= from_day),
          reason TEXT NOT NULL CHECK (reason IN ('paused', 'ended_early', 'unpaid')),
          PRIMARY KEY (subscription_id, series, from_day)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE UNIQUE INDEX one_open_gap ON subscription_gap (subscription_id)
        WHERE until_day IS NULL
        """,
        """
        CREATE TRIGGER a_gap_is_closed_once BEFORE UPDATE ON subscription_gap
        WHEN OLD.until_day IS NOT NULL OR NEW.until_day IS NULL
          OR NEW.subscription_id <> OLD.subscription_id OR NEW.series <> OLD.series
          OR NEW.from_day <> OLD.from_day OR NEW.reason <> OLD.reason
        BEGIN SELECT RAISE(ABORT, 'a gap is closed once'); END
        """,
        appendOnlyDelete("subscription_gap", "gaps stay"),
    ]

    static let offers =
        [
            """
            CREATE TABLE applied_offer (
              subscription_id INTEGER NOT NULL REFERENCES subscription (id),
              number INTEGER NOT NULL CHECK (number >= 1),
              offer TEXT NOT NULL,
              kind TEXT NOT NULL CHECK (kind IN ('intro', 'promo', 'winback')),
              code TEXT CHECK ((kind = 'promo') = (code IS NOT NULL)),
              effect_kind TEXT NOT NULL CHECK (effect_kind IN ('price', 'percent', 'amount')),
              value INTEGER NOT NULL CHECK (value >= 0),
              currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'
                AND (effect_kind = 'percent') = (currency IS NULL)),
              first_term INTEGER NOT NULL CHECK (first_term >= 0),
              terms INTEGER CHECK (terms >= 1),
              plan TEXT NOT NULL,
              member_id INTEGER NOT NULL REFERENCES member (id),
              applied_at INTEGER NOT NULL,
              PRIMARY KEY (subscription_id, number)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX offer_uses ON applied_offer (plan, offer, member_id)",
        ] + appendOnly("applied_offer", "offers taken")
}
