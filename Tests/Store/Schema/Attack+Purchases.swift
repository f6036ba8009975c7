extension Attack {
    static let purchases: [Attack] = orders + orderLines + returns + returned

    private static let orders: [Attack] =
        [
            Attack(
                "an order without a reference",
                .check("purchase", "reference <> ''"),
                order(["reference": "''"]),
                legal: order([:])
            ),
            Attack(
                "one order told twice",
                .key("purchase.reference"),
                order(["reference": "reference"]),
                legal: order(["reference": "'order-1 '"])
            ),
            Attack(
                "an order from nowhere",
                .check("purchase", "source IN ('checkout', 'recorded', 'imported')"),
                order(["source": "'dreamt'"]),
                legal: order(["source": "'imported'"])
            ),
            Attack(
                "a currency in small letters",
                .check("purchase", "currency GLOB '[A-Z][A-Z][A-Z]'"),
                order(["currency": "'usd'"]),
                legal: order(["currency": "'EUR'"])
            ),
        ]
        + ["gross", "net", "saved", "certificates", "points_worth", "delivery", "fees"].map {
            Attack(
                "\($0) below nothing",
                .check("purchase", "\($0) >= 0"),
                order([$0: "-1"]),
                legal: order([:])
            )
        } + [
            Attack(
                "goods that do not add up",
                .check("purchase", "goods_add_up"),
                order(["net": "net + 1"]),
                legal: order(["net": "net + 1", "gross": "gross + 1"])
            ),
            Attack(
                "an empty channel",
                .check("purchase", "channel <> ''"),
                order(["channel": "''"]),
                legal: order(["channel": "NULL"])
            ),
            Attack(
                "an empty region",
                .check("purchase", "region <> ''"),
                order(["region": "''"]),
                legal: order(["region": "'FR'"])
            ),
            Attack(
                "an empty partner",
                .check("purchase", "partner <> ''"),
                order(["partner": "''"]),
                legal: order(["partner": "'rail'"])
            ),
            Attack(
                "a checkout that nothing was set aside for",
                .check("purchase", "(source = 'checkout') = (reservation_id IS NOT NULL)"),
                order(["source": "'checkout'"]),
                legal: order(["source": "'checkout'", "reservation_id": "3"])
            ),
            Attack(
                "a digest of another length",
                .check("purchase", "length(digest) = 32"),
                order(["digest": "x'00'"]),
                legal: order(["digest": "zeroblob(32)"])
            ),
            Attack(
                "an order of nobody",
                .reference("purchase (member_id)"),
                order(["member_id": "99"]),
                legal: order(["member_id": "2"])
            ),
            Attack(
                "a checkout of no reservation",
                .reference("purchase (reservation_id)"),
                order(["source": "'checkout'", "reservation_id": "99"]),
                legal: order(["source": "'checkout'", "reservation_id": "2"])
            ),
            Attack(
                "a reservation that is bought twice",
                .index("one_purchase_per_reservation"),
                order(["source": "'checkout'", "reservation_id": "1"]),
                legal: order([:])
            ),
            Attack(
                "an order changed",
                .trigger("purchase_is_append_only_update"),
                .run("UPDATE purchase SET recorded_at = 0"),
                legal: order([:])
            ),
            Attack(
                "an order gone",
                .trigger("purchase_is_append_only_delete"),
                .steps([order([:]), .run("DELETE FROM purchase WHERE id = 90")]),
                legal: order([:])
            ),
        ]

    private static let orderLines: [Attack] = [
        Attack(
            "a line before the first",
            .check("purchase_line", "line >= 1"),
            line(["line": "0"]),
            legal: line([:])
        ),
        Attack(
            "a line of nothing",
            .check("purchase_line", "product <> ''"),
            line(["product": "''"]),
            legal: line(["product": "'x'"])
        ),
        Attack(
            "an empty category",
            .check("purchase_line", "category <> ''"),
            line(["category": "''"]),
            legal: line(["category": "NULL"])
        ),
        Attack(
            "a line of no items",
            .check("purchase_line", "quantity >= 1"),
            line(["quantity": "0"]),
            legal: line(["quantity": "1"])
        ),
        Attack(
            "goods below nothing",
            .check("purchase_line", "gross >= 0"),
            line(["gross": "-1"]),
            legal: line(["gross": "0", "net": "0"])
        ),
        Attack(
            "paid more than it cost",
            .check("purchase_line", "net BETWEEN 0 AND gross"),
            line(["net": "gross + 1"]),
            legal: line(["net": "gross"])
        ),
        Attack(
            "one line twice",
            .key("purchase_line.purchase_id, purchase_line.line"),
            line(["line": "1"]),
            legal: line([:])
        ),
        Attack(
            "a line of no order",
            .reference("purchase_line (purchase_id)"),
            line(["purchase_id": "99"]),
            legal: line(["purchase_id": "2"])
        ),
        Attack(
            "a line changed",
            .trigger("purchase_line_is_append_only_update"),
            .run("UPDATE purchase_line SET net = 0"),
            legal: line([:])
        ),
        Attack(
            "a line gone",
            .trigger("purchase_line_is_append_only_delete"),
            .steps([line([:]), .run("DELETE FROM purchase_line WHERE line = 9")]),
            legal: line([:])
        ),
    ]

    private static let returns: [Attack] = [
        Attack(
            "a return without a reference",
            .check("purchase_return", "reference <> ''"),
            back(["reference": "''"]),
            legal: back([:])
        ),
        Attack(
            "one return told twice",
            .key("purchase_return.reference"),
            back(["reference": "reference"]),
            legal: back([:])
        ),
        Attack(
            "less than nothing back",
            .check("purchase_return", "net >= 0"),
            back(["net": "-1"]),
            legal: back(["net": "0"])
        ),
        Attack(
            "a digest of another length",
            .check("purchase_return", "length(digest) = 32"),
            back(["digest": "x'00'"]),
            legal: back([:])
        ),
        Attack(
            "a return of no order",
            .reference("purchase_return (purchase_id)"),
            back(["purchase_id": "99"]),
            legal: back(["purchase_id": "2"])
        ),
        Attack(
            "a return changed",
            .trigger("purchase_return_is_append_only_update"),
            .run("UPDATE purchase_return SET net = 0"),
            legal: back([:])
        ),
        Attack(
            "a return gone",
            .trigger("purchase_return_is_append_only_delete"),
            .steps([back([:]), .run("DELETE FROM purchase_return WHERE id = 90")]),
            legal: back([:])
        ),
    ]

    private static let returned: [Attack] = [
        Attack(
            "fewer than no items back",
            .check("return_line", "quantity >= 0"),
            backLine(["quantity": "-1"]),
            legal: backLine(["quantity": "0"])
        ),
        Attack(
            "nothing back",
            .check("return_line", "net > 0 OR (net = 0 AND quantity > 0)"),
            backLine(["quantity": "0", "net": "0"]),
            legal: backLine(["quantity": "1", "net": "0"])
        ),
        Attack(
            "one line back twice",
            .key("return_line.return_id, return_line.line"),
            backLine(["line": "1"]),
            legal: backLine([:])
        ),
        Attack(
            "back with no return",
            .reference("return_line (return_id, purchase_id)"),
            backLine(["return_id": "99"]),
            legal: backLine([:])
        ),
        Attack(
            "back of no line",
            .reference("return_line (purchase_id, line)"),
            backLine(["line": "9"]),
            legal: backLine([:])
        ),
        Attack(
            "more items back than were bought",
            .trigger("returns_stay_within_their_line"),
            backLine(["quantity": "2"]),
            legal: backLine(["quantity": "1"])
        ),
        Attack(
            "more money back than was paid",
            .trigger("returns_stay_within_their_line"),
            backLine(["net": "3401"]),
            legal: backLine(["net": "3400"])
        ),
        Attack(
            "a line of a return changed",
            .trigger("return_line_is_append_only_update"),
            .run("UPDATE return_line SET net = 1"),
            legal: backLine([:])
        ),
        Attack(
            "a line of a return gone",
            .trigger("return_line_is_append_only_delete"),
            .run("DELETE FROM return_line"),
            legal: backLine([:])
        ),
        Attack(
            "nothing undone",
            .check("return_effect", "amount <> 0"),
            undone(["amount": "0"]),
            legal: undone([:])
        ),
        Attack(
            "one effect undone twice",
            .key("return_effect.return_id, return_effect.n"),
            undone(["n": "1"]),
            legal: undone([:])
        ),
        Attack(
            "undone with no return",
            .reference("return_effect (return_id, purchase_id)"),
            undone(["return_id": "99"]),
            legal: undone([:])
        ),
        Attack(
            "undone what was never done",
            .reference("return_effect (purchase_id, n)"),
            undone(["n": "9"]),
            legal: undone([:])
        ),
        Attack(
            "more undone than done",
            .trigger("no_more_is_undone_than_was_done"),
            undone(["amount": "3"]),
            legal: undone(["amount": "2"])
        ),
        Attack(
            "done once more by a return",
            .trigger("no_more_is_undone_than_was_done"),
            undone(["amount": "-1"]),
            legal: undone(["amount": "1"])
        ),
        Attack(
            "what was undone changed",
            .trigger("return_effect_is_append_only_update"),
            .run("UPDATE return_effect SET amount = 1"),
            legal: undone([:])
        ),
        Attack(
            "what was undone gone",
            .trigger("return_effect_is_append_only_delete"),
            .run("DELETE FROM return_effect"),
            legal: undone([:])
        ),
    ]

    /// Another order like guy's.
    private static func order(_ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "reference": "'order-90'"]
        return .copy("purchase", of: "id = 2", fresh.merging(replaced) { $1 })
    }

    private static func line(_ replaced: [String: String]) -> Change {
        .copy("purchase_line", of: "purchase_id = 1", ["line": "9"].merging(replaced) { $1 })
    }

    private static func back(_ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "reference": "'back-90'"]
        return .copy("purchase_return", of: "id = 1", fresh.merging(replaced) { $1 })
    }

    /// The tea of ada's order comes back as well.
    private static func backLine(_ replaced: [String: String]) -> Change {
        let fresh = ["line": "2", "quantity": "1", "net": "1"]
        return .copy("return_line", of: "return_id = 1", fresh.merging(replaced) { $1 })
    }

    /// So do her rides.
    private static func undone(_ replaced: [String: String]) -> Change {
        let fresh = ["n": "2", "amount": "1"]
        return .copy("return_effect", of: "n = 1", fresh.merging(replaced) { $1 })
    }
}
