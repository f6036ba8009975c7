/// Invoices and books that contradict each other.
extension Damage {
    static let money = [
        Damage(
            "a line that grew",
            "UPDATE invoice_line SET amount = 1500 WHERE invoice_id = 1",
            ["lines_add_up": ["inv_1 is 1499, its lines 1500"]]
        ),
        Damage(
            "an invoice without lines",
            "DELETE FROM invoice_line WHERE invoice_id = 1",
            ["lines_add_up": ["inv_1 is 1499, its lines none"]]
        ),
        Damage(
            "a line at another plan's price",
            "UPDATE invoice_line SET price_id = 3 WHERE invoice_id = 1",
            [
                "lines_keep_to_the_agreement": [
                    "inv_1 in USD for prime has a line priced in USD by gold"
                ]
            ]
        ),
        Damage(
            "a tax that grew",
            "UPDATE invoice_line SET tax = tax + 1 WHERE invoice_id = 11",
            ["lines_add_up": ["inv_11 is 1649, its lines 1650"]]
        ),
        Damage(
            "a charge for less than was billed",
            "UPDATE payment_attempt SET amount = 1498 WHERE invoice_id = 1 AND attempt = 1",
            ["attempts_ask_for_the_invoice": ["attempt 1 at inv_1 asks for 1498 and 0 of 1499"]]
        ),
        Damage(
            "a carried bill that was not carried",
            "UPDATE transfer SET reference = 11 WHERE code = 'carry'",
            [
                "invoices_are_in_the_books": [
                    "inv_11 (paid) is billed 1649, paid 1649, carried 53, given up 0 of 1649",
                    "inv_12 (carried) is billed 53, paid 0, carried 0, given up 0 of 53",
                ],
                "transfers_have_their_fact": [
                    "transfer 42 (carry) has no inv_11 of member 10 in USD"
                ],
            ]
        ),
        Damage(
            "one invoice billed twice, another never",
            "UPDATE transfer SET reference = 2 WHERE code = 'invoice' AND reference = 1",
            [
                "invoices_are_in_the_books": [
                    "inv_1 (paid) is billed 0, paid 1499, carried 0, given up 0 of 1499",
                    "inv_2 (paid) is billed 2998, paid 1499, carried 0, given up 0 of 1499",
                ]
            ]
        ),
        Damage(
            "paid without a payment",
            "DELETE FROM payment_attempt WHERE invoice_id = 2",
            ["paid_means_a_success": ["inv_2 is paid"]]
        ),
        Damage(
            "totals that no transfer explains",
            """
            UPDATE account SET debits = debits + 1, credits = credits + 1
            WHERE kind = 'revenue' AND plan = 'prime'
            """,
            ["account_totals_are_sums": ["revenue prime in USD says 1/433, its transfers 0/432"]]
        ),
        Damage(
            "dollars that became euros",
            """
            INSERT INTO account (id, kind, plan, currency, credits)
            VALUES (90, 'revenue', 'prime', 'EUR', 144);
            UPDATE account SET credits = credits - 144
            WHERE kind = 'revenue' AND plan = 'prime' AND currency = 'USD';
            UPDATE transfer SET id = 90, credit_account_id = 90
            WHERE code = 'recognition' AND effective_day = 20000 AND amount = 144
            """,
            ["transfers_keep_their_currency": ["transfer 90"]]
        ),
        Damage(
            "a balance that was called a payment",
            """
            UPDATE transfer SET id = 90, code = 'payment' WHERE code = 'balance' AND amount = 500 AND reference = 2
            """,
            [
                "transfers_follow_their_code": [
                    "transfer 90 (payment) moves from receivable to prepaid_granted"
                ]
            ]
        ),
        Damage(
            "paid by another member",
            """
            UPDATE transfer SET id = 90, member_id = 2 WHERE code = 'payment' AND reference = 1
            """,
            [
                "transfers_have_their_fact": [
                    "transfer 90 (payment) has no inv_1 of member 2 in USD"
                ]
            ]
        ),
        Damage(
            "credit given to another member",
            "UPDATE transfer SET id = 90, member_id = 2 WHERE code = 'credit' AND reference = 2",
            [
                "transfers_have_their_fact": [
                    "transfer 90 (credit) has no prepayment 2 of member 2 in USD"
                ]
            ]
        ),
        Damage(
            "a prepayment that grew",
            "UPDATE prepayment SET amount = 2001 WHERE id = 1",
            ["prepayments_are_in_the_books": ["prepayment 1 of 2001"]]
        ),
        Damage(
            "a prepayment nobody posted",
            copy("prepayment", "id = 1", "id = 90"),
            ["prepayments_are_in_the_books": ["prepayment 90 of 2000"]]
        ),
    ]
}
