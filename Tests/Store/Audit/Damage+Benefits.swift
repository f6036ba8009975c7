/// Lots, counts, purchases, tiers and households that no longer agree with their facts.
extension Damage {
    static let benefits = holdings + used + counts + bought + committed + status + awards + shared

    private static let holdings = [
        Damage(
            "a ride that came back by itself",
            "UPDATE lot SET remaining = 4 WHERE id = 1",
            ["lots_are_sums_of_entries": ["lot_1 of 5 has 4 left, its entries say 5 and 3"]]
        ),
        Damage(
            "a lot that grew",
            "UPDATE lot SET amount = 2 WHERE id = 7",
            ["lots_are_sums_of_entries": ["lot_7 of 2 has 1 left, its entries say 1 and 1"]]
        ),
        Damage(
            "a lot that nothing gave",
            "DELETE FROM lot_entry WHERE lot_id = 7",
            ["lots_are_sums_of_entries": ["lot_7 of 1 has 1 left, its entries say none and none"]]
        ),
        Damage(
            "used before it was given",
            "UPDATE lot_entry SET id = 90 WHERE lot_id = 1 AND kind = 'granted'",
            ["lots_are_sums_of_entries": ["lot_1 changed before it was given"]]
        ),
        Damage(
            "a window given twice",
            """
            \(copy("lot", "id = 1", "id = 90"));
            \(copy("lot_entry", "lot_id = 1", "lot_id = 90, id = id + 90, purchase_id = NULL"))
            """,
            ["one_lot_per_window": ["sub_1 gave uses of ride 2 times for day 20000"]]
        ),
        Damage(
            "held by what is over",
            "UPDATE hold SET reservation_id = 3 WHERE lot_id = 1",
            ["holds_are_of_open_reservations": ["res_3 (released) holds 1 of lot_1"]]
        ),
        Damage(
            "held for longer than the reservation",
            "UPDATE hold SET expires_at = expires_at + 1 WHERE kind = 'saved'",
            ["holds_are_of_open_reservations": ["res_2 (open) holds 100 of ten-off"]]
        ),
        Damage(
            "held of nothing",
            "UPDATE hold SET amount = 6 WHERE lot_id = 1",
            ["holds_are_of_open_reservations": ["res_2 (open) holds 6 of lot_1"]]
        ),
        Damage(
            "another's lot held",
            "UPDATE hold SET member_id = 7 WHERE lot_id = 1",
            ["holds_are_of_open_reservations": ["res_2 (open) holds 1 of lot_1"]]
        ),
    ]

    private static let used = [
        Damage(
            "a use that took more than its lots say",
            "UPDATE benefit_use SET uses = 4, quantity = 4 WHERE id = 2",
            [
                "uses_are_taken_from_lots": [
                    "use_2 of towels took 4, 1 of it beyond; its lots say 2 and 1"
                ]
            ]
        ),
        Damage(
            "a use whose debt is another's",
            "UPDATE lot_entry SET use_id = NULL WHERE lot_id = 22",
            [
                "uses_are_taken_from_lots": [
                    "use_2 of towels took 3, 1 of it beyond; its lots say 2 and 0"
                ]
            ]
        ),
        Damage(
            "more came back than was used",
            "UPDATE benefit_return SET quantity = 4, uses = 4 WHERE use_id = 2",
            ["uses_are_taken_from_lots": ["use_2 took 3 for 3, 4 for 4 came back"]]
        ),
        Damage(
            "a use that was not counted",
            "DELETE FROM tally WHERE kind = 'used'",
            [
                "counts_are_what_purchases_left": [
                    "used of pool for member 6 is 0 on day 20000, purchases say 1"
                ]
            ]
        ),
    ]

    private static let counts = [
        Damage(
            "a count that grew",
            "UPDATE tally SET amount = 1001 WHERE kind = 'saved'",
            [
                "counts_are_what_purchases_left": [
                    "saved of ten-off for member 1 is 1001 on day 20000, purchases say 1000"
                ]
            ]
        ),
        Damage(
            "a return that was not counted",
            "DELETE FROM return_effect WHERE n = 1",
            [
                "counts_are_what_purchases_left": [
                    "metric of club/spend for member 1 is 5950 on day 20000, purchases say 8500"
                ]
            ]
        ),
        Damage(
            "a purchase that counts for nobody",
            "DELETE FROM tally WHERE day = 20001 AND kind = 'metric'",
            [
                "counts_are_what_purchases_left": [
                    "metric of club/spend for member 1 is 0 on day 20001, purchases say 1500"
                ]
            ]
        ),
        Damage(
            "a count of nobody's",
            "INSERT INTO tally VALUES (99, 'issued', 'cashback', 1, 1)",
            ["counts_are_of_members": ["issued of cashback is counted for member 99"]]
        ),
        Damage(
            "something to do for no subscription",
            "UPDATE upkeep SET subscription_id = 99 WHERE kind = 'drip'",
            ["counts_are_of_members": ["drip of welcome waits for sub_99"]]
        ),
    ]

