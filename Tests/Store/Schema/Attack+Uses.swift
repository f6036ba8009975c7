@testable import Store

extension Attack {
    static let benefitUses: [Attack] = counted + returns + marks

    private static let counted: [Attack] = [
        Attack(
            "a use of none",
            .check("benefit_use", "quantity >= 1"),
            use(["quantity": "0"]),
            legal: use(["quantity": "1"])
        ),
        Attack(
            "a use counted nowhere known",
            .check("benefit_use", "counted IN ('lots', 'tally')"),
            use(["counted": "'heads'"]),
            legal: use(["counted": "'tally'"])
        ),
        Attack(
            "a use that took and is not counted",
            .check("benefit_use", "uses >= 0 AND (uses > 0) = (counted IS NOT NULL)"),
            use(["counted": "NULL"]),
            legal: use(["counted": "NULL", "uses": "0", "overage": "0"])
        ),
        Attack(
            "more beyond the limit than was used",
            .check("benefit_use", "overage BETWEEN 0 AND uses"),
            use(["overage": "4"]),
            legal: use(["overage": "3"])
        ),
    ]

    private static let returns: [Attack] = [
        Attack(
            "nothing came back",
            .check("benefit_return", "quantity >= 1"),
            back(["quantity": "0"]),
            legal: back(["quantity": "1"])
        ),
        Attack(
            "less than nothing came back",
            .check("benefit_return", "uses >= 0"),
            back(["uses": "-1"]),
            legal: back(["uses": "0"])
        ),
        Attack(
            "a return with an empty reference",
            .check("benefit_return", "reference <> ''"),
            back(["reference": "''"]),
            legal: back(["reference": "NULL"])
        ),
        Attack(
            "a return of no use",
            .reference("benefit_return (use_id)"),
            back(["use_id": "99"]),
            legal: back(["use_id": "3"])
        ),
        Attack(
            "a return told twice",
            .index("one_benefit_return_per_reference"),
            back(["reference": "'back-1'"]),
            legal: back(["reference": "'back-1'", "use_id": "3"])
        ),
        Attack(
            "more came back than was used",
            .trigger("no_more_comes_back_than_was_used"),
            back(["quantity": "3"]),
            legal: back(["quantity": "2"])
        ),
        Attack(
            "a return changed",
            .trigger("benefit_return_is_append_only_update"),
            .run("UPDATE benefit_return SET quantity = 2"),
            legal: back([:])
        ),
        Attack(
            "a return gone",
            .trigger("benefit_return_is_append_only_delete"),
            .run("DELETE FROM benefit_return"),
            legal: back([:])
        ),
    ]

    private static let marks: [Attack] = [
        Attack(
            "a mark of nothing known",
            .check("window_mark", "kind IN (\(Migration004.lotKinds))"),
            mark(["kind": "'wishes'"]),
            legal: mark(["kind": "'item'"])
        ),
        Attack(
            "a mark without a name",
            .check("window_mark", "name <> ''"),
            mark(["name": "''"]),
            legal: mark(["name": "'x'"])
        ),
        Attack(
            "a window marked twice",
            .key(
                "window_mark.member_id, window_mark.kind, window_mark.name, "
                    + "window_mark.subscription_id, window_mark.window_day"
            ),
            mark(["window_day": "window_day"]),
            legal: mark([:])
        ),
        Attack(
            "a mark of nobody's window",
            .reference("window_mark (member_id)"),
            mark(["member_id": "99"]),
            legal: mark(["member_id": "2"])
        ),
        Attack(
            "a mark of no subscription",
            .reference("window_mark (subscription_id)"),
            mark(["subscription_id": "99"]),
            legal: mark(["subscription_id": "2"])
        ),
        Attack(
            "a mark moved",
            .trigger("window_mark_is_append_only_update"),
            .run("UPDATE window_mark SET marked_at = 0"),
            legal: mark([:])
        ),
        Attack(
            "a mark gone",
            .trigger("window_mark_is_append_only_delete"),
            .run("DELETE FROM window_mark"),
            legal: mark([:])
        ),
    ]

    /// Another use of fay's towels.
    private static func use(_ replaced: [String: String]) -> Change {
        .copy("benefit_use", of: "id = 2", ["id": "90"].merging(replaced) { $1 })
    }

    /// One more of them came back.
    private static func back(_ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "reference": "'back-2'"]
        return .copy("benefit_return", of: "id = 1", fresh.merging(replaced) { $1 })
    }

    private static func mark(_ replaced: [String: String]) -> Change {
        .copy(
            "window_mark",
            of: "name = 'ride'",
            ["window_day": "window_day + 1"].merging(replaced) { $1 }
        )
    }
}
