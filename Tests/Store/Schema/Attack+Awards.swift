extension Attack {
    static let given: [Attack] = drips + rewards + draws + tickets

    private static let drips: [Attack] = [
        Attack(
            "given for nothing",
            .check("drip", "benefit <> ''"),
            drip(["benefit": "''"]),
            legal: drip([:])
        ),
        Attack(
            "nothing given",
            .check("drip", oneAward),
            drip(["lot_id": "NULL"]),
            legal: drip(["lot_id": "NULL", "prepayment_id": "2"])
        ),
        Attack(
            "one occasion twice",
            .key("drip.subscription_id, drip.benefit, drip.day"),
            drip(["day": "day"]),
            legal: drip([:])
        ),
        Attack(
            "given for no subscription",
            .reference("drip (subscription_id)"),
            drip(["subscription_id": "99"]),
            legal: drip(["subscription_id": "2"])
        ),
        Attack(
            "given to nobody",
            .reference("drip (member_id)"),
            drip(["member_id": "99"]),
            legal: drip(["member_id": "2"])
        ),
        Attack(
            "given no lot",
            .reference("drip (lot_id)"),
            drip(["lot_id": "99"]),
            legal: drip([:])
        ),
        Attack(
            "given no credit",
            .reference("drip (prepayment_id)"),
            drip(["lot_id": "NULL", "prepayment_id": "99"]),
            legal: drip([:])
        ),
        Attack(
            "an occasion changed",
            .trigger("drip_is_append_only_update"),
            .run("UPDATE drip SET at = 0"),
            legal: drip([:])
        ),
        Attack(
            "an occasion gone",
            .trigger("drip_is_append_only_delete"),
            .run("DELETE FROM drip"),
            legal: drip([:])
        ),
    ]

    private static let rewards: [Attack] = [
        Attack(
            "a reward without a name",
            .check("reward_issue", "benefit <> ''"),
            reward(["benefit": "''"]),
            legal: reward([:])
        ),
        Attack(
            "a reward in small letters",
            .check("reward_issue", "currency GLOB '[A-Z][A-Z][A-Z]'"),
            reward(["currency": "'usd'"]),
            legal: reward([:])
        ),
        Attack(
            "less than nothing spent",
            .check("reward_issue", "spend >= 0"),
            reward(["spend": "-1"]),
            legal: reward(["spend": "0"])
        ),
        Attack(
            "less than nothing issued",
            .check("reward_issue", "amount >= 0"),
            reward(["amount": "-1", "lot_id": "NULL"]),
            legal: reward(["amount": "0", "lot_id": "NULL"])
        ),
        Attack(
            "a state nobody knows",
            .check("reward_issue", "state IN ('issued', 'forfeited')"),
            reward(["state": "'lost'", "lot_id": "NULL"]),
            legal: reward(["state": "'forfeited'", "lot_id": "NULL"])
        ),
        Attack(
            "issued twice over",
            .check("reward_issue", "lot_id IS NULL OR prepayment_id IS NULL"),
            reward(["prepayment_id": "2"]),
            legal: reward(["prepayment_id": "2", "lot_id": "NULL"])
        ),
        Attack(
            "issued and not given",
            .check("reward_issue", "what_is_issued_is_given"),
            reward(["lot_id": "NULL"]),
            legal: reward([:])
        ),
        Attack(
            "forfeited and given",
            .check("reward_issue", "what_is_issued_is_given"),
            reward(["state": "'forfeited'"]),
            legal: reward(["state": "'forfeited'", "lot_id": "NULL"])
        ),
        Attack(
            "one window twice",
            .index("one_reward_per_window"),
            reward(["window_day": "window_day"]),
            legal: reward([:])
        ),
        Attack(
            "a reward of no subscription",
            .reference("reward_issue (subscription_id)"),
            reward(["subscription_id": "99"]),
            legal: reward(["subscription_id": "2"])
        ),
        Attack(
            "a reward of no lot",
            .reference("reward_issue (lot_id)"),
            reward(["lot_id": "99"]),
            legal: reward([:])
        ),
        Attack(
            "a reward of no credit",
            .reference("reward_issue (prepayment_id)"),
            reward(["lot_id": "NULL", "prepayment_id": "99"]),
            legal: reward([:])
        ),
        Attack(
            "a reward changed",
            .trigger("reward_issue_is_append_only_update"),
            .run("UPDATE reward_issue SET at = 0"),
            legal: reward([:])
        ),
        Attack(
            "a reward gone",
            .trigger("reward_issue_is_append_only_delete"),
            .run("DELETE FROM reward_issue"),
            legal: reward([:])
        ),
    ]

    private static let draws: [Attack] = [
        Attack(
            "a draw of no plan",
            .check("draw", "plan <> ''"),
            draw(["plan": "''"]),
            legal: draw([:])
        ),
        Attack(
            "a draw without a name",
            .check("draw", "benefit <> ''"),
            draw(["benefit": "''"]),
            legal: draw([:])
        ),
        Attack(
            "two seeds of one draw",
            .key("draw.plan, draw.benefit"),
            draw(["benefit": "benefit", "seed": "7"]),
            legal: draw(["seed": "7"])
        ),
        Attack(
            "another seed",
            .trigger("draw_is_append_only_update"),
            .run("UPDATE draw SET seed = 7"),
            legal: draw([:])
        ),
        Attack(
            "a seed gone",
            .trigger("draw_is_append_only_delete"),
            .steps([draw([:]), .run("DELETE FROM draw WHERE benefit = 'other'")]),
            legal: draw([:])
        ),
    ]

    private static let tickets: [Attack] = [
        Attack(
            "more than a certainty",
            .check("draw_ticket", "chance BETWEEN 0 AND 10000"),
            ticket(["chance": "10001"]),
            legal: ticket(["chance": "10000"])
        ),
        Attack(
            "a roll beyond the last",
            .check("draw_ticket", "roll BETWEEN 0 AND 9999"),
            ticket(["roll": "10000"]),
            legal: ticket(["roll": "0"])
        ),
        Attack(
            "an outcome nobody knows",
            .check("draw_ticket", "outcome IN ('won', 'lost', 'no_budget')"),
            ticket(["outcome": "'maybe'"]),
            legal: ticket([:])
        ),
        Attack(
            "a prize twice over",
            .check("draw_ticket", "lot_id IS NULL OR prepayment_id IS NULL"),
            ticket(["prepayment_id": "2"]),
            legal: ticket(["prepayment_id": "2", "lot_id": "NULL"])
        ),
        Attack(
            "won against the roll",
            .check("draw_ticket", "the_roll_decides"),
            ticket(["roll": "chance"]),
            legal: ticket(["roll": "chance - 1"])
        ),
        Attack(
            "lost against the roll",
            .check("draw_ticket", "the_roll_decides"),
            ticket(["outcome": "'lost'", "lot_id": "NULL"]),
            legal: ticket(["outcome": "'no_budget'", "lot_id": "NULL"])
        ),
        Attack(
            "won nothing",
            .check("draw_ticket", "who_wins_gets_the_prize"),
            ticket(["lot_id": "NULL"]),
            legal: ticket([:])
        ),
        Attack(
            "a prize for who lost",
            .check("draw_ticket", "who_wins_gets_the_prize"),
            ticket(["outcome": "'lost'", "roll": "9999"]),
            legal: ticket(["outcome": "'lost'", "roll": "9999", "lot_id": "NULL"])
        ),
        Attack(
            "one ticket rolled twice",
            .index("one_roll_per_ticket"),
            ticket(["n": "2"]),
            legal: ticket([:])
        ),
        Attack(
            "a ticket of nobody",
            .reference("draw_ticket (member_id)"),
            ticket(["member_id": "99"]),
            legal: ticket(["member_id": "2"])
        ),
        Attack(
            "a ticket of no lot",
            .reference("draw_ticket (lot_id)"),
            ticket(["lot_id": "99"]),
            legal: ticket([:])
        ),
        Attack(
            "a ticket of no credit",
            .reference("draw_ticket (prepayment_id)"),
            ticket(["lot_id": "NULL", "prepayment_id": "99"]),
            legal: ticket([:])
        ),
        Attack(
            "a ticket of no draw",
            .reference("draw_ticket (plan, benefit)"),
            ticket(["benefit": "'other'"]),
            legal: ticket([:])
        ),
        Attack(
            "a ticket that nothing drew",
            .reference("draw_ticket (purchase_id, n)"),
            ticket(["n": "99"]),
            legal: ticket([:])
        ),
        Attack(
            "a ticket changed",
            .trigger("draw_ticket_is_append_only_update"),
            .run("UPDATE draw_ticket SET roll = 0"),
            legal: ticket([:])
        ),
        Attack(
            "a ticket gone",
            .trigger("draw_ticket_is_append_only_delete"),
            .run("DELETE FROM draw_ticket"),
            legal: ticket([:])
        ),
    ]

    private static func drip(_ replaced: [String: String]) -> Change {
        .copy("drip", of: "benefit = 'birthday'", ["day": "day + 365"].merging(replaced) { $1 })
    }

    /// What was issued for the first window, for another.
    private static func reward(_ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "window_day": "window_day + 1"]
        return .copy("reward_issue", of: "lot_id = 3", fresh.merging(replaced) { $1 })
    }

    private static func draw(_ replaced: [String: String]) -> Change {
        .copy("draw", of: "true", ["benefit": "'other'"].merging(replaced) { $1 })
    }

    /// Another ticket of guy's purchase.
    private static func ticket(_ replaced: [String: String]) -> Change {
        .copy("draw_ticket", of: "id = 1", ["id": "90", "n": "3"].merging(replaced) { $1 })
    }
}
