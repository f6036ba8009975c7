@testable import Store

extension Attack {
    static let reservations: [Attack] = promises + holds

    private static let promises: [Attack] = [
        Attack(
            "an empty key",
            .check("reservation", "key <> ''"),
            promise(["key": "''"]),
            legal: promise(["key": "'cart-90'"])
        ),
        Attack(
            "over before it was made",
            .check("reservation", "expires_at > made_at"),
            promise(["expires_at": "made_at"]),
            legal: promise(["expires_at": "made_at + 1"])
        ),
        Attack(
            "a state nobody knows",
            .check("reservation", "state IN ('open', 'committed', 'released')"),
            promise(["state": "'lost'", "settled_at": "1"]),
            legal: promise(["state": "'released'", "settled_at": "1"])
        ),
        Attack(
            "released at no time",
            .check("reservation", "(state = 'open') = (settled_at IS NULL)"),
            promise(["state": "'released'"]),
            legal: promise([:])
        ),
        Attack(
            "committed to nothing",
            .check("reservation", "(state = 'committed') = (purchase_id IS NOT NULL)"),
            promise(["state": "'committed'", "settled_at": "1"]),
            legal: promise(["state": "'committed'", "settled_at": "1", "purchase_id": "2"])
        ),
        Attack(
            "a promise to nobody",
            .reference("reservation (member_id)"),
            promise(["member_id": "99"]),
            legal: promise(["member_id": "2"])
        ),
        Attack(
            "committed to what was never bought",
            .reference("reservation (purchase_id)"),
            promise(["state": "'committed'", "settled_at": "1", "purchase_id": "99"]),
            legal: promise([:])
        ),
        Attack(
            "one key twice",
            .index("one_reservation_per_key"),
            promise(["key": "'cart-1'"]),
            legal: promise([:])
        ),
        Attack(
            "open again",
            .trigger("a_reservation_is_settled_once"),
            .run("UPDATE reservation SET state = 'open', settled_at = NULL WHERE id = 3"),
            legal: .run("UPDATE reservation SET state = 'released', settled_at = 1 WHERE id = 2")
        ),
        Attack(
            "settled later than it lasts, by making it last",
            .trigger("a_reservation_is_settled_once"),
            .run(
                """
                UPDATE reservation SET state = 'released', settled_at = 1,
                  expires_at = expires_at + 1 WHERE id = 2
                """
            ),
            legal: .run("UPDATE reservation SET state = 'released', settled_at = 1 WHERE id = 2")
        ),
        Attack(
            "a promise gone",
            .trigger("reservation_is_append_only_delete"),
            .steps([promise([:]), .run("DELETE FROM reservation WHERE id = 90")]),
            legal: promise([:])
        ),
    ]

    private static let holds: [Attack] = [
        Attack(
            "a hold before the first",
            .check("hold", "n >= 1"),
            hold(["n": "0"]),
            legal: hold([:])
        ),
        Attack(
            "a lot of nobody's",
            .check("hold", "member_id IS NOT NULL OR lot_id IS NULL"),
            hold(["member_id": "NULL"]),
            legal: hold(["member_id": "NULL", "lot_id": "NULL", "kind": "'saved'", "name": "'x'"])
        ),
        Attack(
            "a lot and a count at once",
            .check("hold", target),
            hold(["kind": "'saved'", "name": "'x'"]),
            legal: hold(["lot_id": "NULL", "kind": "'saved'", "name": "'x'"])
        ),
        Attack(
            "a hold on nothing",
            .check("hold", target),
            hold(["lot_id": "NULL"]),
            legal: hold([:])
        ),
        Attack(
            "a count without a name",
            .check("hold", "name <> '' AND (kind IS NULL) = (name IS NULL)"),
            hold(["lot_id": "NULL", "kind": "'saved'"]),
            legal: hold(["lot_id": "NULL", "kind": "'saved'", "name": "'x'"])
        ),
        Attack(
            "nothing held",
            .check("hold", "amount > 0"),
            hold(["amount": "0"]),
            legal: hold(["amount": "1"])
        ),
        Attack(
            "one hold twice",
            .key("hold.reservation_id, hold.n"),
            hold(["n": "n"]),
            legal: hold([:])
        ),
        Attack(
            "held by nothing",
            .reference("hold (reservation_id)"),
            hold(["reservation_id": "99", "lot_id": "NULL", "kind": "'saved'", "name": "'x'"]),
            legal: hold([:])
        ),
        Attack(
            "held for nobody",
            .reference("hold (member_id)"),
            hold(["member_id": "99", "lot_id": "NULL", "kind": "'saved'", "name": "'x'"]),
            legal: hold([:])
        ),
        Attack(
            "a lot that never was",
            .reference("hold (lot_id)"),
            hold(["lot_id": "99"]),
            legal: hold(["lot_id": "8"])
        ),
        Attack(
            "held by what is settled",
            .trigger("only_an_open_reservation_holds"),
            hold(["reservation_id": "3"]),
            legal: hold([:])
        ),
        Attack(
            "held for longer than the reservation",
            .trigger("only_an_open_reservation_holds"),
            hold(["expires_at": "expires_at + 1"]),
            legal: hold([:])
        ),
        Attack(
            "more held than is left",
            .trigger("no_more_is_held_than_is_left"),
            hold(["amount": "3"]),
            legal: hold(["amount": "2"])
        ),
        Attack(
            "another's lot",
            .trigger("no_more_is_held_than_is_left"),
            hold(["lot_id": "4"]),
            legal: hold(["lot_id": "4", "member_id": "7"])
        ),
        Attack(
            "a hold changed",
            .trigger("hold_is_append_only_update"),
            .run("UPDATE hold SET amount = 2"),
            legal: .run("DELETE FROM hold")
        ),
    ]

    private static let target = """
        kind IN (\(Migration004.tallyKinds)) AND (lot_id IS NULL) = (kind IS NOT NULL)
        """

    /// Another open reservation of ada's.
    private static func promise(_ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "key": "NULL"]
        return .copy("reservation", of: "id = 2", fresh.merging(replaced) { $1 })
    }

    /// Another ride set aside.
    private static func hold(_ replaced: [String: String]) -> Change {
        .copy("hold", of: "lot_id = 1", ["n": "90"].merging(replaced) { $1 })
    }
}
