/// Uses of benefits with what they took, and what came back of them.
extension Migration005 {
    static let uses =
        [
            "ALTER TABLE benefit_use ADD COLUMN quantity INTEGER NOT NULL DEFAULT 1 CHECK (quantity >= 1)",
            "ALTER TABLE benefit_use ADD COLUMN counted TEXT CHECK (counted IN ('lots', 'tally'))",
            """
            ALTER TABLE benefit_use ADD COLUMN uses INTEGER NOT NULL DEFAULT 0
              CHECK (uses >= 0 AND (uses > 0) = (counted IS NOT NULL))
            """,
            """
            ALTER TABLE benefit_use ADD COLUMN overage INTEGER NOT NULL DEFAULT 0
              CHECK (overage BETWEEN 0 AND uses)
            """,
            "CREATE INDEX benefit_use_of_member ON benefit_use (member_id, id)",
            """
            CREATE INDEX benefit_use_told ON benefit_use (member_id, benefit, reference)
            WHERE reference IS NOT NULL
            """,
            "ALTER TABLE lot_entry ADD COLUMN use_id INTEGER REFERENCES benefit_use (id)",
            "CREATE INDEX lot_entry_of_use ON lot_entry (use_id, id) WHERE use_id IS NOT NULL",
            """
            CREATE INDEX lot_entry_told ON lot_entry (reference) WHERE reference IS NOT NULL
            """,
            """
            CREATE TABLE benefit_return (
              id INTEGER PRIMARY KEY,
              use_id INTEGER NOT NULL REFERENCES benefit_use (id),
              quantity INTEGER NOT NULL CHECK (quantity >= 1),
              uses INTEGER NOT NULL CHECK (uses >= 0),
              reference TEXT CHECK (reference <> ''),
              returned_at INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE INDEX benefit_return_of_use ON benefit_return (use_id, id)",
            """
            CREATE UNIQUE INDEX one_benefit_return_per_reference ON benefit_return (use_id, reference)
            WHERE reference IS NOT NULL
            """,
            """
            CREATE TRIGGER no_more_comes_back_than_was_used BEFORE INSERT ON benefit_return
            WHEN EXISTS (
              SELECT 1 FROM benefit_use AS u
              LEFT JOIN benefit_return AS r ON r.use_id = u.id
              WHERE u.id = NEW.use_id GROUP BY u.id
              HAVING coalesce(sum(r.quantity), 0) + NEW.quantity > u.quantity
                OR coalesce(sum(r.uses), 0) + NEW.uses > u.uses)
            BEGIN SELECT RAISE(ABORT, 'no more comes back of a use than was used'); END
            """,
        ] + Migration001.appendOnly("benefit_return", "returns of uses") + [
            // Windows of a benefit that gave nothing but what paid a debt: walked to here, once.
            """
            CREATE TABLE window_mark (
              member_id INTEGER NOT NULL REFERENCES member (id),
              kind TEXT NOT NULL CHECK (kind IN (\(Migration004.lotKinds))),
              name TEXT NOT NULL CHECK (name <> ''),
              subscription_id INTEGER NOT NULL REFERENCES subscription (id),
              window_day INTEGER NOT NULL,
              marked_at INTEGER NOT NULL,
              PRIMARY KEY (member_id, kind, name, subscription_id, window_day)
            ) STRICT, WITHOUT ROWID
            """
        ] + Migration001.appendOnly("window_mark", "marks of windows")
}
