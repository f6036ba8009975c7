/// The first schema: plans, members, subscriptions, invoices, books, journal.
///
/// Laid out for the nightly run: keys that grow with time, so a night's inserts append; one row per
/// member and source for the checkout. Times are UTC milliseconds, days are days since 1970-01-01,
/// money is minor units.
enum Migration001 {
    static let migration = Migration(
        number: 1,
        name: "first schema",
        sql: settings + catalog + members + subscriptions + invoices + books + projections + journal
    )

    static let settings =
        [
            """
            CREATE TABLE setting (
              name TEXT NOT NULL PRIMARY KEY CHECK (name IN ('zone', 'created_at')),
              value TEXT NOT NULL CHECK (value <> '')
            ) STRICT, WITHOUT ROWID
            """
        ] + appendOnly("setting", "settings") + [
            """
            CREATE TABLE test_clock (
              one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
              now INTEGER NOT NULL
            ) STRICT
            """,
            appendOnlyDelete("test_clock", "a test clock stays"),
            """
            CREATE TRIGGER test_clock_moves_forward BEFORE UPDATE ON test_clock
            WHEN NEW.now < OLD.now OR NEW.one <> OLD.one
            BEGIN SELECT RAISE(ABORT, 'a test clock only moves forward'); END
            """,
        ]

    static let catalog =
        [
            """
            CREATE TABLE plan_version (
              id INTEGER PRIMARY KEY,
              plan TEXT NOT NULL,
              version INTEGER NOT NULL CHECK (version > 0),
              source TEXT NOT NULL,
              source_hash BLOB NOT NULL CHECK (length(source_hash) = 32),
              loaded_at INTEGER NOT NULL,
              UNIQUE (plan, version),
              UNIQUE (id, plan)
            ) STRICT
            """,
            """
            CREATE TABLE price (
              id INTEGER PRIMARY KEY,
              plan_version_id INTEGER NOT NULL REFERENCES plan_version (id),
              price TEXT NOT NULL,
              effective_from INTEGER NOT NULL,
              amount INTEGER NOT NULL CHECK (amount >= 0),
              currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
              UNIQUE (plan_version_id, price, effective_from),
              UNIQUE (id, plan_version_id)
            ) STRICT
            """,
        ] + appendOnly("plan_version", "plan versions") + appendOnly("price", "prices")

    static let members =
        [
            """
            CREATE TABLE member (
              id INTEGER PRIMARY KEY,
              member TEXT NOT NULL UNIQUE
                CHECK (length(member) BETWEEN 1 AND 64 AND member NOT GLOB '*[^-A-Za-z0-9_.:]*'),
              zone TEXT,
              joined_at INTEGER NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE person (
              member_id INTEGER PRIMARY KEY REFERENCES member (id),
              name TEXT,
              email TEXT,
              CHECK (name IS NOT NULL OR email IS NOT NULL)
            ) STRICT
            """,
            """
            CREATE TRIGGER a_member_keeps_its_id BEFORE UPDATE OF id, member, joined_at ON member
            BEGIN SELECT RAISE(ABORT, 'a member keeps its id'); END
            """,
            appendOnlyDelete("member", "members stay; erasing a person deletes the person alone"),
        ]

    /// Triggers that refuse to change or delete a row.
    static func appendOnly(_ table: String, _ things: String) -> [String] {
        [
            """
            CREATE TRIGGER \(table)_is_append_only_update BEFORE UPDATE ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(things) are append-only'); END
            """,
            appendOnlyDelete(table, "\(things) are append-only"),
        ]
    }

    /// A trigger that refuses to delete a row.
    static func appendOnlyDelete(_ table: String, _ sentence: String) -> String {
        """
        CREATE TRIGGER \(table)_is_append_only_delete BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(sentence)'); END
        """
    }
}
