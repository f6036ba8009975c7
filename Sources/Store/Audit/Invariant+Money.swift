extension Invariant {
    /// Invoices, attempts and the books.
    static let money = [
        Invariant(
            name: "lines_add_up",
            sentence: "An invoice's lines and their taxes add up to its amount.",
            sql: """
                SELECT 'inv_' || i.id || ' is ' || i.amount || ', its lines '
                  || coalesce(sum(l.amount + l.tax), 'none')
                FROM invoice AS i LEFT JOIN invoice_line AS l ON l.invoice_id = i.id
                GROUP BY i.id HAVING i.amount IS NOT sum(l.amount + l.tax)
                """
        ),
        Invariant(
            name: "lines_keep_to_the_agreement",
            sentence:
                "An invoice's lines are priced in its currency, by a plan its subscription had.",
            sql: """
                SELECT 'inv_' || i.id || ' in ' || i.currency || ' for ' || s.plan
                  || ' has a line priced in ' || p.currency || ' by ' || v.plan
                FROM invoice_line AS l JOIN invoice AS i ON i.id = l.invoice_id
                JOIN subscription AS s ON s.id = i.subscription_id
                JOIN price AS p ON p.id = l.price_id JOIN plan_version AS v ON v.id = p.plan_version_id
                WHERE p.currency <> i.currency OR (v.plan <> s.plan AND NOT EXISTS (
                  SELECT 1 FROM plan_change AS c
                  JOIN price AS q ON q.id = c.from_price_id OR q.id = c.to_price_id
                  JOIN plan_version AS w ON w.id = q.plan_version_id
                  WHERE c.subscription_id = s.id AND w.plan = v.plan))
                """
        ),
        Invariant(
            name: "invoices_are_in_the_books",
            sentence:
                "Every invoice is billed once in the books, a change once it is settled, and settled "
                + "as its state says.",
            sql: """
                SELECT 'inv_' || i.id || ' (' || i.state || ') is billed ' || coalesce(t.billed, 0)
                  || ', paid ' || coalesce(t.paid, 0) || ', carried ' || coalesce(t.carried, 0)
                  || ', given up ' || coalesce(t.given_up, 0) || ' of ' || i.amount
                FROM invoice AS i LEFT JOIN (
                  SELECT reference,
                    sum(CASE code WHEN 'invoice' THEN amount WHEN 'tax' THEN amount
                      WHEN 'carried' THEN amount WHEN 'left_over' THEN amount
                      WHEN 'change_credit' THEN -amount ELSE 0 END) AS billed,
                    sum(CASE WHEN code IN ('payment', 'balance') THEN amount ELSE 0 END) AS paid,
                    sum(CASE WHEN code = 'carry' THEN amount ELSE 0 END) AS carried,
                    sum(CASE WHEN code = 'write_off' THEN amount ELSE 0 END) AS given_up
                  FROM transfer WHERE code IN ('invoice', 'tax', 'carried', 'left_over',
                    'change_credit', 'payment', 'balance', 'carry', 'write_off')
                  GROUP BY reference
                ) AS t ON t.reference = i.id
                WHERE coalesce(t.billed, 0) <> (CASE WHEN i.kind = 'term' OR i.state = 'paid'
                    OR i.state = 'carried' THEN i.amount ELSE 0 END)
                  OR coalesce(t.paid, 0) <> (CASE WHEN i.state = 'paid' THEN i.amount ELSE 0 END)
                  OR CASE WHEN i.state = 'carried' THEN coalesce(t.carried, 0) <> i.amount
                    WHEN i.state IN ('paid', 'open') THEN coalesce(t.carried, 0) <> 0
                    ELSE coalesce(t.carried, 0) <> coalesce((SELECT sum(l.amount)
                      FROM invoice_line AS l WHERE l.invoice_id = i.id AND l.kind = 'carried'
                        AND i.kind = 'term'), 0) END
                  OR coalesce(t.given_up, 0) <> (CASE WHEN i.state IN ('void', 'uncollectible')
                    AND i.kind = 'term' THEN i.amount - coalesce(t.carried, 0) ELSE 0 END)
                """
        ),
        Invariant(
            name: "attempts_ask_for_the_invoice",
            sentence: "What an attempt asks for and what the balance adds is the invoice's amount.",
            sql: """
                SELECT 'attempt ' || a.attempt || ' at inv_' || i.id || ' asks for ' || a.amount
                  || ' and ' || (a.balance_paid + a.balance_granted) || ' of ' || i.amount
                FROM payment_attempt AS a JOIN invoice AS i ON i.id = a.invoice_id
                WHERE i.amount <> a.amount + (CASE a.pay_with WHEN 'balance' THEN 0
                  ELSE a.balance_paid + a.balance_granted END)
                """
        ),
        Invariant(
            name: "paid_means_a_success",
            sentence: "An invoice over zero is paid exactly when an attempt at it succeeded.",
            sql: """
                SELECT 'inv_' || i.id || ' is ' || i.state FROM invoice AS i
                WHERE i.amount > 0 AND (i.state = 'paid') <> EXISTS (
                  SELECT 1 FROM payment_attempt AS a
                  WHERE a.invoice_id = i.id AND a.state = 'succeeded')
                """
        ),
        Invariant(
            name: "account_totals_are_sums",
            sentence: "An account's totals are the sums of its transfers.",
            sql: """
                SELECT a.kind || ' ' || a.plan || ' in ' || a.currency || ' says ' || a.debits || '/'
                  || a.credits || ', its transfers ' || coalesce(d.amount, 0) || '/'
                  || coalesce(c.amount, 0)
                FROM account AS a
                LEFT JOIN (SELECT debit_account_id AS id, sum(amount) AS amount FROM transfer
                  GROUP BY debit_account_id) AS d ON d.id = a.id
                LEFT JOIN (SELECT credit_account_id AS id, sum(amount) AS amount FROM transfer
                  GROUP BY credit_account_id) AS c ON c.id = a.id
                WHERE a.debits <> coalesce(d.amount, 0) OR a.credits <> coalesce(c.amount, 0)
                """
        ),
        Invariant(
            name: "transfers_keep_their_currency",
            sentence: "A transfer's two accounts are in one currency.",
            sql: """
                SELECT 'transfer ' || t.id FROM transfer AS t
                JOIN account AS d ON d.id = t.debit_account_id
                JOIN account AS c ON c.id = t.credit_account_id
                WHERE d.currency <> c.currency
                """
        ),
        Invariant(
            name: "transfers_follow_their_code",
            sentence: "A transfer moves between the two kinds of account that its code says.",
            sql: """
                SELECT 'transfer ' || t.id || ' (' || t.code || ') moves from ' || c.kind || ' to '
                  || d.kind
                FROM transfer AS t
                JOIN account AS d ON d.id = t.debit_account_id
                JOIN account AS c ON c.id = t.credit_account_id
                WHERE t.code || ' ' || d.kind || ' ' || c.kind NOT IN (
                    'invoice receivable deferred_revenue', 'tax receivable tax_payable',
                    'payment gateway_clearing receivable', 'balance prepaid_granted receivable',
                    'balance prepaid_paid receivable', 'balance prepaid_held receivable',
                    'hold prepaid_granted prepaid_held', 'hold prepaid_paid prepaid_held',
                    'release prepaid_held prepaid_granted', 'release prepaid_held prepaid_paid',
                    'carry carried_forward receivable', 'carried receivable carried_forward',
                    'carry_off discounts carried_forward',
                    'prepayment gateway_clearing prepaid_paid', 'credit discounts prepaid_granted',
                    'expiry prepaid_granted breakage', 'payout prepaid_paid gateway_clearing',
                    'write_off deferred_revenue receivable', 'write_off tax_payable receivable',
                    'change_credit deferred_revenue receivable', 'change_credit refunds receivable',
                    'change_credit tax_payable receivable', 'left_over receivable prepaid_paid',
                    'left_over receivable prepaid_granted',
                    'credit_note deferred_revenue refund_payable',
                    'credit_note refunds refund_payable', 'credit_note tax_payable refund_payable',
                    'refund refund_payable gateway_clearing',
                    'refund_to_balance refund_payable prepaid_paid',
                    'refund_to_balance refund_payable prepaid_granted',
                    'recognition deferred_revenue revenue', 'recognition revenue deferred_revenue',
                    'points_earned points_cost points_liability',
                    'points_redeemed points_liability till_payable',
                    'points_expired points_liability breakage',
                    'points_given points_liability points_cost',
                    'points_returned till_payable points_liability',
                    'points_returned points_liability points_cost',
                    'points_returned partner_income partner',
                    'points_returned partner points_liability',
                    'points_returned partner points_cost',
                    'points_returned breakage points_liability',
                    'partner_earned partner partner_income',
                    'partner_burned points_liability partner', 'partner_burned points_cost partner',
                    'partner_burned points_liability breakage',
                    'donation donations donation_payable',
                    'donation_returned donation_payable donations')
                  OR (t.code = 'recognition' AND d.plan <> c.plan)
                """
        ),
        Invariant(
            name: "transfers_have_their_fact",
            sentence:
                "A transfer refers to an invoice, a prepayment, a credit note, a subscription, a lot, "
                + "a purchase or a return, of its member and currency where it has them.",
            sql: """
                SELECT 'transfer ' || t.id || ' (' || t.code || ') has no inv_' || t.reference
                  || ' of member ' || t.member_id || ' in ' || a.currency
                FROM transfer AS t JOIN account AS a ON a.id = t.debit_account_id
                LEFT JOIN invoice AS i ON i.id = t.reference
                WHERE t.code IN ('invoice', 'payment', 'tax', 'balance', 'hold', 'release', 'carry',
                    'carried', 'write_off', 'change_credit', 'left_over')
                  AND (i.currency IS NOT a.currency OR i.payer_id IS NOT t.member_id)
                UNION ALL
                SELECT 'transfer ' || t.id || ' (' || t.code || ') has no prepayment ' || t.reference
                  || ' of member ' || t.member_id || ' in ' || a.currency
                FROM transfer AS t JOIN account AS a ON a.id = t.debit_account_id
                LEFT JOIN prepayment AS p ON p.id = t.reference
                WHERE t.code IN ('prepayment', 'credit', 'expiry', 'payout')
                  AND (p.currency IS NOT a.currency OR p.member_id IS NOT t.member_id)
                UNION ALL
                SELECT 'transfer ' || t.id || ' (' || t.code || ') has no credit note '
                  || t.reference || ' of member ' || t.member_id || ' in ' || a.currency
                FROM transfer AS t JOIN account AS a ON a.id = t.debit_account_id
                LEFT JOIN credit_note AS n ON n.id = t.reference
                WHERE t.code IN ('credit_note', 'refund', 'refund_to_balance')
                  AND (n.currency IS NOT a.currency OR n.payer_id IS NOT t.member_id)
                UNION ALL
                SELECT 'transfer ' || t.id || ' (' || t.code || ') has no sub_' || t.reference
                FROM transfer AS t LEFT JOIN subscription AS s ON s.id = t.reference
                WHERE t.code = 'carry_off' AND s.id IS NULL
                UNION ALL
                SELECT 'transfer ' || t.id || ' (' || t.code || ') has no lot_' || t.reference
                  || ' of points of member ' || t.member_id
                FROM transfer AS t LEFT JOIN lot AS l ON l.id = t.reference
                WHERE t.code IN ('points_earned', 'points_expired')
                  AND (l.kind IS NOT 'points' OR l.member_id IS NOT t.member_id)
                UNION ALL
                SELECT 'transfer ' || t.id || ' (' || t.code || ') has no pur_' || t.reference
                FROM transfer AS t LEFT JOIN purchase AS p ON p.id = t.reference
                WHERE t.code IN ('points_redeemed', 'partner_earned', 'partner_burned', 'donation')
                  AND p.id IS NULL
                UNION ALL
                SELECT 'transfer ' || t.id || ' (' || t.code || ') has no ret_' || t.reference
                FROM transfer AS t LEFT JOIN purchase_return AS r ON r.id = t.reference
                WHERE t.code IN ('points_returned', 'donation_returned') AND r.id IS NULL
                """
        ),
        Invariant(
            name: "prepayments_are_in_the_books",
            sentence: "Every prepayment is in the books once, with its amount.",
            sql: """
                SELECT 'prepayment ' || p.id || ' of ' || p.amount FROM prepayment AS p
                LEFT JOIN transfer AS t ON t.reference = p.id
                  AND t.code = (CASE p.kind WHEN 'paid' THEN 'prepayment'
                    WHEN 'granted' THEN 'credit' ELSE 'payout' END)
                GROUP BY p.id HAVING p.amount IS NOT sum(t.amount) OR count(t.id) <> 1
                """
        ),
    ]
}
