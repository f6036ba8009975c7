/// What checkouts set aside until an order is placed or given up.
extension Migration004 {
    static let reservations = [
        """
        CREATE TABLE reservation (
          id INTEGER PRIMARY KEY,
          member_id INTEGER NOT NULL REFERENCES member (id),
          key TEXT CHECK (key <> ''),
          quote BLOB NOT NULL,
          made_at INTEGER NOT NULL,
          expires_at INTEGER NOT NULL CHECK (expires_at > made_at),
          state TEXT NOT NULL CHECK (state IN ('open', 'committed', 'released')),
          settled_at INTEGER CHECK ((state = 'open') = (settled_at IS NULL)),
          purchase_id INTEGER REFERENCES purchase (id)
            CHECK ((state = 'committed') = (purchase_id IS NOT NULL))
        ) STRICT
        """,
        """
        CREATE UNIQUE INDEX one_reservation_per_key ON reservation (key) WHERE key IS NOT NULL
        """,
        "CREATE INDEX reservation_of_member ON reservation (member_id, id)",
        """
        CREATE TRIGGER a_reservation_is_settled_once BEFORE UPDATE ON reservation
        WHEN OLD.state <> 'open' OR NEW.state = 'open' OR NEW.id <> OLD.id
          OR NEW.member_id <> OLD.member_id OR NEW.key IS NOT OLD.key OR NEW.quote <> OLD.quote
          OR NEW.made_at <> OLD.made_at OR NEW.expires_at <> OLD.expires_at
        BEGIN SELECT RAISE(ABORT, 'a reservation is settled once'); END
        """,
        appendOnlyDelete("reservation", "reservations stay"),
    ]

    /// Rows are gone once their reservation is settled. Each says its end, so that what is held for a
    /// member is one walk over those that still are.
    static let holds = [
        """
        CREATE TABLE hold (
          reservation_id INTEGER NOT NULL REFERENCES reservation (id),
          n INTEGER NOT NULL CHECK (n >= 1),
          member_id INTEGER REFERENCES member (id)
            CHECK (member_id IS NOT NULL OR lot_id IS NULL),
          expires_at INTEGER NOT NULL,
          lot_id INTEGER REFERENCES lot (id),
          kind TEXT CHECK (kind IN (\(tallyKinds)) AND (lot_id IS NULL) = (kind IS NOT NULL)),
          name TEXT CHECK (name <> '' AND (kind IS NULL) = (name IS NULL)),
          amount INTEGER NOT NULL CHECK (amount > 0),
          PRIMARY KEY (reservation_id, n)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX hold_of_member ON hold (member_id, expires_at)",
        """
        CREATE TRIGGER only_an_open_reservation_holds AFTER INSERT ON hold
        WHEN EXISTS (SELECT 1 FROM reservation WHERE id = NEW.reservation_id
          AND (state <> 'open' OR expires_at <> NEW.expires_at))
        BEGIN SELECT RAISE(ABORT, 'only an open reservation holds, to its end'); END
        """,
        """
        CREATE TRIGGER no_more_is_held_than_is_left AFTER INSERT ON hold
        WHEN EXISTS (
          SELECT 1 FROM lot AS l JOIN reservation AS r ON r.id = NEW.reservation_id
          WHERE l.id = NEW.lot_id AND (l.member_id <> NEW.member_id
            OR l.remaining < (SELECT sum(amount) FROM hold
              WHERE member_id = NEW.member_id AND expires_at > r.made_at
                AND lot_id = NEW.lot_id)))
        BEGIN SELECT RAISE(ABORT, 'no more is held of a lot than is left of it'); END
        """,
        """
        CREATE TRIGGER hold_is_append_only_update BEFORE UPDATE ON hold
        BEGIN SELECT RAISE(ABORT, 'what is held stays as it is until it is settled'); END
        """,
    ]
}
