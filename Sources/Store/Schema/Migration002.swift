/// Everything billing can do: changes, pauses, offers, taxes, refunds, held balances, notices.
///
/// A table whose rules change is made anew and filled from the old one. Triggers that speak of a
/// table while it is missing would stop the renaming, so they go first and come back last.
enum Migration002 {
    static let migration = Migration(
        number: 2,
        name: "the whole billing engine",
        sql: triggersInTheWay + members + subscriptions + invoices + attempts + books + lots
            + projections + rules + credits + changes + offers + proofs + notices
    )

    private static let triggersInTheWay = [
        "DROP TRIGGER only_an_open_invoice_is_charged",
        "DROP TRIGGER a_charged_invoice_is_not_given_up",
        "DROP TRIGGER only_a_success_pays",
        "DROP TRIGGER recognized_days_are_closed_insert",
        "DROP TRIGGER recognized_days_are_closed_update",
    ]

    private static let members = [
        """
        ALTER TABLE member ADD COLUMN region TEXT
          CHECK (region GLOB '[A-Z][A-Z]' OR region GLOB '[A-Z][A-Z]-[A-Z0-9]'
            OR region GLOB '[A-Z][A-Z]-[A-Z0-9][A-Z0-9]'
            OR region GLOB '[A-Z][A-Z]-[A-Z0-9][A-Z0-9][A-Z0-9]')
        """,
        """
        ALTER TABLE member ADD COLUMN household TEXT
          CHECK (length(household) BETWEEN 1 AND 64 AND household NOT GLOB '*[^-A-Za-z0-9_.:]*')
        """,
        """
        CREATE INDEX member_of_household ON member (household, id) WHERE household IS NOT NULL
        """,
    ]

    /// The new table takes the old one's place and name.
    static func replacing(_ table: String, _ copy: String) -> [String] {
        [copy, "DROP TABLE \(table)", "ALTER TABLE new_\(table) RENAME TO \(table)"]
    }

    static func appendOnly(_ table: String, _ things: String) -> [String] {
        Migration001.appendOnly(table, things)
    }

    static func appendOnlyDelete(_ table: String, _ sentence: String) -> String {
        Migration001.appendOnlyDelete(table, sentence)
    }
}
