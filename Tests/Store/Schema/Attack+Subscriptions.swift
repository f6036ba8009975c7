extension Attack {
    static let subscriptions: [Attack] = agreements + states + moments + plans + trials

    private static let agreements: [Attack] = [
        Attack(
            "billed before it starts",
            .check("subscription", "billing_start >= starts_on"),
            ada(["starts_on": "billing_start + 1"]),
            legal: ada(["starts_on": "billing_start"])
        ),
        Attack(
            "a 32nd",
            .check("subscription", "anchor_day BETWEEN 1 AND 31"),
            ada(["anchor_day": "32"]),
            legal: ada(["anchor_day": "31"])
        ),
        Attack(
            "half a trial",
            .check("subscription", "with_trial IN (0, 1)"),
            ada(["with_trial": "2"]),
            legal: ada(["with_trial": "1"])
        ),
        Attack(
            "a subscription of nobody",
            .reference("subscription (member_id)"),
            ada(["member_id": "99"]),
            legal: ada([:])
        ),
        Attack(
            "a plan that is not the version's",
            .reference("subscription (plan_version_id, plan)"),
            ada(["plan": "'gold'"]),
            legal: ada(["plan": "'gold'", "plan_version_id": "2", "price_id": "3"])
        ),
        Attack(
            "a price of another plan",
            .reference("subscription (price_id, plan_version_id)"),
            ada(["price_id": "3"]),
            legal: ada(["price_id": "2"])
        ),
        Attack(
            "two live subscriptions to one plan",
            .index("one_live_subscription"),
            ada(["member_id": "1"]),
            legal: ada(["member_id": "4"])
        ),
        Attack(
            "an earlier start",
            .trigger("what_was_agreed_stays"),
            update(1, "starts_on = starts_on - 1"),
            legal: update(1, "auto_renew = 0, next_action = 'term_end'")
        ),
        Attack(
            "a subscription gone",
            .trigger("subscription_is_append_only_delete"),
            .steps([ada([:]), .run("DELETE FROM subscription WHERE id = 90")]),
            legal: ada([:])
        ),
    ]

    private static let states: [Attack] = [
        Attack(
            "a state nobody knows",
            .check(
                "subscription",
                """
                state IN ('scheduled', 'incomplete', 'trialing', 'active',
                    'past_due', 'on_hold', 'paused', 'ended')
                """
            ),
            update(1, "state = 'asleep'"),
            legal: update(1, "state = 'active'")
        ),
        Attack(
            "a deadline for a first payment that came",
            .check("subscription", "(state = 'incomplete') = (expires_at IS NOT NULL)"),
            update(1, "expires_at = 1"),
            legal: update(1, "expires_at = NULL")
        ),
        Attack(
            "due, and paid",
            .check("subscription", "(state IN ('past_due', 'on_hold')) = (due_on IS NOT NULL)"),
            update(1, "due_on = 1, last_tried_on = 1, retries = 0"),
            legal: update(2, "due_on = 1")
        ),
        Attack(
            "due and never tried",
            .check("subscription", "(due_on IS NULL) = (last_tried_on IS NULL)"),
            update(2, "last_tried_on = NULL"),
            legal: update(2, "last_tried_on = 1")
        ),
        Attack(
            "retries that are neither on nor off",
            .check("subscription", "retries IN (0, 1) AND (due_on IS NULL) = (retries IS NULL)"),
            update(2, "retries = 2"),
            legal: update(2, "retries = 0")
        ),
        Attack(
            "an end for no known reason",
            .check(
                "subscription",
                """
                ended_reason IN ('canceled', 'expired', 'nonpayment', 'refunded',
                    'revoked', 'replaced', 'never_paid')
                """
            ),
            dee(["ended_reason": "'bored'"]),
            legal: dee(["ended_reason": "'expired'"])
        ),
        Attack(
            "ended without a reason",
            .check("subscription", "(state = 'ended') = (ended_reason IS NOT NULL)"),
            dee(["ended_reason": "NULL"]),
            legal: dee([:])
        ),
        Attack(
            "ended at no time",
            .check("subscription", "(state = 'ended') = (ended_at IS NOT NULL)"),
            dee(["ended_at": "NULL"]),
            legal: dee([:])
        ),
        Attack(
            "ended and renewing",
            .check(
                "subscription",
                "state <> 'ended' OR (auto_renew = 0 AND in_flight IS NULL AND next_action IS NULL)"
            ),
            dee(["auto_renew": "1"]),
            legal: dee([:])
        ),
        Attack(
            "an end undone",
            .trigger("ended_stays_ended"),
            update(
                4,
                """
                state = 'active', ended_reason = NULL, ended_at = NULL, auto_renew = 1,
                paid_until = billing_start + 1, access_until = billing_start + 1,
                next_action = 'renewal', next_action_at = 0
                """
            ),
            legal: update(4, "parked_reason = 'looked at'")
        ),
        Attack(
            "another end",
            .trigger("ended_stays_ended"),
            update(4, "ended_reason = 'refunded'"),
            legal: update(4, "state = 'ended', ended_reason = 'never_paid'")
        ),
        Attack(
            "on trial without one",
            .check("subscription", "only_a_trial_is_trialing"),
            trialing(["with_trial": "0"]),
            legal: trialing(["with_trial": "1"])
        ),
    ]

    private static let moments: [Attack] = [
        Attack(
            "renewal that is neither on nor off",
            .check("subscription", "auto_renew IN (0, 1)"),
            update(2, "auto_renew = 2"),
            legal: update(2, "auto_renew = 1")
        ),
        Attack(
            "active with access unknown",
            .check("subscription", "active_is_paid_and_has_access"),
            update(1, "access_until = NULL"),
            legal: update(1, "access_until = paid_until - 1")
        ),
        Attack(
            "active and never paid",
            .check("subscription", "active_is_paid_and_has_access"),
            update(1, "paid_until = NULL"),
            legal: update(1, "paid_until = access_until")
        ),
        Attack(
            "paid before the first payment",
            .check("subscription", "nothing_is_paid_before_the_first_payment"),
            update(5, "paid_until = billing_start + 30"),
            legal: update(5, "paid_until = NULL")
        ),
        Attack(
            "two terms before the first",
            .check("subscription", "next_term >= -1"),
            update(1, "next_term = -2"),
            legal: update(1, "next_term = -1")
        ),
        Attack(
            "a charge asked for before time began",
            .check("subscription", "in_flight >= 0"),
            update(3, "in_flight = -1"),
            legal: update(3, "in_flight = 0")
        ),
        Attack(
            "an action nobody knows",
            .check("subscription", "an_action_fits_its_state"),
            update(1, "next_action = 'party'"),
            legal: update(1, "next_action = 'renewal'")
        ),
        Attack(
            "an action at no time",
            .check("subscription", "(next_action IS NULL) = (next_action_at IS NULL)"),
            update(1, "next_action_at = NULL"),
            legal: update(1, "next_action_at = 0")
        ),
        Attack(
            "waiting for nothing",
            .check("subscription", "nobody_is_forgotten"),
            update(1, "next_action = NULL, next_action_at = NULL"),
            legal: update(1, "next_action = NULL, next_action_at = NULL, in_flight = 0")
        ),
        Attack(
            "waiting for time while a charge is pending",
            .check("subscription", "nobody_is_forgotten"),
            update(3, "next_action = 'renewal', next_action_at = 0"),
            legal: update(3, "next_action = 'renewal', next_action_at = 0, in_flight = NULL")
        ),
        Attack(
            "a retry of what was paid",
            .check("subscription", "an_action_fits_its_state"),
            update(1, "next_action = 'retry'"),
            legal: update(2, "next_action = 'retry'")
        ),
        Attack(
            "a renewal that was turned off",
            .check("subscription", "an_action_fits_its_state"),
            update(1, "auto_renew = 0"),
            legal: update(1, "auto_renew = 0, next_action = 'term_end'")
        ),
        Attack(
            "a silent gateway that is never asked",
            .check("subscription", "a_silent_gateway_is_asked"),
            update(1, "in_flight = 5"),
            legal: update(1, "in_flight = 5, next_action = 'payment_query'")
        ),
        Attack(
            "a question about no charge",
            .check("subscription", "a_silent_gateway_is_asked"),
            update(1, "next_action = 'payment_query'"),
            legal: update(6, "next_action = 'payment_query'")
        ),
        Attack(
            "fewer than no terms in a run",
            .check("subscription", "run_terms >= 0"),
            update(1, "run_terms = -1"),
            legal: update(1, "run_terms = 0")
        ),
    ]

    private static let trials: [Attack] = [
        Attack(
            "a second trial",
            .key("trial.member_id"),
            .copy("trial", of: "member_id = 2", [:]),
            legal: trial(["subscription_id": "1"])
        ),
        Attack(
            "a trial of another member's subscription",
            .reference("trial (member_id, subscription_id)"),
            trial(["subscription_id": "2"]),
            legal: trial(["subscription_id": "1"])
        ),
        Attack(
            "a trial taken at another time",
            .trigger("trial_is_append_only_update"),
            .run("UPDATE trial SET taken_at = 0"),
            legal: trial(["subscription_id": "1"])
        ),
        Attack(
            "a trial forgotten",
            .trigger("trial_is_append_only_delete"),
            .run("DELETE FROM trial"),
            legal: trial(["subscription_id": "1"])
        ),
    ]

    private static func update(_ number: Int, _ values: String) -> Change {
        .run("UPDATE subscription SET \(values) WHERE id = \(number)")
    }

    /// A new subscription like ada's, of a member who has none.
    private static func ada(_ replaced: [String: String]) -> Change { like(1, replaced) }

    /// A new subscription like dee's, which has ended.
    private static func dee(_ replaced: [String: String]) -> Change { like(4, replaced) }

    private static func trialing(_ replaced: [String: String]) -> Change {
        like(5, ["state": "'trialing'", "next_action": "'trial_end'"].merging(replaced) { $1 })
    }

    private static func like(_ number: Int, _ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "member_id": "7"]
        return .copy("subscription", of: "id = \(number)", fresh.merging(replaced) { $1 })
    }

    private static func trial(_ replaced: [String: String]) -> Change {
        .copy("trial", of: "member_id = 2", ["member_id": "1"].merging(replaced) { $1 })
    }
}
