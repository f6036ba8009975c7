/// Billed time that does not add up.
extension Damage {
    static let time = [
        Damage(
            "a day that nobody billed",
            "UPDATE invoice SET period_start = period_start + 1 WHERE id = 2",
            [
                "periods_tile": [
                    "sub_1: the days from 20032 on do not begin where those before end, on day 20031"
                ]
            ]
        ),
        Damage(
            "a day billed twice",
            "UPDATE invoice SET period_end = period_end + 1 WHERE id = 4",
            [
                "periods_tile": [
                    "sub_3: the days from 20031 on do not begin where those before end, on day 20032"
                ],
                "paid_until_is_the_last_paid_period": [
                    "sub_3 says day 20031, its invoices say day 20032"
                ],
            ]
        ),
        Damage(
            "free days at the start",
            """
            UPDATE subscription SET starts_on = starts_on - 1, first_billed_on = first_billed_on - 1
            WHERE id = 1
            """,
            [
                "first_period_begins_at_billing_start": [
                    "sub_1 begins on day 19999, billed from day 20000"
                ]
            ]
        ),
        Damage(
            "a paid day too many",
            """
            UPDATE subscription SET paid_until = paid_until + 1, access_until = access_until + 1
            WHERE id = 1
            """,
            [
                "paid_until_is_the_last_paid_period": [
                    "sub_1 says day 20062, its invoices say day 20061"
                ]
            ]
        ),
        Damage(
            "days given back and billed all the same",
            "UPDATE line_credit SET from_day = from_day + 1 WHERE id = 1",
            [
                "periods_tile": [
                    "sub_7: the days from 20010 on do not begin where those before end, on day 20011"
                ]
            ]
        ),
        Damage(
            "a rest that began a day too late",
            "UPDATE subscription_gap SET from_day = from_day + 1 WHERE subscription_id = 7",
            [
                "periods_tile": [
                    "sub_7: the days from 20021 on do not begin where those before end, on day 20020"
                ]
            ]
        ),
        Damage(
            "billed again after imported time that was over",
            "UPDATE subscription SET origin = 'imported', imported_until = 19990 WHERE id = 1",
            [
                "first_period_begins_at_billing_start": [
                    "sub_1 begins on day 19990, billed from day 20000"
                ]
            ]
        ),
        Damage(
            "paid for what was given back",
            "UPDATE subscription SET paid_until = 20031 WHERE id = 7",
            [
                "paid_until_is_the_last_paid_period": [
                    "sub_7 says day 20031, its invoices say day 20020"
                ]
            ]
        ),
        Damage(
            "a term too many",
            "UPDATE subscription SET terms_billed = 3 WHERE id = 1",
            ["terms_are_counted": ["sub_1 counts 3, its invoices say 2"]]
        ),
        Damage(
            "resting and nobody wrote it down",
            "UPDATE subscription_gap SET until_day = 20020 WHERE subscription_id = 7",
            ["a_pause_is_an_open_gap": ["sub_7 is paused without a gap"]]
        ),
        Damage(
            "awake in a gap",
            """
            UPDATE subscription_gap SET until_day = NULL WHERE subscription_id = 8
            """,
            ["a_pause_is_an_open_gap": ["sub_8 is ended in a gap from day 20005"]]
        ),
        Damage(
            "a subscription that waits for nothing",
            """
            PRAGMA ignore_check_constraints = ON;
            UPDATE subscription SET next_action = NULL, next_action_at = NULL WHERE id = 1
            """,
            ["nobody_is_forgotten": ["sub_1 (active) waits for nothing"]]
        ),
        Damage(
            "a pending charge that its subscription has forgotten",
            """
            UPDATE subscription SET in_flight = NULL, next_action = 'renewal', next_action_at = 0
            WHERE id = 3
            """,
            [
                "charges_are_waited_for": [
                    "inv_5 (open) has a charge that is pending, and sub_3 does not wait for it"
                ]
            ]
        ),
        Damage(
            "a charge without an outcome at an invoice that is void",
            "UPDATE payment_attempt SET invoice_id = 6, attempt = 2 WHERE invoice_id = 8",
            [
                "charges_are_waited_for": [
                    "inv_6 (void) has a charge that is unknown, and sub_4 does not wait for it",
                    "sub_6 waits for a charge that there is not",
                ]
            ]
        ),
        Damage(
            "waiting for a charge that was never made",
            "UPDATE subscription SET in_flight = 5, next_action = 'payment_query' WHERE id = 1",
            ["charges_are_waited_for": ["sub_1 waits for a charge that there is not"]]
        ),
    ]
}
