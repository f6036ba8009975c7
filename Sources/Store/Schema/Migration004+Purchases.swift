/// What members bought, and what of it came back.
///
/// A shop tells of an order once and of a return once, under its own references; the same reference
/// with another content is told by its digest.
extension Migration004 {
    static let purchases =
        [
            """
            CREATE TABLE purchase (
              id INTEGER PRIMARY KEY,
              member_id INTEGER NOT NULL REFERENCES member (id),
              reference TEXT NOT NULL UNIQUE CHECK (reference <> ''),
              source TEXT NOT NULL CHECK (source IN ('checkout', 'recorded', 'imported')),
              purchased_at INTEGER NOT NULL,
              day INTEGER NOT NULL,
              currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
              gross INTEGER NOT NULL CHECK (gross >= 0),
              net INTEGER NOT NULL CHECK (net >= 0),
              saved INTEGER NOT NULL CHECK (saved >= 0),
              certificates INTEGER NOT NULL CHECK (certificates >= 0),
              points_worth INTEGER NOT NULL CHECK (points_worth >= 0),
              delivery INTEGER NOT NULL CHECK (delivery >= 0),
              fees INTEGER NOT NULL CHECK (fees >= 0),
              channel TEXT CHECK (channel <> ''),
              region TEXT CHECK (region <> ''),
              partner TEXT CHECK (partner <> ''),
              reservation_id INTEGER REFERENCES reservation (id)
                CHECK ((source = 'checkout') = (reservation_id IS NOT NULL)),
              digest BLOB NOT NULL CHECK (length(digest) = 32),
              recorded_at INTEGER NOT NULL,
              CONSTRAINT goods_add_up CHECK (net = gross - saved - certificates - points_worth)
            ) STRICT
            """,
            "CREATE INDEX purchase_of_member ON purchase (member_id, id)",
            """
            CREATE UNIQUE INDEX one_purchase_per_reservation ON purchase (reservation_id)
            WHERE reservation_id IS NOT NULL
            """,
        ] + appendOnly("purchase", "purchases") + [
            """
            CREATE TABLE purchase_line (
              purchase_id INTEGER NOT NULL REFERENCES purchase (id),
              line INTEGER NOT NULL CHECK (line >= 1),
              product TEXT NOT NULL CHECK (product <> ''),
              category TEXT CHECK (category <> ''),
              quantity INTEGER NOT NULL CHECK (quantity >= 1),
              gross INTEGER NOT NULL CHECK (gross >= 0),
              net INTEGER NOT NULL CHECK (net BETWEEN 0 AND gross),
              PRIMARY KEY (purchase_id, line)
            ) STRICT, WITHOUT ROWID
            """
        ] + appendOnly("purchase_line", "lines of purchases")

    /// What a purchase does to figures, written with it so that a return undoes exactly that; and the
    /// same of a reservation, so that a purchase is what was quoted.
    static let effects =
        [
            """
            CREATE TABLE purchase_effect (
              purchase_id INTEGER NOT NULL REFERENCES purchase (id),
              \(effectColumns),
              lot_id INTEGER REFERENCES lot (id) CHECK ((kind = 'points') = (lot_id IS NOT NULL)),
              PRIMARY KEY (purchase_id, n)
            ) STRICT, WITHOUT ROWID
            """
        ] + appendOnly("purchase_effect", "effects of purchases") + [
            """
            CREATE TABLE reservation_effect (
              reservation_id INTEGER NOT NULL REFERENCES reservation (id),
              \(effectColumns),
              PRIMARY KEY (reservation_id, n)
            ) STRICT, WITHOUT ROWID
            """
        ] + appendOnly("reservation_effect", "effects of reservations")

