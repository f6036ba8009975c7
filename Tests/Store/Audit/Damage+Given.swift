/// Money given back, carried, held and granted that the books do not know.
extension Damage {
    static let given = [
        Damage(
            "more given back than the line billed",
            "UPDATE line_credit SET amount = 594, tax = 151 WHERE id = 1",
            [
                "credits_stay_within_their_line": [
                    "line 1 of inv_9 billed 1499 and 150 tax, gives back 594 and 151"
                ]
            ]
        ),
        Damage(
            "given back for another's change",
            "UPDATE line_credit SET source_id = 1 WHERE id = 1",
            [
                "credits_have_their_source": ["a credit of inv_9 comes from change 1"],
                "credits_add_up": ["inv_10 credits 745, its lines none"],
            ]
        ),
        Damage(
            "given back by another's note",
            "UPDATE credit_note SET subscription_id = 1 WHERE id = 1",
            ["credits_have_their_source": ["a credit of inv_10 comes from credit_note 1"]]
        ),
        Damage(
            "a credit that shrank",
            "UPDATE line_credit SET amount = 149 WHERE id = 2",
            ["credits_add_up": ["credit note 1 gives 165, its lines 164"]]
        ),
        Damage(
            "a tax that another note gave back",
            """
            \(copy("credit_note", "id = 1", "id = 90, to_paid = 0"));
            UPDATE transfer SET id = 90, reference = 90
            WHERE code = 'credit_note' AND reference = 1 AND amount = 15
            """,
            [
                "credit_notes_are_in_the_books": [
                    "credit note 1 (settled) owes 150, gave 0 and 165 to the balance",
                    "credit note 90 (settled) owes 15, gave 0 and 0 to the balance",
                ]
            ]
        ),
        Damage(
            "a note that grew",
            "UPDATE credit_note SET to_paid = 166 WHERE id = 1",
            [
                "credits_add_up": ["credit note 1 gives 166, its lines 165"],
                "credit_notes_are_in_the_books": [
                    "credit note 1 (settled) owes 165, gave 0 and 165 to the balance"
                ],
            ]
        ),
        Damage(
            "given back what nobody paid",
            """
            UPDATE payment_attempt SET state = 'declined', decline_kind = 'soft', decline_code = 'x'
            WHERE invoice_id = 11
            """,
            [
                "credit_notes_stay_within_what_was_paid": ["inv_11 gives back 1210, paid 0"],
                "paid_means_a_success": ["inv_11 is paid"],
            ]
        ),
        Damage(
            "a note on an invoice that brought less",
            "UPDATE credit_note SET invoice_id = 10 WHERE id = 2",
            ["credit_notes_stay_within_what_was_paid": ["inv_10 gives back 1375, paid 372"]]
        ),
        Damage(
            "settled, and no money went back",
            "UPDATE credit_note SET state = 'settled', settled_at = 0 WHERE id = 2",
            [
                "credit_notes_are_in_the_books": [
                    "credit note 2 (settled) owes 1210, gave 0 and 0 to the balance"
                ],
                "refunds_owed_are_in_the_books": [
                    "member 9 is owed 0 in USD, the books say 1210"
                ],
            ]
        ),
        Damage(
            "a balance that got the money of a note under way",
            """
            UPDATE transfer SET reference = 2, member_id = 9 WHERE code = 'refund_to_balance';
            """,
            [
                "credit_notes_are_in_the_books": [
                    "credit note 1 (settled) owes 165, gave 0 and 0 to the balance",
                    "credit note 2 (pending) owes 1210, gave 0 and 165 to the balance",
                ],
                "refunds_owed_are_in_the_books": [
                    "member 8 is owed 0 in USD, the books say 165",
                    "member 9 is owed 1210 in USD, the books say 1045",
                ],
            ]
        ),
        Damage(
            "a refund of less than is owed",
            "UPDATE refund_attempt SET amount = 1 WHERE credit_note_id = 2",
            ["refunds_ask_for_the_note": ["refund 1 of credit note 2 asks for 1 of 1210"]]
        ),
        Damage(
            "a refund to somebody else's card",
            "UPDATE refund_attempt SET pay_with = 'scripted:other' WHERE credit_note_id = 2",
            [
                "refunds_ask_for_the_note": [
                    "refund 1 of credit note 2 goes to scripted:other, the money came by scripted:ok"
                ]
            ]
        ),
    ]

    static let carried = [
        Damage(
            "carried twice",
            "UPDATE subscription SET carried = 53 WHERE id = 9",
            ["carried_is_in_the_books": ["member 10 carries 53 in USD, the books 0"]]
        ),
        Damage(
            "held and forgotten",
            """
            UPDATE payment_attempt SET amount = 1702, balance_granted = 0 WHERE invoice_id = 13
            """,
            ["held_is_in_the_books": ["member 10 has 0 held in USD, the books 247"]]
        ),
        Damage(
            "a credit that came back by itself",
            "UPDATE granted_credit SET remaining = 254 WHERE prepayment_id = 4",
            ["granted_lots_add_up": ["member 10 has 253 granted in USD, the lots say 254"]]
        ),
        Damage(
            "a credit that grew",
            "UPDATE granted_credit SET amount = 501 WHERE prepayment_id = 4",
            ["grants_have_their_prepayment": ["prepayment 4 of 500"]]
        ),
        Damage(
            "a credit that is counted nowhere",
            "DELETE FROM granted_credit WHERE prepayment_id = 5",
            ["grants_have_their_prepayment": ["prepayment 5 of 100"]]
        ),
        Damage(
            "paid out twice",
            "UPDATE prepayment SET amount = 60 WHERE id = 6",
            ["prepayments_are_in_the_books": ["prepayment 6 of 60"]]
        ),
        Damage(
            "owed to nobody",
            """
            UPDATE credit_note SET payer_id = 8 WHERE id = 2
            """,
            [
                "transfers_have_their_fact": [
                    "transfer 35 (credit_note) has no credit note 2 of member 9 in USD",
                    "transfer 36 (credit_note) has no credit note 2 of member 9 in USD",
                    "transfer 37 (credit_note) has no credit note 2 of member 9 in USD",
                ],
                "refunds_owed_are_in_the_books": [
                    "member 8 is owed 1210 in USD, the books say 0",
                    "member 9 is owed 0 in USD, the books say 1210",
                ],
            ]
        ),
    ]
}
