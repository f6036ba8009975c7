/// What members have a number of, and what is counted of them.
extension Migration004 {
    static let lotKinds = "'uses', 'points', 'certificate', 'item'"

    static let tallyKinds = """
        'metric', 'spend', 'items', 'stamps', 'saved', 'points', 'issued', 'tickets', 'prizes',
            'donated', 'waived', 'referrals', 'used'
        """

    static let lots =
        [
            """
            CREATE TABLE lot (
              id INTEGER PRIMARY KEY,
              member_id INTEGER NOT NULL REFERENCES member (id),
              kind TEXT NOT NULL CHECK (kind IN (\(lotKinds))),
              name TEXT NOT NULL CHECK (name <> ''),
              currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'
                AND (kind = 'certificate') = (currency IS NOT NULL)),
              source TEXT NOT NULL CHECK (source IN ('plan', 'tier', 'rollover', 'grant', 'drip',
                'purchase', 'reward', 'stamps', 'draw', 'milestone', 'referral', 'transfer',
                'returned', 'overage')),
              subscription_id INTEGER REFERENCES subscription (id),
              window_day INTEGER CHECK (window_day IS NULL OR subscription_id IS NOT NULL),
              amount INTEGER NOT NULL CHECK (amount <> 0),
              remaining INTEGER NOT NULL
                CHECK (remaining BETWEEN min(amount, 0) AND max(amount, 0)),
              priority INTEGER NOT NULL,
              effective_from INTEGER NOT NULL,
              expires_at INTEGER CHECK (expires_at > effective_from),
              purchase_id INTEGER REFERENCES purchase (id),
              granted_at INTEGER NOT NULL
            ) STRICT
            """,
            """
            CREATE INDEX lot_left ON lot (member_id, kind, name) WHERE remaining <> 0
            """,
            "CREATE INDEX lot_of_member ON lot (member_id, id)",
            """
            CREATE UNIQUE INDEX one_lot_per_window
            ON lot (member_id, kind, name, subscription_id, source, window_day)
            WHERE window_day IS NOT NULL
            """,
            """
            CREATE INDEX lot_expiring ON lot (expires_at, id)
            WHERE remaining > 0 AND expires_at IS NOT NULL
            """,
            """
            CREATE TRIGGER a_lot_keeps_its_terms BEFORE UPDATE OF id, member_id, kind, name, currency,
              source, subscription_id, window_day, amount, priority, effective_from, expires_at,
              purchase_id, granted_at ON lot
            BEGIN SELECT RAISE(ABORT, 'of a lot only what is left changes'); END
            """,
            appendOnlyDelete("lot", "lots stay"),
            """
            CREATE TABLE lot_entry (
              id INTEGER PRIMARY KEY,
              lot_id INTEGER NOT NULL REFERENCES lot (id),
              kind TEXT NOT NULL CHECK (kind IN ('granted', 'used', 'restored', 'clawed_back',
                'expired', 'decayed', 'forfeited', 'transferred', 'repaid', 'corrected')),
              change INTEGER NOT NULL CHECK (change <> 0),
              at INTEGER NOT NULL,
              purchase_id INTEGER REFERENCES purchase (id),
              return_id INTEGER REFERENCES purchase_return (id),
              reference TEXT CHECK (reference <> '')
            ) STRICT
            """,
            "CREATE INDEX lot_entry_of_lot ON lot_entry (lot_id, id)",
            """
            CREATE INDEX lot_entry_of_purchase ON lot_entry (purchase_id, id)
            WHERE purchase_id IS NOT NULL
            """,
            "CREATE UNIQUE INDEX one_grant_per_lot ON lot_entry (lot_id) WHERE kind = 'granted'",
        ] + appendOnly("lot_entry", "entries of lots") + [
            // Member 0 stands for all members together.
            """
            CREATE TABLE tally (
              member_id INTEGER NOT NULL CHECK (member_id >= 0),
              kind TEXT NOT NULL CHECK (kind IN (\(tallyKinds))),
              name TEXT NOT NULL CHECK (name <> ''),
              day INTEGER NOT NULL,
              amount INTEGER NOT NULL,
              PRIMARY KEY (member_id, kind, name, day)
            ) STRICT, WITHOUT ROWID
            """,
            appendOnlyDelete("tally", "counts stay"),
        ]
}
