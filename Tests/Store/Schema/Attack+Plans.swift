extension Attack {
    /// Where subscriptions come from, their rests, and what is planned for their next term.
    static let plans: [Attack] = origins + rests + ahead

    private static let origins: [Attack] = [
        Attack(
            "of no known origin",
            .check(
                "subscription",
                """
                origin IN ('started', 'gift', 'complimentary', 'imported',
                    'fallback')
                """
            ),
            ada(["origin": "'found'"]),
            legal: ada(["origin": "'imported'", "imported_until": "20031"])
        ),
        Attack(
            "going on from itself",
            .check("subscription", "previous_id < id"),
            ada(["previous_id": "90"]),
            legal: ada(["previous_id": "4"])
        ),
        Attack(
            "going on from nothing",
            .reference("subscription (previous_id)"),
            ada(["previous_id": "89"]),
            legal: ada(["previous_id": "1"])
        ),
        Attack(
            "paid by nobody",
            .reference("subscription (payer_id)"),
            ada(["payer_id": "99"]),
            legal: ada(["payer_id": "2"])
        ),
        Attack(
            "a first payment for nothing",
            .check("subscription", "first_terms >= 1"),
            ada(["first_terms": "0"]),
            legal: ada(["first_terms": "12"])
        ),
        Attack(
            "a purchase that becomes a gift",
            .trigger("what_was_agreed_stays"),
            update(1, "origin = 'gift'"),
            legal: update(1, "price_id = 2, payer_id = 2, zone = 'Asia/Tokyo'")
        ),
    ]

    private static let rests: [Attack] = [
        Attack(
            "resting since no day",
            .check("subscription", "(state = 'paused') = (paused_on IS NOT NULL)"),
            hal(["paused_on": "NULL", "paused_until": "NULL"]),
            legal: hal([:])
        ),
        Attack(
            "awake in a rest",
            .check("subscription", "(state = 'paused') = (paused_on IS NOT NULL)"),
            update(1, "paused_on = 1, paused_until = 2"),
            legal: update(7, "paused_on = 1, paused_until = 2")
        ),
        Attack(
            "a rest without an end",
            .check("subscription", rest),
            hal(["paused_until": "NULL"]),
            legal: hal([:])
        ),
        Attack(
            "a rest of no day",
            .check("subscription", rest),
            hal(["paused_until": "paused_on"]),
            legal: hal(["paused_until": "paused_on + 1"])
        ),
        Attack(
            "less than no interruption",
            .check("subscription", "series >= 0"),
            update(1, "series = -1"),
            legal: update(1, "series = 3")
        ),
        Attack(
            "waking up who is awake",
            .check("subscription", "an_action_fits_its_state"),
            update(1, "next_action = 'resume'"),
            legal: hal(["next_action": "'resume'"])
        ),
        Attack(
            "in grace and waiting for nothing",
            .check("subscription", "nobody_is_forgotten"),
            update(2, "next_action = NULL, next_action_at = NULL"),
            legal: update(2, "state = 'on_hold', next_action = NULL, next_action_at = NULL")
        ),
    ]

    private static let ahead: [Attack] = [
        Attack(
            "less than no term",
            .check("subscription", "terms_billed >= 0"),
            update(1, "terms_billed = -1"),
            legal: update(1, "terms_billed = 0")
        ),
        Attack(
            "carrying less than nothing",
            .check("subscription", "carried >= 0"),
            update(1, "carried = -1"),
            legal: update(1, "carried = 1")
        ),
        Attack(
            "offers neither left nor not",
            .check("subscription", "has_offers IN (0, 1)"),
            update(1, "has_offers = 2"),
            legal: update(1, "has_offers = 1")
        ),
        Attack(
            "a pause of no term",
            .check("subscription", "pause_next >= 1"),
            update(1, "pause_next = 0"),
            legal: update(1, "pause_next = 1")
        ),
        Attack(
            "a pause that nobody asked for",
            .check("subscription", "an_action_fits_its_state"),
            update(1, "next_action = 'pause'"),
            legal: update(1, "next_action = 'pause', pause_next = 1")
        ),
        Attack(
            "another price on no day",
            .check("subscription", "(pending_price_id IS NULL) = (pending_on IS NULL)"),
            update(9, "pending_on = NULL"),
            legal: update(9, "pending_price_id = NULL, pending_on = NULL")
        ),
        Attack(
            "another price that there is not",
            .reference("subscription (pending_price_id)"),
            update(9, "pending_price_id = 99"),
            legal: update(9, "pending_price_id = 4")
        ),
        Attack(
            "ended with a pause ahead",
            .check(
                "subscription",
                "state <> 'ended' OR (pause_next IS NULL AND pending_on IS NULL)"
            ),
            dee(["pause_next": "1"]),
            legal: dee(["pause_next": "NULL"])
        ),
    ]

    private static let rest =
        "paused_until > paused_on AND (paused_on IS NULL) = (paused_until IS NULL)"

    private static func update(_ number: Int, _ values: String) -> Change {
        .run("UPDATE subscription SET \(values) WHERE id = \(number)")
    }

    /// A new subscription like ada's, of a member who has none.
    private static func ada(_ replaced: [String: String]) -> Change { like(1, replaced) }

    /// A new subscription like dee's, which has ended.
    private static func dee(_ replaced: [String: String]) -> Change { like(4, replaced) }

    /// A new subscription like hal's, which rests.
    private static func hal(_ replaced: [String: String]) -> Change { like(7, replaced) }

    private static func like(_ number: Int, _ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "member_id": "7"]
        return .copy("subscription", of: "id = \(number)", fresh.merging(replaced) { $1 })
    }
}