    private static let bought = [
        Damage(
            "a line that grew",
            "UPDATE purchase_line SET gross = 4001 WHERE purchase_id = 1 AND line = 2",
            ["purchases_add_up": ["pur_1 is 10000 and 8500 net, its lines 10001 and 8500"]]
        ),
        Damage(
            "an order without lines",
            "DELETE FROM purchase_line WHERE purchase_id = 2",
            ["purchases_add_up": ["pur_2 is 2000 and 1500 net, its lines none and none"]]
        ),
        Damage(
            "a return of less than its lines",
            "UPDATE purchase_return SET net = 2549",
            ["purchases_add_up": ["ret_1 is 2549, its lines 2550"]]
        ),
        Damage(
            "more items back than were bought",
            "UPDATE return_line SET quantity = 3",
            [
                "returns_stay_within_the_purchase": [
                    "line 1 of pur_1 was 2 for 5100, came back 3 for 2550"
                ]
            ]
        ),
        Damage(
            "more undone than done",
            "UPDATE return_effect SET amount = 151 WHERE n = 3",
            ["returns_stay_within_the_purchase": ["effect 3 of pur_1 was 150, undone 151"]]
        ),
        Damage(
            "done once more",
            "UPDATE return_effect SET amount = -1 WHERE n = 3",
            ["returns_stay_within_the_purchase": ["effect 3 of pur_1 was 150, undone -1"]]
        ),
        Damage(
            "points of another's lot",
            "UPDATE purchase_effect SET lot_id = 8 WHERE kind = 'points'",
            ["purchases_give_what_they_say": ["pur_1 gives 150 miles, lot_8 is 80 miles"]]
        ),
        Damage(
            "more rides used than were said",
            """
            UPDATE purchase_effect SET amount = 1 WHERE purchase_id = 1 AND n = 2;
            UPDATE reservation_effect SET amount = 1 WHERE n = 2
            """,
            ["purchases_give_what_they_say": ["pur_1 uses 2 uses of ride, it says 1"]]
        ),
        Damage(
            "points taken that nobody redeemed",
            """
            UPDATE lot_entry SET purchase_id = 2 WHERE lot_id = 8 AND kind = 'used'
            """,
            ["purchases_give_what_they_say": ["pur_2 uses 50 points of miles, it says 0"]]
        ),
    ]

    private static let committed = [
        Damage(
            "bought otherwise than it was quoted",
            "UPDATE reservation_effect SET worth = 499 WHERE kind = 'redeem'",
            [
                "commits_are_what_was_quoted": [
                    "effect 4 of res_1 is 50 miles, pur_1 has 50 miles"
                ]
            ]
        ),
        Damage(
            "quoted and not done",
            """
            INSERT INTO reservation_effect (reservation_id, n, member_id, kind, name, amount, basis)
            VALUES (1, 9, 1, 'ticket', 'lucky', 1, 'never')
            """,
            ["commits_are_what_was_quoted": ["effect 9 of res_1 is 1 lucky, pur_1 has none"]]
        ),
        Damage(
            "a purchase that its reservation does not know",
            "UPDATE reservation SET state = 'released', purchase_id = NULL WHERE id = 1",
            [
                "commits_are_what_was_quoted": [
                    "res_1 is committed to pur_none, pur_1 says so"
                ]
            ]
        ),
    ]

    private static let status = [
        Damage(
            "a tier nobody gave",
            "UPDATE tier_status SET tier = 'gold' WHERE member_id = 1",
            [
                "status_is_the_last_change": [
                    "member 1 is gold (earned) in club, the last change says silver (earned)"
                ]
            ]
        ),
        Damage(
            "a status that was bought after all",
            "UPDATE tier_status SET source = 'paid' WHERE member_id = 1",
            [
                "status_is_the_last_change": [
                    "member 1 is silver (paid) in club, the last change says silver (earned)"
                ]
            ]
        ),
        Damage(
            "a change that leaves another tier",
            "UPDATE tier_change SET from_tier = 'red' WHERE to_tier = 'silver' AND member_id = 1",
            ["status_is_the_last_change": ["member 1 leaves red of club, came to blue"]]
        ),
        Damage(
            "a status gone",
            "DELETE FROM tier_status WHERE member_id = 7",
            ["status_is_the_last_change": ["member 7 has no status in club"]]
        ),
    ]

