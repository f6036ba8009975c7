/// Who may join, who brought whom, who is kept out for comparison, and what is to be done when.
extension Migration004 {
    static let admission =
        [
            """
            CREATE TABLE invitation (
              plan TEXT NOT NULL CHECK (plan <> ''),
              member_id INTEGER NOT NULL REFERENCES member (id),
              invited_at INTEGER NOT NULL,
              used_by INTEGER REFERENCES subscription (id),
              PRIMARY KEY (plan, member_id)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TRIGGER an_invitation_is_used_once BEFORE UPDATE ON invitation
            WHEN OLD.used_by IS NOT NULL OR NEW.used_by IS NULL OR NEW.plan <> OLD.plan
              OR NEW.member_id <> OLD.member_id OR NEW.invited_at <> OLD.invited_at
            BEGIN SELECT RAISE(ABORT, 'an invitation is used once'); END
            """,
            appendOnlyDelete("invitation", "invitations stay"),
            """
            CREATE TABLE waitlist (
              id INTEGER PRIMARY KEY,
              plan TEXT NOT NULL CHECK (plan <> ''),
              member_id INTEGER NOT NULL REFERENCES member (id),
              asked_at INTEGER NOT NULL,
              state TEXT NOT NULL CHECK (state IN ('waiting', 'offered', 'joined', 'gone')),
              offered_until INTEGER CHECK (offered_until IS NULL OR state <> 'waiting')
            ) STRICT
            """,
            """
            CREATE UNIQUE INDEX one_place_in_line ON waitlist (plan, member_id)
            WHERE state IN ('waiting', 'offered')
            """,
            """
            CREATE INDEX waitlist_in_line ON waitlist (plan, id)
            WHERE state IN ('waiting', 'offered')
            """,
            """
            CREATE TRIGGER a_place_in_line_only_goes_on BEFORE UPDATE ON waitlist
            WHEN OLD.state IN ('joined', 'gone') OR NEW.state = 'waiting' OR NEW.id <> OLD.id
              OR NEW.plan <> OLD.plan OR NEW.member_id <> OLD.member_id
              OR NEW.asked_at <> OLD.asked_at
            BEGIN SELECT RAISE(ABORT, 'a place in line goes from waiting to offered to over'); END
            """,
            appendOnlyDelete("waitlist", "places in line stay"),
            // How many a plan has, where there is room for so many only.
            """
            CREATE INDEX subscription_live_of_plan ON subscription (plan, id)
            WHERE state <> 'ended'
            """,
            """
            CREATE TABLE referral (
              friend_id INTEGER PRIMARY KEY REFERENCES member (id),
              referrer_id INTEGER NOT NULL REFERENCES member (id)
                CHECK (referrer_id <> friend_id),
              plan TEXT NOT NULL CHECK (plan <> ''),
              state TEXT NOT NULL CHECK (state IN ('open', 'rewarded', 'capped')),
              at INTEGER NOT NULL,
              settled_at INTEGER CHECK ((state = 'open') = (settled_at IS NULL))
            ) STRICT
            """,
            "CREATE INDEX referral_of_referrer ON referral (referrer_id, friend_id)",
            """
            CREATE TRIGGER a_referral_is_settled_once BEFORE UPDATE ON referral
            WHEN OLD.state <> 'open' OR NEW.state = 'open' OR NEW.friend_id <> OLD.friend_id
              OR NEW.referrer_id <> OLD.referrer_id OR NEW.plan <> OLD.plan OR NEW.at <> OLD.at
            BEGIN SELECT RAISE(ABORT, 'a referral is settled once'); END
            """,
            appendOnlyDelete("referral", "referrals stay"),
            """
            CREATE TABLE control_group (
              member_id INTEGER NOT NULL REFERENCES member (id),
              plan TEXT NOT NULL CHECK (plan <> ''),
              held_out INTEGER NOT NULL CHECK (held_out IN (0, 1)),
              decided_at INTEGER NOT NULL,
              PRIMARY KEY (member_id, plan)
            ) STRICT, WITHOUT ROWID
            """,
        ] + appendOnly("control_group", "who is held out")

    /// Subscription 0 stands for what outlives subscriptions.
    static let upkeep = [
        """
        CREATE TABLE upkeep (
          kind TEXT NOT NULL CHECK (kind IN ('drip', 'birthday', 'reward', 'tier_review',
            'tier_inactivity', 'points_inactivity', 'points_decay', 'points_end', 'waitlist',
            'referral')),
          member_id INTEGER NOT NULL REFERENCES member (id),
          subscription_id INTEGER NOT NULL CHECK (subscription_id >= 0),
          name TEXT NOT NULL,
          due_at INTEGER NOT NULL,
          PRIMARY KEY (kind, member_id, subscription_id, name)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX upkeep_due ON upkeep (due_at, kind, member_id, subscription_id, name)",
        "CREATE INDEX upkeep_of_member ON upkeep (member_id)",
    ]
}
