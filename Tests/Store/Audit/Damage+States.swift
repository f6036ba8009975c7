/// Subscriptions beside what follows from them.
extension Damage {
    static let states = [
        Damage(
            "two changes that wait",
            copy("plan_change", "id = 2", "id = 90"),
            ["one_change_at_a_time": ["sub_9 has 2 that are scheduled"]]
        ),
        Damage(
            "a change that nobody waits for",
            "UPDATE subscription SET pending_price_id = NULL, pending_on = NULL WHERE id = 9",
            [
                "pending_changes_agree": [
                    "sub_9 waits for price none on day none, scheduled is price 5 on day 20032"
                ]
            ]
        ),
        Damage(
            "waiting for a change that nobody scheduled",
            "UPDATE subscription SET pending_price_id = 2, pending_on = 20050 WHERE id = 1",
            [
                "pending_changes_agree": [
                    "sub_1 waits for price 2 on day 20050, scheduled is price none on day none"
                ]
            ]
        ),
        Damage(
            "under way without a bill",
            "UPDATE plan_change SET state = 'pending', decided_at = NULL WHERE id = 1",
            ["pending_changes_agree": ["change 1 of sub_7 has no open invoice"]]
        ),
        Damage(
            "a card that expires inside a month",
            """
            PRAGMA ignore_check_constraints = ON;
            UPDATE method_expiry SET expires_on = expires_on - 1
            """,
            [
                "methods_expire_at_the_end_of_a_month": [
                    "scripted:ok expires on day 20026"
                ]
            ]
        ),
        Damage(
            "an offer that nobody took",
            "UPDATE applied_offer SET offer = 'autumn'",
            ["offers_were_taken": ["inv_9 uses the offer spring"]]
        ),
        Damage(
            "an offer used once too often",
            """
            UPDATE subscription SET terms_billed = 2 WHERE id = 7;
            UPDATE invoice SET kind = 'term' WHERE id = 10;
            UPDATE invoice_line SET offer = 'spring' WHERE invoice_id = 10 AND line = 2
            """,
            [
                "offers_were_taken": ["sub_7 used the offer spring for 2 periods of 1"],
                "credits_have_their_source": ["a credit of inv_9 comes from change 10"],
            ]
        ),
        Damage(
            "offers left where none was taken",
            "UPDATE subscription SET has_offers = 1 WHERE id = 1",
            ["offers_were_taken": ["sub_1 says that offers are left"]]
        ),
        Damage(
            "an offer taken for another member",
            "UPDATE applied_offer SET member_id = 1 WHERE subscription_id = 7",
            ["offers_were_taken": ["sub_7 took the offer spring for member 1"]]
        ),
        Damage(
            "a card that claims a trial which was not",
            "INSERT INTO trial_claim VALUES ('fingerprint', 'c-1', 1, 0)",
            ["trials_are_recorded": ["the fingerprint of sub_1 claims no trial"]]
        ),
        Damage(
            "a trial that nobody claimed",
            "DELETE FROM trial_claim",
            ["trials_are_recorded": ["sub_2"]]
        ),
        Damage(
            "a member who gets nothing",
            "DELETE FROM entitlement WHERE member = 'ada'",
            ["one_entitlement_per_subscription": ["sub_1"]]
        ),
        Damage(
            "a guest on another member's subscription",
            copy("entitlement", "member = 'ada'", "member = 'hal'"),
            ["one_entitlement_per_subscription": ["sub_1"]]
        ),
        Damage(
            "ended with a debt",
            """
            UPDATE subscription SET state = 'ended', ended_reason = 'canceled', ended_at = 0,
              due_on = NULL, last_tried_on = NULL, retries = NULL, auto_renew = 0,
              next_action = NULL, next_action_at = NULL
            WHERE id = 2
            """,
            ["ended_owes_nothing": ["sub_2 has the open inv_3"]]
        ),
        Damage(
            "in dunning for a day that no invoice is about",
            "UPDATE subscription SET due_on = due_on + 1 WHERE id = 2",
            ["debt_has_an_invoice": ["sub_2 is due since day 20015"]]
        ),
        Damage(
            "a trial that can be taken again",
            "DELETE FROM trial",
            ["trials_are_recorded": ["sub_2"]]
        ),
    ]
}
