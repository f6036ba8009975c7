/// Where members stand in tiers, and what they were given on occasions.
extension Migration004 {
    private static let tierSources =
        "'earned', 'paid', 'gifted', 'matched', 'partner', 'lifetime'"

    static let tiers =
        [
            """
            CREATE TABLE tier_status (
              member_id INTEGER NOT NULL REFERENCES member (id),
              tier_set TEXT NOT NULL CHECK (tier_set <> ''),
              tier TEXT NOT NULL CHECK (tier <> ''),
              source TEXT NOT NULL CHECK (source IN (\(tierSources))),
              since_day INTEGER NOT NULL,
              entered_on INTEGER NOT NULL,
              valid_until INTEGER CHECK (valid_until > since_day),
              provisional_until INTEGER CHECK (provisional_until > since_day),
              paused_from INTEGER,
              last_active_on INTEGER,
              next_review_on INTEGER,
              course TEXT NOT NULL CHECK (course GLOB '{*}'),
              PRIMARY KEY (member_id, tier_set)
            ) STRICT, WITHOUT ROWID
            """,
            appendOnlyDelete("tier_status", "a status outlives memberships"),
            """
            CREATE TABLE tier_change (
              id INTEGER PRIMARY KEY,
              member_id INTEGER NOT NULL REFERENCES member (id),
              tier_set TEXT NOT NULL CHECK (tier_set <> ''),
              from_tier TEXT CHECK (from_tier <> ''),
              to_tier TEXT NOT NULL CHECK (to_tier <> ''),
              source TEXT NOT NULL CHECK (source IN (\(tierSources))),
              reason TEXT NOT NULL CHECK (reason IN ('joined', 'earned', 'review', 'inactivity',
                'returned', 'gifted', 'paid', 'matched', 'challenge', 'partner', 'lifetime',
                'ended', 'imported', 'corrected')),
              day INTEGER NOT NULL,
              at INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE INDEX tier_change_of_member ON tier_change (member_id, tier_set, id)",
        ] + appendOnly("tier_change", "changes of tiers") + [
            """
            CREATE TABLE milestone (
              member_id INTEGER NOT NULL REFERENCES member (id),
              tier_set TEXT NOT NULL CHECK (tier_set <> ''),
              milestone TEXT NOT NULL CHECK (milestone <> ''),
              window_day INTEGER NOT NULL,
              lot_id INTEGER REFERENCES lot (id),
              prepayment_id INTEGER REFERENCES prepayment (id)
                CHECK ((lot_id IS NULL) <> (prepayment_id IS NULL)),
              at INTEGER NOT NULL,
              PRIMARY KEY (member_id, tier_set, milestone, window_day)
            ) STRICT, WITHOUT ROWID
            """
        ] + appendOnly("milestone", "milestones") + [
            """
            CREATE TABLE status_match (
              member_id INTEGER NOT NULL REFERENCES member (id),
              tier_set TEXT NOT NULL CHECK (tier_set <> ''),
              matched_on INTEGER NOT NULL,
              tier TEXT NOT NULL CHECK (tier <> ''),
              proof TEXT NOT NULL CHECK (proof <> ''),
              provisional_until INTEGER NOT NULL CHECK (provisional_until > matched_on),
              recorded_at INTEGER NOT NULL,
              PRIMARY KEY (member_id, tier_set, matched_on)
            ) STRICT, WITHOUT ROWID
            """
        ] + appendOnly("status_match", "matches of status")

    /// Each occasion and each window of a reward once; each ticket of a draw with its roll.
    static let given =
        [
            """
            CREATE TABLE drip (
              subscription_id INTEGER NOT NULL REFERENCES subscription (id),
              benefit TEXT NOT NULL CHECK (benefit <> ''),
              day INTEGER NOT NULL,
              member_id INTEGER NOT NULL REFERENCES member (id),
              lot_id INTEGER REFERENCES lot (id),
              prepayment_id INTEGER REFERENCES prepayment (id)
                CHECK ((lot_id IS NULL) <> (prepayment_id IS NULL)),
              at INTEGER NOT NULL,
              PRIMARY KEY (subscription_id, benefit, day)
            ) STRICT, WITHOUT ROWID
            """
        ] + appendOnly("drip", "what was given on occasions") + [
            """
            CREATE TABLE reward_issue (
              id INTEGER PRIMARY KEY,
              subscription_id INTEGER NOT NULL REFERENCES subscription (id),
              benefit TEXT NOT NULL CHECK (benefit <> ''),
              window_day INTEGER NOT NULL,
              currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
              spend INTEGER NOT NULL CHECK (spend >= 0),
              amount INTEGER NOT NULL CHECK (amount >= 0),
              state TEXT NOT NULL CHECK (state IN ('issued', 'forfeited')),
              lot_id INTEGER REFERENCES lot (id),
              prepayment_id INTEGER REFERENCES prepayment (id)
                CHECK (lot_id IS NULL OR prepayment_id IS NULL),
              at INTEGER NOT NULL,
              CONSTRAINT what_is_issued_is_given CHECK ((state = 'issued' AND amount > 0)
                = (lot_id IS NOT NULL OR prepayment_id IS NOT NULL))
            ) STRICT
            """,
            """
            CREATE UNIQUE INDEX one_reward_per_window
            ON reward_issue (subscription_id, benefit, window_day)
            """,
        ] + appendOnly("reward_issue", "rewards") + [
            """
            CREATE TABLE draw (
              plan TEXT NOT NULL CHECK (plan <> ''),
              benefit TEXT NOT NULL CHECK (benefit <> ''),
              seed INTEGER NOT NULL,
              made_at INTEGER NOT NULL,
              PRIMARY KEY (plan, benefit)
            ) STRICT, WITHOUT ROWID
            """
        ] + appendOnly("draw", "seeds of draws") + [
            """
            CREATE TABLE draw_ticket (
              id INTEGER PRIMARY KEY,
              plan TEXT NOT NULL,
              benefit TEXT NOT NULL,
              member_id INTEGER NOT NULL REFERENCES member (id),
              purchase_id INTEGER NOT NULL,
              n INTEGER NOT NULL,
              chance INTEGER NOT NULL CHECK (chance BETWEEN 0 AND 10000),
              roll INTEGER NOT NULL CHECK (roll BETWEEN 0 AND 9999),
              outcome TEXT NOT NULL CHECK (outcome IN ('won', 'lost', 'no_budget')),
              lot_id INTEGER REFERENCES lot (id),
              prepayment_id INTEGER REFERENCES prepayment (id)
                CHECK (lot_id IS NULL OR prepayment_id IS NULL),
              at INTEGER NOT NULL,
              CONSTRAINT the_roll_decides CHECK (CASE outcome WHEN 'won' THEN roll < chance
                WHEN 'lost' THEN roll >= chance ELSE TRUE END),
              CONSTRAINT who_wins_gets_the_prize CHECK ((outcome = 'won')
                = (lot_id IS NOT NULL OR prepayment_id IS NOT NULL)),
              FOREIGN KEY (plan, benefit) REFERENCES draw (plan, benefit),
              FOREIGN KEY (purchase_id, n) REFERENCES purchase_effect (purchase_id, n)
            ) STRICT
            """,
            """
            CREATE UNIQUE INDEX one_roll_per_ticket ON draw_ticket (purchase_id, n)
            """,
            "CREATE INDEX ticket_of_draw ON draw_ticket (plan, benefit, id)",
        ] + appendOnly("draw_ticket", "tickets")
}
