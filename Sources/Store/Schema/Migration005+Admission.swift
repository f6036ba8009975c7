/// Who may join by what, how many may, and who brought whom.
extension Migration005 {
    /// An invitation is a member's, or a code that several may use; it ends, and is taken back.
    static let invitations = [
        """
        CREATE TABLE plan_invitation (
          id INTEGER PRIMARY KEY,
          plan TEXT NOT NULL CHECK (plan <> ''),
          member_id INTEGER REFERENCES member (id),
          code TEXT CHECK (code <> ''),
          most_uses INTEGER NOT NULL CHECK (most_uses >= 1),
          invited_at INTEGER NOT NULL,
          expires_at INTEGER CHECK (expires_at > invited_at),
          withdrawn_at INTEGER CHECK (withdrawn_at >= invited_at),
          CONSTRAINT one_member_or_a_code CHECK ((member_id IS NULL) <> (code IS NULL)),
          CONSTRAINT a_member_joins_once CHECK (member_id IS NULL OR most_uses = 1)
        ) STRICT
        """,
        """
        CREATE UNIQUE INDEX one_invitation_at_a_time ON plan_invitation (plan, member_id)
        WHERE member_id IS NOT NULL AND withdrawn_at IS NULL
        """,
        """
        CREATE UNIQUE INDEX one_invitation_of_a_code ON plan_invitation (plan, code)
        WHERE code IS NOT NULL AND withdrawn_at IS NULL
        """,
        "CREATE INDEX invitation_of_plan ON plan_invitation (plan, id)",
        """
        CREATE TABLE invitation_use (
          invitation_id INTEGER NOT NULL REFERENCES plan_invitation (id),
          member_id INTEGER NOT NULL REFERENCES member (id),
          used_at INTEGER NOT NULL,
          subscription_id INTEGER REFERENCES subscription (id),
          PRIMARY KEY (invitation_id, member_id)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX invitation_use_of_member ON invitation_use (member_id, invitation_id)",
        """
        INSERT INTO plan_invitation (plan, member_id, code, most_uses, invited_at)
        SELECT plan, member_id, NULL, 1, invited_at FROM invitation ORDER BY plan, member_id
        """,
        """
        INSERT INTO invitation_use (invitation_id, member_id, used_at, subscription_id)
        SELECT p.id, i.member_id, s.created_at, i.used_by FROM invitation AS i
        JOIN plan_invitation AS p ON p.plan = i.plan AND p.member_id = i.member_id
        JOIN subscription AS s ON s.id = i.used_by
        """,
        "DROP TABLE invitation",
        """
        CREATE TRIGGER an_invitation_is_only_withdrawn BEFORE UPDATE ON plan_invitation
        WHEN OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL OR NEW.id <> OLD.id
          OR NEW.plan <> OLD.plan OR NEW.member_id IS NOT OLD.member_id
          OR NEW.code IS NOT OLD.code OR NEW.most_uses <> OLD.most_uses
          OR NEW.invited_at <> OLD.invited_at OR NEW.expires_at IS NOT OLD.expires_at
        BEGIN SELECT RAISE(ABORT, 'an invitation stays as it is until it is withdrawn'); END
        """,
        appendOnlyDelete("plan_invitation", "invitations stay"),
        // The last guard against two who join by the last use at once.
        """
        CREATE TRIGGER nobody_joins_uninvited BEFORE INSERT ON invitation_use
        WHEN (SELECT count(*) FROM invitation_use WHERE invitation_id = NEW.invitation_id)
          >= (SELECT most_uses FROM plan_invitation WHERE id = NEW.invitation_id)
        BEGIN SELECT RAISE(ABORT, 'an invitation is for so many and no more'); END
        """,
        """
        CREATE TRIGGER an_invitation_is_used_by_one BEFORE UPDATE ON invitation_use
        WHEN NEW.subscription_id IS NULL OR NEW.invitation_id <> OLD.invitation_id
          OR NEW.member_id <> OLD.member_id OR NEW.used_at <> OLD.used_at
        BEGIN SELECT RAISE(ABORT, 'who used an invitation goes on to a subscription'); END
        """,
        appendOnlyDelete("invitation_use", "uses of invitations stay"),
    ]

    /// How many members a plan may have: what its file says, or as many as it had when that was less.
    static let places = [
        """
        CREATE TABLE plan_places (
          plan TEXT NOT NULL PRIMARY KEY CHECK (plan <> ''),
          most INTEGER NOT NULL CHECK (most >= 1)
        ) STRICT, WITHOUT ROWID
        """,
        // Whoever is to change to a plan has a place in it already.
        """
        CREATE INDEX plan_change_to_come ON plan_change (to_price_id, subscription_id)
        WHERE state IN ('pending', 'scheduled')
        """,
        """
        CREATE TRIGGER a_plan_has_so_many_places BEFORE INSERT ON subscription
        WHEN NEW.state <> 'ended' AND (SELECT most FROM plan_places WHERE plan = NEW.plan)
          <= (SELECT count(*) FROM subscription WHERE plan = NEW.plan AND state <> 'ended')
        BEGIN SELECT RAISE(ABORT, 'a plan has so many places and no more'); END
        """,
        """
        CREATE TRIGGER nobody_changes_to_a_full_plan BEFORE UPDATE OF plan ON subscription
        WHEN NEW.plan <> OLD.plan AND NEW.state <> 'ended'
          AND (SELECT most FROM plan_places WHERE plan = NEW.plan)
          <= (SELECT count(*) FROM subscription WHERE plan = NEW.plan AND state <> 'ended')
        BEGIN SELECT RAISE(ABORT, 'a plan that is full is changed to by nobody'); END
        """,
    ]

    /// Whoever is compared with members has a membership that gives nothing.
    static let heldOut = [
        """
        ALTER TABLE entitlement ADD COLUMN held_out INTEGER NOT NULL DEFAULT 0
          CHECK (held_out IN (0, 1))
        """
    ]

    /// Who brought whom is known before the plan is that rewards it.
    static let referrals =
        [
            """
            CREATE TABLE new_referral (
              friend_id INTEGER PRIMARY KEY REFERENCES member (id),
              referrer_id INTEGER NOT NULL REFERENCES member (id)
                CHECK (referrer_id <> friend_id),
              plan TEXT CHECK (plan <> ''),
              state TEXT NOT NULL CHECK (state IN ('open', 'rewarded', 'capped', 'nothing')),
              at INTEGER NOT NULL,
              settled_at INTEGER CHECK ((state = 'open') = (settled_at IS NULL)),
              CONSTRAINT a_plan_rewards CHECK (plan IS NOT NULL OR state = 'open')
            ) STRICT
            """
        ]
        + replacing(
            "referral",
            """
            INSERT INTO new_referral (friend_id, referrer_id, plan, state, at, settled_at)
            SELECT friend_id, referrer_id, plan, state, at, settled_at FROM referral
            ORDER BY friend_id
            """
        ) + [
            "CREATE INDEX referral_of_referrer ON referral (referrer_id, friend_id)",
            """
            CREATE TRIGGER a_referral_is_settled_once BEFORE UPDATE ON referral
            WHEN OLD.state <> 'open' OR NEW.friend_id <> OLD.friend_id
              OR NEW.referrer_id <> OLD.referrer_id OR NEW.at <> OLD.at
              OR (OLD.plan IS NOT NULL AND NEW.plan IS NOT OLD.plan)
            BEGIN SELECT RAISE(ABORT, 'a referral is settled once'); END
            """,
            appendOnlyDelete("referral", "referrals stay"),
            """
            CREATE TABLE referral_reward (
              friend_id INTEGER NOT NULL REFERENCES referral (friend_id),
              side TEXT NOT NULL CHECK (side IN ('referrer', 'friend')),
              member_id INTEGER NOT NULL REFERENCES member (id),
              lot_id INTEGER REFERENCES lot (id),
              prepayment_id INTEGER REFERENCES prepayment (id),
              given_at INTEGER NOT NULL,
              taken_back_at INTEGER CHECK (taken_back_at >= given_at),
              CONSTRAINT one_thing_is_given CHECK ((lot_id IS NULL) <> (prepayment_id IS NULL)),
              PRIMARY KEY (friend_id, side)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TRIGGER a_reward_is_taken_back_once BEFORE UPDATE ON referral_reward
            WHEN OLD.taken_back_at IS NOT NULL OR NEW.taken_back_at IS NULL
              OR NEW.friend_id <> OLD.friend_id OR NEW.side <> OLD.side
              OR NEW.member_id <> OLD.member_id OR NEW.lot_id IS NOT OLD.lot_id
              OR NEW.prepayment_id IS NOT OLD.prepayment_id OR NEW.given_at <> OLD.given_at
            BEGIN SELECT RAISE(ABORT, 'a reward is taken back once'); END
            """,
            appendOnlyDelete("referral_reward", "rewards stay"),
        ]

    /// A member is told that the proof runs out by which a price or a place is kept.
    static let proofNotices =
        [
            """
            CREATE TABLE new_notice (
              id INTEGER PRIMARY KEY,
              subscription_id INTEGER NOT NULL REFERENCES subscription (id),
              kind TEXT NOT NULL CHECK (kind IN ('trial_ending', 'renewal_coming', 'price_change',
                'payment_failed', 'grace_ending', 'method_expiring', 'balance_low',
                'proof_expiring')),
              pack TEXT NOT NULL
                CHECK (pack IN ('', 'us_ca', 'card_schemes', 'uk', 'de', 'in')),
              about_day INTEGER NOT NULL,
              earliest INTEGER NOT NULL,
              latest INTEGER NOT NULL CHECK (latest >= earliest),
              issued_at INTEGER NOT NULL
            ) STRICT
            """
        ]
        + replacing(
            "notice",
            """
            INSERT INTO new_notice (id, subscription_id, kind, pack, about_day, earliest, latest,
              issued_at)
            SELECT id, subscription_id, kind, pack, about_day, earliest, latest, issued_at
            FROM notice ORDER BY id
            """
        ) + [
            "CREATE UNIQUE INDEX one_notice ON notice (subscription_id, kind, pack, about_day)"
        ] + appendOnly("notice", "notices")
}
