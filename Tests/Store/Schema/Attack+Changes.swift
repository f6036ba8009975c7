extension Attack {
    static let changes: [Attack] = planChanges + gaps + offers

    private static let planChanges: [Attack] = [
        Attack(
            "a change before the first",
            .check("plan_change", "series >= 0"),
            change(["series": "-1"]),
            legal: change(["series": "0"])
        ),
        Attack(
            "a change at no known time",
            .check("plan_change", "timing IN ('now', 'term_end', 'migration')"),
            change(["timing": "'soon'"]),
            legal: change(["timing": "'migration'"])
        ),
        Attack(
            "a state nobody knows",
            .check(
                "plan_change",
                """
                state IN ('pending', 'applied', 'refused', 'scheduled',
                    'cleared')
                """
            ),
            change(["state": "'lost'"]),
            legal: change(["state": "'refused'"])
        ),
        Attack(
            "under way to nowhere",
            .check("plan_change", anchor),
            pending([
                "anchor": "NULL", "anchor_day": "NULL", "billing_start": "NULL",
                "next_term": "NULL",
            ]),
            legal: pending([:])
        ),
        Attack(
            "scheduled, and known to the day",
            .check("plan_change", anchor),
            pending(["state": "'scheduled'"]),
            legal: scheduled([:])
        ),
        Attack(
            "a 32nd",
            .check("plan_change", "anchor_day BETWEEN 1 AND 31"),
            change(["anchor_day": "32"]),
            legal: change(["anchor_day": "31"])
        ),
        Attack(
            "two terms before the first",
            .check("plan_change", "next_term >= -1"),
            change(["next_term": "-2"]),
            legal: change(["next_term": "-1"])
        ),
        Attack(
            "applied at no time",
            .check("plan_change", "(state IN ('pending', 'scheduled')) = (decided_at IS NULL)"),
            change(["decided_at": "NULL"]),
            legal: change(["decided_at": "5"])
        ),
        Attack(
            "half an agreement",
            .check("plan_change", "an_agreement_is_whole"),
            change(["billing_start": "NULL"]),
            legal: change([
                "anchor": "NULL", "anchor_day": "NULL", "billing_start": "NULL",
                "next_term": "NULL",
            ])
        ),
        Attack(
            "a change of no subscription",
            .reference("plan_change (subscription_id)"),
            change(["subscription_id": "99"]),
            legal: change(["subscription_id": "1"])
        ),
        Attack(
            "a change from no price",
            .reference("plan_change (from_price_id)"),
            change(["from_price_id": "99"]),
            legal: change(["from_price_id": "1"])
        ),
        Attack(
            "a change to no price",
            .reference("plan_change (to_price_id)"),
            change(["to_price_id": "99"]),
            legal: change(["to_price_id": "1"])
        ),
        Attack(
            "a change on no invoice",
            .reference("plan_change (invoice_id)"),
            change(["invoice_id": "99"]),
            legal: change(["invoice_id": "NULL"])
        ),
        Attack(
            "two changes under way",
            .index("one_pending_change"),
            .steps([pending([:]), pending(["id": "91"])]),
            legal: .steps([pending([:]), pending(["id": "91", "subscription_id": "1"])])
        ),
        Attack(
            "two changes that wait",
            .index("one_scheduled_change"),
            scheduled(["subscription_id": "9"]),
            legal: scheduled([:])
        ),
        Attack(
            "a change decided twice",
            .trigger("a_change_is_decided_once"),
            .run("UPDATE plan_change SET state = 'refused' WHERE id = 1"),
            legal: decided("state = 'cleared'")
        ),
        Attack(
            "a change that is undecided and moves",
            .trigger("a_change_is_decided_once"),
            .run("UPDATE plan_change SET effective_on = effective_on + 1 WHERE id = 2"),
            legal: decided("state = 'applied', effective_on = effective_on + 1")
        ),
        Attack(
            "decided for another price",
            .trigger("a_change_is_decided_once"),
            decided("state = 'applied', to_price_id = 1"),
            legal: decided("state = 'refused'")
        ),
        Attack(
            "a change gone",
            .trigger("plan_change_is_append_only_delete"),
            .run("DELETE FROM plan_change"),
            legal: change([:])
        ),
    ]

    private static let gaps: [Attack] = [
        Attack(
            "a gap before the first",
            .check("subscription_gap", "series >= 0"),
            gap(["series": "-1"]),
            legal: gap([:])
        ),
        Attack(
            "a gap that ends before it begins",
            .check("subscription_gap", "until_day >= from_day"),
            gap(["until_day": "from_day - 1"]),
            legal: gap(["until_day": "from_day"])
        ),
        Attack(
            "a gap for no known reason",
            .check("subscription_gap", "reason IN ('paused', 'ended_early', 'unpaid')"),
            gap(["reason": "'lazy'"]),
            legal: gap(["reason": "'unpaid'"])
        ),
        Attack(
            "one gap twice",
            .key(
                "subscription_gap.subscription_id, subscription_gap.series, subscription_gap.from_day"
            ),
            gap(["series": "0"]),
            legal: gap(["series": "9"])
        ),
        Attack(
            "a gap of nobody",
            .reference("subscription_gap (subscription_id)"),
            gap(["subscription_id": "99"]),
            legal: gap(["subscription_id": "1"])
        ),
        Attack(
            "two gaps that go on",
            .index("one_open_gap"),
            gap(["subscription_id": "7", "until_day": "NULL"]),
            legal: gap(["until_day": "NULL"])
        ),
        Attack(
            "a gap that goes on after all",
            .trigger("a_gap_is_closed_once"),
            .run("UPDATE subscription_gap SET until_day = NULL WHERE subscription_id = 8"),
            legal: .run("UPDATE subscription_gap SET until_day = 30000 WHERE subscription_id = 7")
        ),
        Attack(
            "a gap closed for another reason",
            .trigger("a_gap_is_closed_once"),
            .run(
                """
                UPDATE subscription_gap SET until_day = 30000, reason = 'unpaid'
                WHERE subscription_id = 7
                """
            ),
            legal: .run("UPDATE subscription_gap SET until_day = 30000 WHERE subscription_id = 7")
        ),
        Attack(
            "a gap gone",
            .trigger("subscription_gap_is_append_only_delete"),
            .run("DELETE FROM subscription_gap"),
            legal: gap([:])
        ),
    ]

    private static let offers: [Attack] = [
        Attack(
            "an offer before the first",
            .check("applied_offer", "number >= 1"),
            offer(["number": "0"]),
            legal: offer([:])
        ),
        Attack(
            "an offer of no known kind",
            .check("applied_offer", "kind IN ('intro', 'promo', 'winback')"),
            offer(["kind": "'bribe'", "code": "NULL"]),
            legal: offer(["kind": "'winback'", "code": "NULL"])
        ),
        Attack(
            "a code for what needs none",
            .check("applied_offer", "(kind = 'promo') = (code IS NOT NULL)"),
            offer(["kind": "'intro'"]),
            legal: offer(["kind": "'intro'", "code": "NULL"])
        ),
        Attack(
            "an effect nobody knows",
            .check("applied_offer", "effect_kind IN ('price', 'percent', 'amount')"),
            offer(["effect_kind": "'magic'"]),
            legal: offer(["effect_kind": "'price'"])
        ),
        Attack(
            "an offer that costs",
            .check("applied_offer", "value >= 0"),
            offer(["value": "-1"]),
            legal: offer(["value": "0"])
        ),
        Attack(
            "a share in dollars",
            .check("applied_offer", currency),
            offer(["effect_kind": "'percent'"]),
            legal: offer(["effect_kind": "'percent'", "currency": "NULL"])
        ),
        Attack(
            "an amount of nothing known",
            .check("applied_offer", currency),
            offer(["currency": "NULL"]),
            legal: offer(["currency": "'EUR'"])
        ),
        Attack(
            "a term before the first",
            .check("applied_offer", "first_term >= 0"),
            offer(["first_term": "-1"]),
            legal: offer(["first_term": "5"])
        ),
        Attack(
            "an offer for no term",
            .check("applied_offer", "terms >= 1"),
            offer(["terms": "0"]),
            legal: offer(["terms": "NULL"])
        ),
        Attack(
            "one offer twice",
            .key("applied_offer.subscription_id, applied_offer.number"),
            offer(["number": "1"]),
            legal: offer([:])
        ),
        Attack(
            "an offer taken by no subscription",
            .reference("applied_offer (subscription_id)"),
            offer(["subscription_id": "99"]),
            legal: offer(["subscription_id": "1"])
        ),
        Attack(
            "an offer taken by nobody",
            .reference("applied_offer (member_id)"),
            offer(["member_id": "99"]),
            legal: offer(["member_id": "1"])
        ),
        Attack(
            "an offer changed",
            .trigger("applied_offer_is_append_only_update"),
            .run("UPDATE applied_offer SET terms = 9"),
            legal: offer([:])
        ),
        Attack(
            "an offer gone",
            .trigger("applied_offer_is_append_only_delete"),
            .run("DELETE FROM applied_offer"),
            legal: offer([:])
        ),
    ]

    private static let anchor = """
        CASE state WHEN 'pending' THEN anchor IS NOT NULL
            WHEN 'scheduled' THEN anchor IS NULL ELSE TRUE END
        """
    private static let currency = """
        currency GLOB '[A-Z][A-Z][A-Z]'
            AND (effect_kind = 'percent') = (currency IS NULL)
        """

    /// Another change of hal's, applied.
    private static func change(_ replaced: [String: String]) -> Change {
        .copy("plan_change", of: "id = 1", ["id": "90"].merging(replaced) { $1 })
    }

    private static func pending(_ replaced: [String: String]) -> Change {
        change(["state": "'pending'", "decided_at": "NULL"].merging(replaced) { $1 })
    }

    /// Another change that waits, of hal's.
    private static func scheduled(_ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "subscription_id": "7"]
        return .copy("plan_change", of: "id = 2", fresh.merging(replaced) { $1 })
    }

    /// Decides jon's change.
    private static func decided(_ values: String) -> Change {
        .run("UPDATE plan_change SET decided_at = 5, \(values) WHERE id = 2")
    }

    /// Another gap of ivy's.
    private static func gap(_ replaced: [String: String]) -> Change {
        .copy(
            "subscription_gap",
            of: "subscription_id = 8",
            ["series": "1"].merging(replaced) { $1 }
        )
    }

    /// Another offer of hal's.
    private static func offer(_ replaced: [String: String]) -> Change {
        .copy("applied_offer", of: "number = 1", ["number": "2"].merging(replaced) { $1 })
    }
}
