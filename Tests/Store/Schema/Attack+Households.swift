extension Attack {
    static let households: [Attack] = seats + cards

    private static let seats: [Attack] = [
        Attack(
            "a seat beside oneself",
            .check("household_seat", "member_id <> owner_id"),
            seat(["member_id": "owner_id"]),
            legal: seat([:])
        ),
        Attack(
            "a second owner",
            .check("household_seat", "role IN ('adult', 'teen', 'child')"),
            seat(["role": "'owner'"]),
            legal: seat(["role": "'child'"])
        ),
        Attack(
            "a seat that buys itself",
            .check("household_seat", "extra_subscription_id <> subscription_id"),
            seat(["extra_subscription_id": "subscription_id"]),
            legal: seat(["extra_subscription_id": "2"])
        ),
        Attack(
            "a state nobody knows",
            .check(
                "household_seat",
                """
                state IN ('invited', 'joined', 'left', 'removed',
                    'declined')
                """
            ),
            seat(["state": "'sleeping'", "joined_at": "1", "left_at": "1"]),
            legal: seat(["state": "'left'", "joined_at": "1", "left_at": "1"])
        ),
        Attack("joined at no time", joined, seat(["state": "'joined'"]), legal: seat(here)),
        Attack(
            "invited and already there",
            joined,
            seat(["joined_at": "1"]),
            legal: seat(["state": "'removed'", "joined_at": "1", "left_at": "1"])
        ),
        Attack(
            "declined and was there",
            joined,
            seat(["state": "'declined'", "joined_at": "1", "left_at": "1"]),
            legal: seat(["state": "'declined'", "left_at": "1"])
        ),
        Attack(
            "gone at no time",
            .check("household_seat", "(state IN ('invited', 'joined')) = (left_at IS NULL)"),
            seat(["state": "'removed'"]),
            legal: seat(["state": "'removed'", "left_at": "1"])
        ),
        Attack(
            "locked out while there",
            .check("household_seat", "locked_until IS NULL OR state IN ('left', 'removed')"),
            seat(["locked_until": "1"]),
            legal: seat(["state": "'removed'", "left_at": "1", "locked_until": "1"])
        ),
        Attack(
            "two seats of one member",
            .index("one_live_seat"),
            seat(["member_id": "7"]),
            legal: seat(["member_id": "7", "state": "'removed'", "left_at": "1"])
        ),
        Attack(
            "a seat at no subscription",
            .reference("household_seat (subscription_id)"),
            seat(["subscription_id": "99"]),
            legal: seat(["subscription_id": "2"])
        ),
        Attack(
            "a seat of no owner",
            .reference("household_seat (owner_id)"),
            seat(["owner_id": "99"]),
            legal: seat(["owner_id": "2"])
        ),
        Attack(
            "a seat of nobody",
            .reference("household_seat (member_id)"),
            seat(["member_id": "99"]),
            legal: seat([:])
        ),
        Attack(
            "a seat that nothing buys",
            .reference("household_seat (extra_subscription_id)"),
            seat(["extra_subscription_id": "99"]),
            legal: seat([:])
        ),
        Attack(
            "back in a seat that was left",
            onward,
            .run(
                """
                UPDATE household_seat SET state = 'joined', left_at = NULL, locked_until = NULL
                WHERE id = 3
                """
            ),
            legal: .run("UPDATE household_seat SET state = 'joined', joined_at = 1 WHERE id = 2")
        ),
        Attack(
            "invited once more",
            onward,
            .run("UPDATE household_seat SET state = 'invited', joined_at = NULL WHERE id = 1"),
            legal: .run("UPDATE household_seat SET state = 'left', left_at = 1 WHERE id = 1")
        ),
        Attack(
            "another day of joining",
            onward,
            .run(
                "UPDATE household_seat SET state = 'left', left_at = 1, joined_at = 1 WHERE id = 1"
            ),
            legal: .run("UPDATE household_seat SET state = 'removed', left_at = 1 WHERE id = 1")
        ),
        Attack(
            "grown up in the seat",
            onward,
            .run(
                "UPDATE household_seat SET state = 'joined', joined_at = 1, role = 'adult' WHERE id = 2"
            ),
            legal: .run("UPDATE household_seat SET state = 'declined', left_at = 1 WHERE id = 2")
        ),
        Attack(
            "a seat gone",
            .trigger("household_seat_is_append_only_delete"),
            .run("DELETE FROM household_seat"),
            legal: seat([:])
        ),
    ]

    private static let cards: [Attack] = [
        Attack(
            "a card without a number",
            .check("membership_card", "card <> ''"),
            card(["card": "''"]),
            legal: card([:])
        ),
        Attack(
            "an identity of another length",
            .check("membership_card", "length(identity) = 32"),
            card(["identity": "x'00'"]),
            legal: card(["identity": "NULL"])
        ),
        Attack(
            "one card twice",
            .key("membership_card.card"),
            card(["card": "'card-2'"]),
            legal: card([:])
        ),
        Attack(
            "two live cards of one member",
            .index("one_live_card"),
            card(["member_id": "1"]),
            legal: card(["member_id": "1", "revoked_at": "1"])
        ),
        Attack(
            "a card of no subscription",
            .reference("membership_card (subscription_id)"),
            card(["subscription_id": "99"]),
            legal: card(["subscription_id": "2"])
        ),
        Attack(
            "a card of nobody",
            .reference("membership_card (member_id)"),
            card(["member_id": "99"]),
            legal: card([:])
        ),
        Attack(
            "shown by somebody else",
            .trigger("a_card_is_bound_and_revoked_once"),
            .run("UPDATE membership_card SET identity = zeroblob(32) WHERE card = 'card-1'"),
            legal: .steps([
                card(["identity": "NULL"]),
                .run("UPDATE membership_card SET identity = zeroblob(32) WHERE card = 'card-90'"),
            ])
        ),
        Attack(
            "valid again",
            .trigger("a_card_is_bound_and_revoked_once"),
            .run("UPDATE membership_card SET revoked_at = NULL WHERE card = 'card-2'"),
            legal: .run("UPDATE membership_card SET revoked_at = 1 WHERE card = 'card-1'")
        ),
        Attack(
            "a card gone",
            .trigger("membership_card_is_append_only_delete"),
            .run("DELETE FROM membership_card"),
            legal: card([:])
        ),
    ]

    private static let here = ["state": "'joined'", "joined_at": "1"]

    private static let onward = Rule.trigger("a_seat_only_goes_on")

    private static let joined = Rule.check(
        "household_seat",
        """
        CASE state WHEN 'invited' THEN joined_at IS NULL
            WHEN 'declined' THEN joined_at IS NULL WHEN 'removed' THEN TRUE
            ELSE joined_at IS NOT NULL END
        """
    )

    /// Hal is invited as well.
    private static func seat(_ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "member_id": "8"]
        return .copy("household_seat", of: "id = 2", fresh.merging(replaced) { $1 })
    }

    /// A card of guy's beside the one that was revoked.
    private static func card(_ replaced: [String: String]) -> Change {
        let fresh = ["card": "'card-90'", "member_id": "7"]
        return .copy("membership_card", of: "card = 'card-1'", fresh.merging(replaced) { $1 })
    }
}