    private static let awards = [
        Damage(
            "a ticket taken out",
            "UPDATE draw_ticket SET id = 2 WHERE id = 1",
            ["tickets_are_numbered_through": ["there are 1 tickets, the last one is 2"]]
        ),
        Damage(
            "a reward that was lost, and may come again",
            "UPDATE reward_issue SET amount = 31 WHERE state = 'forfeited'",
            [
                "rewards_are_counted": [
                    "member 1 has 531 of cashback settled, counted are 530"
                ]
            ]
        ),
        Damage(
            "a reward of less than was issued",
            "UPDATE reward_issue SET amount = 501 WHERE lot_id = 3",
            [
                "what_is_given_is_there": [
                    "cashback of sub_1 from day 20000 gave lot_3 (reward, 500) of member 1"
                ],
                "rewards_are_counted": [
                    "member 1 has 531 of cashback settled, counted are 530"
                ],
            ]
        ),
        Damage(
            "a prize of somebody else's",
            "UPDATE draw_ticket SET lot_id = 7",
            ["what_is_given_is_there": ["ticket 1 gave lot_7 (milestone, 1) of member 1"]]
        ),
        Damage(
            "a milestone that gave what was bought",
            "UPDATE milestone SET lot_id = 8",
            [
                "what_is_given_is_there": [
                    "mug of member 1 from day 20000 gave lot_8 (grant, 80) of member 1"
                ]
            ]
        ),
        Damage(
            "an occasion that was paid for",
            "UPDATE drip SET prepayment_id = 1 WHERE benefit = 'welcome'",
            [
                "what_is_given_is_there": [
                    "welcome of sub_1 on day 20000 gave prepayment 1 (paid, 2000) of member 1"
                ]
            ]
        ),
        Damage(
            "a ticket of another benefit",
            "UPDATE purchase_effect SET name = 'unlucky' WHERE kind = 'ticket'",
            [
                "tickets_are_of_their_purchase": [
                    "ticket 1 is of effect 2 of pur_2, a ticket of unlucky"
                ]
            ]
        ),
        Damage(
            "points without a lot of points",
            "UPDATE transfer SET reference = 1 WHERE code = 'points_expired'",
            [
                "transfers_have_their_fact": [
                    "transfer 58 (points_expired) has no lot_1 of points of member 1"
                ]
            ]
        ),
        Damage(
            "a donation for nothing",
            "UPDATE transfer SET reference = 99 WHERE code = 'donation'",
            ["transfers_have_their_fact": ["transfer 59 (donation) has no pur_99"]]
        ),
        Damage(
            "points given back for nothing",
            "UPDATE transfer SET reference = 99 WHERE code = 'points_returned'",
            ["transfers_have_their_fact": ["transfer 57 (points_returned) has no ret_99"]]
        ),
        Damage(
            "points a partner gave another",
            "UPDATE transfer SET member_id = 6 WHERE code = 'partner_earned'",
            [
                "points_have_their_fact": [
                    "transfer 55 (partner_earned) of member 6 is of pur_1"
                ]
            ]
        ),
        Damage(
            "points that are all gone and still cost something",
            """
            INSERT INTO lot_entry (id, lot_id, kind, change, at)
            SELECT 900 + id, id, 'expired', -remaining, 0 FROM lot
            WHERE kind = 'points' AND remaining <> 0;
            UPDATE lot SET remaining = 0 WHERE kind = 'points'
            """,
            [
                "points_that_are_out_are_a_liability": [
                    "member 1 has 0 points, and the books say that they cost 50 USD"
                ]
            ]
        ),
    ]

    private static let shared = [
        Damage(
            "a seat of another's",
            "UPDATE household_seat SET owner_id = 5 WHERE id = 2",
            ["seats_are_of_the_owner": ["seat 2 at sub_1 is not member 5's"]]
        ),
        Damage(
            "a seat that somebody else buys",
            "UPDATE household_seat SET extra_subscription_id = 2 WHERE id = 1",
            ["seats_are_of_the_owner": ["seat 1 is bought by sub_2"]]
        ),
        Damage(
            "a guest without a seat",
            copy("entitlement", "member = 'guy'", "member = 'hal'"),
            ["who_shares_has_a_seat": ["hal shares sub_1 as adult"]]
        ),
        Damage(
            "a guest who gets nothing",
            "DELETE FROM entitlement WHERE member = 'guy'",
            ["who_shares_has_a_seat": ["seat 1 gives member 7 nothing"]]
        ),
        Damage(
            "a guest who stays when all is over",
            copy("household_seat", "id = 2", "id = 90, subscription_id = 8, owner_id = 9"),
            [
                "no_seat_outlives_its_membership": [
                    "seat 90 is invited at sub_8, which has ended"
                ]
            ]
        ),
        Damage(
            "a card of a stranger's",
            "UPDATE membership_card SET member_id = 5 WHERE card = 'card-1'",
            [
                "cards_are_of_who_has_the_membership": [
                    "card card-1 is member 5's, who has no part in sub_1"
                ]
            ]
        ),
        Damage(
            "a guest for longer than the owner",
            "UPDATE entitlement SET valid_until = valid_until + 1 WHERE member = 'guy'",
            ["shares_follow_the_owner": ["guy shares sub_1 otherwise than it is"]]
        ),
    ]
}
