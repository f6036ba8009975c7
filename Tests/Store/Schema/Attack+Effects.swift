@testable import Store

extension Attack {
    static let effects: [Attack] =
        both("purchase") + both("reservation") + [
            Attack(
                "points of no lot",
                .check("purchase_effect", "(kind = 'points') = (lot_id IS NOT NULL)"),
                effect("purchase", 3, ["lot_id": "NULL"]),
                legal: effect("purchase", 3, [:])
            ),
            Attack(
                "a lot that never was",
                .reference("purchase_effect (lot_id)"),
                effect("purchase", 3, ["lot_id": "99"]),
                legal: effect("purchase", 3, [:])
            ),
        ]

    /// The rules of effects, which those of purchases and those of reservations have alike.
    private static func both(_ owner: String) -> [Attack] {
        let table = "\(owner)_effect"
        let rule = { (text: String) in Rule.check(table, text) }
        let tally = { (replaced: [String: String]) in effect(owner, 1, replaced) }
        let use = { (replaced: [String: String]) in effect(owner, 2, replaced) }
        let points = { (replaced: [String: String]) in effect(owner, 3, replaced) }
        let redeem = { (replaced: [String: String]) in effect(owner, 4, replaced) }
        return [
            Attack(
                "an effect before the first",
                rule("n >= 1"),
                tally(["n": "0"]),
                legal: tally([:])
            ),
            Attack(
                "a use of nobody's",
                rule("member_id IS NOT NULL OR kind = 'tally'"),
                use(["member_id": "NULL"]),
                legal: tally(["member_id": "NULL"])
            ),
            Attack(
                "an effect of nothing known",
                rule(
                    """
                    kind IN ('tally', 'use', 'points', 'redeem', 'certificate',
                        'ticket')
                    """
                ),
                use(["kind": "'smile'", "what": "NULL"]),
                legal: use(["kind": "'ticket'", "what": "NULL"])
            ),
            Attack(
                "lines that are no numbers",
                rule("lines GLOB '[1-9]*' AND NOT lines GLOB '*[^0-9,]*'"),
                tally(["lines": "'1,x'"]),
                legal: tally(["lines": "'1,3'"])
            ),
            Attack(
                "a part of nothing known",
                rule("basis IN ('value', 'pieces', 'whole', 'never')"),
                tally(["basis": "'luck'"]),
                legal: tally(["basis": "'pieces'"])
            ),
            Attack("a count of what", rule(what), tally(["what": "NULL"]), legal: tally([:])),
            Attack(
                "a use of nothing known",
                rule(what),
                use(["what": "'metric'"]),
                legal: use(["what": "'item'"])
            ),
            Attack(
                "points of something",
                rule(what),
                points(["what": "'uses'"]),
                legal: points([:])
            ),
            Attack(
                "an effect without a name",
                rule("name <> ''"),
                tally(["name": "''"]),
                legal: tally(["name": "'x'"])
            ),
            Attack(
                "uses of a currency",
                rule(currency),
                use(["currency": "'USD'"]),
                legal: use(["currency": "'USD'", "what": "'certificate'"])
            ),
            Attack(
                "money off in no currency",
                rule(currency),
                use(["kind": "'certificate'", "what": "NULL"]),
                legal: use(["kind": "'certificate'", "what": "NULL", "currency": "'USD'"])
            ),
            Attack(
                "a use of less than nothing",
                rule("amount > 0 OR (amount < 0 AND kind = 'tally')"),
                use(["amount": "-1"]),
                legal: tally(["amount": "-1"])
            ),
            Attack(
                "points worth nothing known",
                rule("worth >= 0 AND (kind = 'redeem') = (worth IS NOT NULL)"),
                redeem(["worth": "NULL"]),
                legal: redeem(["worth": "0"])
            ),
            Attack(
                "points from nobody knows when",
                rule("(kind = 'points') = (effective_from IS NOT NULL)"),
                points(["effective_from": "NULL", "expires_at": "NULL"]),
                legal: points(["expires_at": "NULL"])
            ),
            Attack(
                "points gone before they count",
                rule(expiry),
                points(["expires_at": "effective_from"]),
                legal: points(["expires_at": "effective_from + 1"])
            ),
            Attack(
                "a use that runs out",
                rule(expiry),
                use(["expires_at": "1"]),
                legal: use([:])
            ),
            Attack(
                "a count at a partner",
                rule(
                    "partner <> '' AND (partner IS NULL OR kind IN ('points', 'redeem'))"
                ),
                tally(["partner": "'air'"]),
                legal: redeem(["partner": "'air'"])
            ),
            Attack(
                "an effect twice",
                .key("\(table).\(owner)_id, \(table).n"),
                tally(["n": "n"]),
                legal: tally([:])
            ),
            Attack(
                "an effect of nothing",
                .reference("\(table) (\(owner)_id)"),
                tally(["\(owner)_id": "99"]),
                legal: tally(["\(owner)_id": "2"])
            ),
            Attack(
                "an effect on nobody",
                .reference("\(table) (member_id)"),
                tally(["member_id": "99"]),
                legal: tally(["member_id": "2"])
            ),
            Attack(
                "an effect changed",
                .trigger("\(table)_is_append_only_update"),
                .run("UPDATE \(table) SET amount = 1 WHERE n = 1"),
                legal: tally([:])
            ),
            Attack(
                "an effect gone",
                .trigger("\(table)_is_append_only_delete"),
                .steps([tally([:]), .run("DELETE FROM \(table) WHERE n = 90")]),
                legal: tally([:])
            ),
        ]
    }

    private static let what = """
        CASE kind WHEN 'tally' THEN coalesce(what, '') IN (\(Migration004.tallyKinds))
            WHEN 'use' THEN coalesce(what, '') IN (\(Migration004.lotKinds)) ELSE what IS NULL END
        """

    private static let currency = """
        currency GLOB '[A-Z][A-Z][A-Z]' AND (currency IS NULL)
            = (kind NOT IN ('redeem', 'certificate') AND coalesce(what, '') <> 'certificate')
        """

    private static let expiry = """
        expires_at > effective_from
            AND (expires_at IS NULL OR kind = 'points')
        """

    /// Another like the effect with this number of ada's first checkout.
    private static func effect(
        _ owner: String,
        _ number: Int,
        _ replaced: [String: String]
    ) -> Change {
        .copy(
            "\(owner)_effect",
            of: "\(owner)_id = 1 AND n = \(number)",
            ["n": "90"].merging(replaced) { $1 }
        )
    }
}
