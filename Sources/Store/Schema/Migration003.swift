/// Until when payment methods work.
///
/// A method is known by the text that subscriptions are paid with, so all of them share its one date.
/// A text is what a gateway calls a method, and nothing of it tells whose it is.
enum Migration003 {
    static let migration = Migration(
        number: 3,
        name: "until when payment methods work",
        sql: [
            // A card works through the last day of its month; the last one that a day number means
            // here is that of the year 9999.
            """
            CREATE TABLE method_expiry (
              pay_with TEXT NOT NULL PRIMARY KEY
                CHECK (pay_with GLOB '?*:?*' AND pay_with NOT GLOB 'offline:*'),
              expires_on INTEGER NOT NULL CHECK (expires_on BETWEEN 0 AND 2932896
                AND coalesce(strftime('%d', (expires_on + 1) * 86400, 'unixepoch'), '01') = '01')
            ) STRICT, WITHOUT ROWID
            """,
            // Whoever pays with one is looked up when its date moves.
            """
            CREATE INDEX subscription_of_method ON subscription (pay_with, id)
            WHERE state <> 'ended' AND pay_with GLOB '?*:?*'
            """,
        ]
    )
}
