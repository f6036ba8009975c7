/// What members proved, which trials they had, what they used, and what they were told.
extension Migration002 {
    static let proofs =
        [
            """
            CREATE TABLE verification (
              id INTEGER PRIMARY KEY,
              member_id INTEGER NOT NULL REFERENCES member (id),
              kind TEXT NOT NULL CHECK (kind <> ''),
              proof TEXT NOT NULL CHECK (proof <> ''),
              verified_on INTEGER NOT NULL,
              valid_until INTEGER CHECK (valid_until > verified_on),
              recorded_at INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE INDEX verification_of_member ON verification (member_id, kind, id)",
        ] + appendOnly("verification", "proofs") + [
            """
            CREATE TABLE trial_claim (
              kind TEXT NOT NULL CHECK (kind IN ('member', 'household', 'fingerprint')),
              value TEXT NOT NULL CHECK (value <> ''),
              subscription_id INTEGER NOT NULL REFERENCES subscription (id),
              taken_at INTEGER NOT NULL,
              PRIMARY KEY (kind, value)
            ) STRICT, WITHOUT ROWID
            """,
            """
            INSERT INTO trial_claim (kind, value, subscription_id, taken_at)
            SELECT 'member', CAST(member_id AS TEXT), subscription_id, taken_at FROM trial
            """,
        ] + appendOnly("trial_claim", "claims of trials") + [
            """
            CREATE TABLE benefit_use (
              id INTEGER PRIMARY KEY,
              member_id INTEGER NOT NULL REFERENCES member (id),
              subscription_id INTEGER NOT NULL REFERENCES subscription (id),
              benefit TEXT NOT NULL CHECK (benefit <> ''),
              used_at INTEGER NOT NULL,
              day INTEGER NOT NULL,
              value INTEGER CHECK (value >= 0),
              currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'
                AND (value IS NULL) = (currency IS NULL)),
              reference TEXT
            ) STRICT
            """,
            "CREATE INDEX benefit_use_of_subscription ON benefit_use (subscription_id, day)",
        ] + appendOnly("benefit_use", "uses of benefits")

    static let notices =
        [
            // The shop's own notices have no pack; NULL would let them come twice.
            """
            CREATE TABLE notice (
              id INTEGER PRIMARY KEY,
              subscription_id INTEGER NOT NULL REFERENCES subscription (id),
              kind TEXT NOT NULL CHECK (kind IN ('trial_ending', 'renewal_coming', 'price_change',
                'payment_failed', 'grace_ending', 'method_expiring', 'balance_low')),
              pack TEXT NOT NULL
                CHECK (pack IN ('', 'us_ca', 'card_schemes', 'uk', 'de', 'in')),
              about_day INTEGER NOT NULL,
              earliest INTEGER NOT NULL,
              latest INTEGER NOT NULL CHECK (latest >= earliest),
              issued_at INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE UNIQUE INDEX one_notice ON notice (subscription_id, kind, pack, about_day)",
        ] + appendOnly("notice", "notices")
}
