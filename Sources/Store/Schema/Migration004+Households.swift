/// Who shares a membership, and what is shown for it at the till.
extension Migration004 {
    static let households = [
        """
        CREATE TABLE household_seat (
          id INTEGER PRIMARY KEY,
          subscription_id INTEGER NOT NULL REFERENCES subscription (id),
          owner_id INTEGER NOT NULL REFERENCES member (id),
          member_id INTEGER NOT NULL REFERENCES member (id) CHECK (member_id <> owner_id),
          role TEXT NOT NULL CHECK (role IN ('adult', 'teen', 'child')),
          extra_subscription_id INTEGER REFERENCES subscription (id)
            CHECK (extra_subscription_id <> subscription_id),
          state TEXT NOT NULL CHECK (state IN ('invited', 'joined', 'left', 'removed',
            'declined')),
          invited_at INTEGER NOT NULL,
          joined_at INTEGER CHECK (CASE state WHEN 'invited' THEN joined_at IS NULL
            WHEN 'declined' THEN joined_at IS NULL WHEN 'removed' THEN TRUE
            ELSE joined_at IS NOT NULL END),
          left_at INTEGER CHECK ((state IN ('invited', 'joined')) = (left_at IS NULL)),
          locked_until INTEGER CHECK (locked_until IS NULL OR state IN ('left', 'removed'))
        ) STRICT
        """,
        """
        CREATE UNIQUE INDEX one_live_seat ON household_seat (member_id, subscription_id)
        WHERE state IN ('invited', 'joined')
        """,
        "CREATE INDEX seat_of_member ON household_seat (member_id, id)",
        "CREATE INDEX seat_of_subscription ON household_seat (subscription_id, id)",
        """
        CREATE TRIGGER a_seat_only_goes_on BEFORE UPDATE ON household_seat
        WHEN OLD.state IN ('left', 'removed', 'declined') OR NEW.state = 'invited'
          OR (OLD.state = 'joined' AND NEW.state IN ('joined', 'declined'))
          OR (OLD.joined_at IS NOT NULL AND NEW.joined_at IS NOT OLD.joined_at)
          OR NEW.id <> OLD.id OR NEW.subscription_id <> OLD.subscription_id
          OR NEW.owner_id <> OLD.owner_id OR NEW.member_id <> OLD.member_id
          OR NEW.role <> OLD.role OR NEW.invited_at <> OLD.invited_at
        BEGIN SELECT RAISE(ABORT, 'a seat goes from invited to joined to over'); END
        """,
        appendOnlyDelete("household_seat", "seats stay"),
        """
        CREATE TABLE membership_card (
          card TEXT NOT NULL PRIMARY KEY CHECK (card <> ''),
          subscription_id INTEGER NOT NULL REFERENCES subscription (id),
          member_id INTEGER NOT NULL REFERENCES member (id),
          identity BLOB CHECK (length(identity) = 32),
          issued_at INTEGER NOT NULL,
          revoked_at INTEGER
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE UNIQUE INDEX one_live_card ON membership_card (subscription_id, member_id)
        WHERE revoked_at IS NULL
        """,
        """
        CREATE TRIGGER a_card_is_bound_and_revoked_once BEFORE UPDATE ON membership_card
        WHEN OLD.revoked_at IS NOT NULL OR (OLD.identity IS NOT NULL
            AND NEW.identity IS NOT OLD.identity) OR NEW.card <> OLD.card
          OR NEW.subscription_id <> OLD.subscription_id OR NEW.member_id <> OLD.member_id
          OR NEW.issued_at <> OLD.issued_at
        BEGIN SELECT RAISE(ABORT, 'a card is bound once and revoked once'); END
        """,
        appendOnlyDelete("membership_card", "cards stay"),
    ]
}