    /// `lines` are the numbers of the lines it stands on, as `1,3`; all of them when nothing is said; `basis`
    /// by what share a return undoes it. The member is whose figure it is, which may be the household's owner; nobody for figures of all
    /// members together.
    private static let effectColumns = """
        n INTEGER NOT NULL CHECK (n >= 1),
          member_id INTEGER REFERENCES member (id) CHECK (member_id IS NOT NULL OR kind = 'tally'),
          kind TEXT NOT NULL CHECK (kind IN ('tally', 'use', 'points', 'redeem', 'certificate',
            'ticket')),
          what TEXT CHECK (CASE kind WHEN 'tally' THEN coalesce(what, '') IN (\(tallyKinds))
            WHEN 'use' THEN coalesce(what, '') IN (\(lotKinds)) ELSE what IS NULL END),
          name TEXT NOT NULL CHECK (name <> ''),
          currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]' AND (currency IS NULL)
            = (kind NOT IN ('redeem', 'certificate') AND coalesce(what, '') <> 'certificate')),
          amount INTEGER NOT NULL CHECK (amount > 0 OR (amount < 0 AND kind = 'tally')),
          worth INTEGER CHECK (worth >= 0 AND (kind = 'redeem') = (worth IS NOT NULL)),
          effective_from INTEGER CHECK ((kind = 'points') = (effective_from IS NOT NULL)),
          expires_at INTEGER CHECK (expires_at > effective_from
            AND (expires_at IS NULL OR kind = 'points')),
          partner TEXT CHECK (partner <> '' AND (partner IS NULL OR kind IN ('points', 'redeem'))),
          lines TEXT CHECK (lines GLOB '[1-9]*' AND NOT lines GLOB '*[^0-9,]*'),
          basis TEXT NOT NULL CHECK (basis IN ('value', 'pieces', 'whole', 'never'))
        """

    static let returns =
        [
            """
            CREATE TABLE purchase_return (
              id INTEGER PRIMARY KEY,
              purchase_id INTEGER NOT NULL REFERENCES purchase (id),
              reference TEXT NOT NULL UNIQUE CHECK (reference <> ''),
              returned_at INTEGER NOT NULL,
              day INTEGER NOT NULL,
              net INTEGER NOT NULL CHECK (net >= 0),
              digest BLOB NOT NULL CHECK (length(digest) = 32),
              recorded_at INTEGER NOT NULL,
              UNIQUE (id, purchase_id)
            ) STRICT
            """,
            "CREATE INDEX return_of_purchase ON purchase_return (purchase_id, id)",
        ] + appendOnly("purchase_return", "returns") + [
            """
            CREATE TABLE return_line (
              return_id INTEGER NOT NULL,
              purchase_id INTEGER NOT NULL,
              line INTEGER NOT NULL,
              quantity INTEGER NOT NULL CHECK (quantity >= 0),
              net INTEGER NOT NULL CHECK (net > 0 OR (net = 0 AND quantity > 0)),
              PRIMARY KEY (return_id, line),
              FOREIGN KEY (return_id, purchase_id) REFERENCES purchase_return (id, purchase_id),
              FOREIGN KEY (purchase_id, line) REFERENCES purchase_line (purchase_id, line)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX return_line_of_purchase ON return_line (purchase_id, line)",
            """
            CREATE TRIGGER returns_stay_within_their_line BEFORE INSERT ON return_line
            WHEN EXISTS (
              SELECT 1 FROM purchase_line AS l
              WHERE l.purchase_id = NEW.purchase_id AND l.line = NEW.line AND (
                l.quantity < NEW.quantity + (SELECT coalesce(sum(quantity), 0) FROM return_line
                  WHERE purchase_id = NEW.purchase_id AND line = NEW.line)
                OR l.net < NEW.net + (SELECT coalesce(sum(net), 0) FROM return_line
                  WHERE purchase_id = NEW.purchase_id AND line = NEW.line)))
            BEGIN SELECT RAISE(ABORT, 'no more comes back of a line than was bought'); END
            """,
        ] + appendOnly("return_line", "lines of returns") + [
            """
            CREATE TABLE return_effect (
              return_id INTEGER NOT NULL,
              purchase_id INTEGER NOT NULL,
              n INTEGER NOT NULL,
              amount INTEGER NOT NULL CHECK (amount <> 0),
              PRIMARY KEY (return_id, n),
              FOREIGN KEY (return_id, purchase_id) REFERENCES purchase_return (id, purchase_id),
              FOREIGN KEY (purchase_id, n) REFERENCES purchase_effect (purchase_id, n)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX return_effect_of_purchase ON return_effect (purchase_id, n)",
            """
            CREATE TRIGGER no_more_is_undone_than_was_done BEFORE INSERT ON return_effect
            WHEN EXISTS (
              SELECT 1 FROM purchase_effect AS e
              WHERE e.purchase_id = NEW.purchase_id AND e.n = NEW.n
                AND NEW.amount + (SELECT coalesce(sum(amount), 0) FROM return_effect
                  WHERE purchase_id = NEW.purchase_id AND n = NEW.n)
                NOT BETWEEN min(e.amount, 0) AND max(e.amount, 0))
            BEGIN SELECT RAISE(ABORT, 'no more of an effect is undone than there was'); END
            """,
        ] + appendOnly("return_effect", "what returns undid")
}
