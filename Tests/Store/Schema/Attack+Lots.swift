@testable import Store

extension Attack {
    static let holdings: [Attack] = terms + entries + counts

    private static let terms: [Attack] = [
        Attack(
            "a lot of nothing known",
            .check("lot", "kind IN (\(Migration004.lotKinds))"),
            lot(["kind": "'wishes'"]),
            legal: lot(["kind": "'item'"])
        ),
        Attack(
            "a lot without a name",
            .check("lot", "name <> ''"),
            lot(["name": "''"]),
            legal: lot(["name": "'tea'"])
        ),
        Attack(
            "uses of a currency",
            .check("lot", currency),
            lot(["currency": "'USD'"]),
            legal: lot(["currency": "'USD'", "kind": "'certificate'"])
        ),
        Attack(
            "money off in no currency",
            .check("lot", currency),
            lot(["kind": "'certificate'"]),
            legal: lot([:])
        ),
        Attack(
            "a lot from nowhere",
            .check(
                "lot",
                """
                source IN ('plan', 'tier', 'rollover', 'grant', 'drip',
                    'purchase', 'reward', 'stamps', 'draw', 'milestone', 'referral', 'transfer',
                    'returned', 'overage')
                """
            ),
            lot(["source": "'sky'"]),
            legal: lot(["source": "'grant'"])
        ),
        Attack(
            "a window of no subscription",
            .check("lot", "window_day IS NULL OR subscription_id IS NOT NULL"),
            lot(["window_day": "1", "subscription_id": "NULL"]),
            legal: lot(["window_day": "1"])
        ),
        Attack(
            "a lot of nothing",
            .check("lot", "amount <> 0"),
            lot(["amount": "0", "remaining": "0"]),
            legal: lot(["amount": "-1", "remaining": "0"])
        ),
        Attack(
            "more left than was given",
            .check("lot", remaining),
            lot(["remaining": "6"]),
            legal: lot(["remaining": "5"])
        ),
        Attack(
            "an overdrawn lot",
            .check("lot", remaining),
            lot(["remaining": "-1"]),
            legal: lot(["remaining": "0"])
        ),
        Attack(
            "a debt that became a credit",
            .check("lot", remaining),
            lot(["amount": "-5", "remaining": "1"]),
            legal: lot(["amount": "-5", "remaining": "-5"])
        ),
        Attack(
            "gone before it counts",
            .check("lot", "expires_at > effective_from"),
            lot(["expires_at": "effective_from"]),
            legal: lot(["expires_at": "effective_from + 1"])
        ),
        Attack(
            "a lot of nobody",
            .reference("lot (member_id)"),
            lot(["member_id": "99"]),
            legal: lot(["member_id": "2"])
        ),
        Attack(
            "a lot of no subscription",
            .reference("lot (subscription_id)"),
            lot(["subscription_id": "99"]),
            legal: lot(["subscription_id": "2"])
        ),
        Attack(
            "a lot of no purchase",
            .reference("lot (purchase_id)"),
            lot(["purchase_id": "99"]),
            legal: lot(["purchase_id": "2"])
        ),
        Attack(
            "one window given twice",
            .index("one_lot_per_window"),
            lot(["window_day": "window_day"]),
            legal: lot(["window_day": "window_day", "source": "'rollover'"])
        ),
        Attack(
            "a lot that grew",
            .trigger("a_lot_keeps_its_terms"),
            .run("UPDATE lot SET amount = 6 WHERE id = 1"),
            legal: .run("UPDATE lot SET remaining = 5 WHERE id = 1")
        ),
        Attack(
            "a lot gone",
            .trigger("lot_is_append_only_delete"),
            .steps([lot([:]), .run("DELETE FROM lot WHERE id = 90")]),
            legal: lot([:])
        ),
    ]

    private static let entries: [Attack] = [
        Attack(
            "an entry of nothing known",
            .check(
                "lot_entry",
                """
                kind IN ('granted', 'used', 'restored', 'clawed_back',
                    'expired', 'decayed', 'forfeited', 'transferred', 'repaid', 'corrected')
                """
            ),
            entry(["kind": "'lost'"]),
            legal: entry([:])
        ),
        Attack(
            "an entry that changes nothing",
            .check("lot_entry", "change <> 0"),
            entry(["change": "0"]),
            legal: entry(["change": "1"])
        ),
        Attack(
            "an empty reference",
            .check("lot_entry", "reference <> ''"),
            entry(["reference": "''"]),
            legal: entry(["reference": "'desk 2'"])
        ),
        Attack(
            "an entry of no lot",
            .reference("lot_entry (lot_id)"),
            entry(["lot_id": "99"]),
            legal: entry([:])
        ),
        Attack(
            "an entry by no purchase",
            .reference("lot_entry (purchase_id)"),
            entry(["purchase_id": "99"]),
            legal: entry(["purchase_id": "2"])
        ),
        Attack(
            "an entry by no return",
            .reference("lot_entry (return_id)"),
            entry(["return_id": "99"]),
            legal: entry(["return_id": "1"])
        ),
        Attack(
            "a lot given twice",
            .index("one_grant_per_lot"),
            entry(["kind": "'granted'"]),
            legal: entry(["kind": "'corrected'"])
        ),
        Attack(
            "an entry of no use",
            .reference("lot_entry (use_id)"),
            entry(["use_id": "99"]),
            legal: entry(["use_id": "2"])
        ),
        Attack(
            "an entry changed",
            .trigger("lot_entry_is_append_only_update"),
            .run("UPDATE lot_entry SET change = 1 WHERE id = 1"),
            legal: entry([:])
        ),
        Attack(
            "an entry gone",
            .trigger("lot_entry_is_append_only_delete"),
            .run("DELETE FROM lot_entry WHERE id = 1"),
            legal: entry([:])
        ),
    ]

    private static let counts: [Attack] = [
        Attack(
            "a count of less than nobody",
            .check("tally", "member_id >= 0"),
            tally(["member_id": "-1"]),
            legal: tally(["member_id": "0"])
        ),
        Attack(
            "a count of nothing known",
            .check("tally", "kind IN (\(Migration004.tallyKinds))"),
            tally(["kind": "'smiles'"]),
            legal: tally(["kind": "'items'"])
        ),
        Attack(
            "a count without a name",
            .check("tally", "name <> ''"),
            tally(["name": "''"]),
            legal: tally(["name": "'x'"])
        ),
        Attack(
            "a day counted twice",
            .key("tally.member_id, tally.kind, tally.name, tally.day"),
            tally(["day": "day"]),
            legal: tally([:])
        ),
        Attack(
            "a count gone",
            .trigger("tally_is_append_only_delete"),
            .run("DELETE FROM tally"),
            legal: .run("UPDATE tally SET amount = 0")
        ),
    ]

    private static let currency = """
        currency GLOB '[A-Z][A-Z][A-Z]'
            AND (kind = 'certificate') = (currency IS NOT NULL)
        """

    private static let remaining = "remaining BETWEEN min(amount, 0) AND max(amount, 0)"

    /// Another lot of ada's rides, for the next window.
    private static func lot(_ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "window_day": "window_day + 1"]
        return .copy("lot", of: "id = 1", fresh.merging(replaced) { $1 })
    }

    /// Another use of them.
    private static func entry(_ replaced: [String: String]) -> Change {
        .copy("lot_entry", of: "kind = 'used'", ["id": "90"].merging(replaced) { $1 })
    }

    private static func tally(_ replaced: [String: String]) -> Change {
        .copy("tally", of: "kind = 'saved'", ["day": "day + 50"].merging(replaced) { $1 })
    }
}
