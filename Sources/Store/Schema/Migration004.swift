/// What memberships give: lots and counts, purchases and returns, tiers, households, admission.
///
/// Tables come in the order in which they refer to each other. Counts that belong to all members
/// together stand under member 0, so tables that have some refer to no member.
enum Migration004 {
    static let migration = Migration(
        number: 4,
        name: "benefits, purchases, tiers and households",
        sql: members + entitlements + books + reservations + purchases + lots + effects + returns
            + holds + tiers + given + households + admission + upkeep
    )

    /// Somebody may be known by a birthday alone.
    private static let members =
        [
            """
            CREATE TABLE new_person (
              member_id INTEGER PRIMARY KEY REFERENCES member (id),
              name TEXT,
              email TEXT,
              birthday INTEGER,
              address_key TEXT CHECK (address_key <> ''),
              CONSTRAINT something_is_known CHECK (name IS NOT NULL OR email IS NOT NULL
                OR birthday IS NOT NULL OR address_key IS NOT NULL)
            ) STRICT
            """
        ]
        + replacing(
            "person",
            """
            INSERT INTO new_person (member_id, name, email)
            SELECT member_id, name, email FROM person ORDER BY member_id
            """
        )

    /// Who shares a membership has a row beside the one of its own member.
    private static let entitlements = [
        "ALTER TABLE entitlement ADD COLUMN tier TEXT CHECK (tier <> '')",
        """
        ALTER TABLE entitlement ADD COLUMN role TEXT
          CHECK (role IN ('owner', 'adult', 'teen', 'child'))
        """,
        "DROP INDEX one_entitlement_per_subscription",
        """
        CREATE UNIQUE INDEX one_entitlement_per_subscription ON entitlement (subscription_id)
        WHERE role IS NULL
        """,
    ]

    static func replacing(_ table: String, _ copy: String) -> [String] {
        Migration002.replacing(table, copy)
    }

    static func appendOnly(_ table: String, _ things: String) -> [String] {
        Migration001.appendOnly(table, things)
    }

    static func appendOnlyDelete(_ table: String, _ sentence: String) -> String {
        Migration001.appendOnlyDelete(table, sentence)
    }
}
