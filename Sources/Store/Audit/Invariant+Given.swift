extension Invariant {
    /// What is given back.
    static let given = [
        Invariant(
            name: "credits_stay_within_their_line",
            sentence: "No more is given back of a line than it billed.",
            sql: """
                SELECT 'line ' || l.line || ' of inv_' || l.invoice_id || ' billed ' || l.amount
                  || ' and ' || l.tax || ' tax, gives back ' || sum(c.amount) || ' and '
                  || sum(c.tax)
                FROM line_credit AS c
                JOIN invoice_line AS l ON l.invoice_id = c.invoice_id AND l.line = c.line
                GROUP BY l.invoice_id, l.line HAVING sum(c.amount) > l.amount OR sum(c.tax) > l.tax
                """
        ),
        Invariant(
            name: "credits_have_their_source",
            sentence:
                "A line's credit comes from a settled change, or from a credit note, of its "
                + "subscription.",
            sql: """
                SELECT 'a credit of inv_' || c.invoice_id || ' comes from ' || c.source || ' '
                  || c.source_id
                FROM line_credit AS c JOIN invoice AS i ON i.id = c.invoice_id
                LEFT JOIN credit_note AS n ON c.source = 'credit_note' AND n.id = c.source_id
                LEFT JOIN invoice AS x ON c.source = 'change' AND x.id = c.source_id
                  AND x.kind = 'change' AND x.state IN ('paid', 'carried')
                WHERE coalesce(n.subscription_id, x.subscription_id) IS NOT i.subscription_id
                """
        ),
        Invariant(
            name: "credits_add_up",
            sentence:
                "The credits of lines add up to the credit note, or to the credits on the change's "
                + "invoice, that they come from.",
            sql: """
                SELECT 'credit note ' || n.id || ' gives ' || (n.to_method + n.to_paid
                  + n.to_granted) || ', its lines ' || coalesce(sum(c.amount + c.tax), 'none')
                FROM credit_note AS n
                LEFT JOIN line_credit AS c ON c.source = 'credit_note' AND c.source_id = n.id
                GROUP BY n.id
                HAVING n.to_method + n.to_paid + n.to_granted <> coalesce(sum(c.amount + c.tax), 0)
                UNION ALL
                SELECT 'inv_' || i.id || ' credits ' || i.credited || ', its lines '
                  || coalesce(sum(c.amount + c.tax), 'none')
                FROM (
                  SELECT i.id, sum(CASE l.kind WHEN 'credit' THEN -l.amount - l.tax ELSE 0 END)
                    AS credited
                  FROM invoice AS i JOIN invoice_line AS l ON l.invoice_id = i.id
                  WHERE i.kind = 'change' AND i.state IN ('paid', 'carried') GROUP BY i.id
                ) AS i LEFT JOIN line_credit AS c ON c.source = 'change' AND c.source_id = i.id
                GROUP BY i.id HAVING i.credited <> coalesce(sum(c.amount + c.tax), 0)
                """
        ),
        Invariant(
            name: "credit_notes_stay_within_what_was_paid",
            sentence: "No more is given back of an invoice than its attempts brought.",
            sql: """
                SELECT 'inv_' || n.invoice_id || ' gives back ' || n.given || ', paid '
                  || coalesce(a.paid, 0)
                FROM (
                  SELECT invoice_id, sum(to_method + to_paid + to_granted) AS given
                  FROM credit_note GROUP BY invoice_id
                ) AS n LEFT JOIN (
                  SELECT invoice_id, sum(CASE pay_with WHEN 'balance' THEN amount
                    ELSE amount + balance_paid + balance_granted END) AS paid
                  FROM payment_attempt WHERE state = 'succeeded' GROUP BY invoice_id
                ) AS a ON a.invoice_id = n.invoice_id
                WHERE n.given > coalesce(a.paid, 0)
                """
        ),
        Invariant(
            name: "credit_notes_are_in_the_books",
            sentence: "A credit note is in the books once, and given back as far as it is settled.",
            sql: """
                SELECT 'credit note ' || n.id || ' (' || n.state || ') owes '
                  || coalesce(t.owed, 0) || ', gave ' || coalesce(t.money, 0) || ' and '
                  || coalesce(t.balance, 0) || ' to the balance'
                FROM credit_note AS n LEFT JOIN (
                  SELECT reference,
                    sum(CASE code WHEN 'credit_note' THEN amount ELSE 0 END) AS owed,
                    sum(CASE code WHEN 'refund' THEN amount ELSE 0 END) AS money,
                    sum(CASE code WHEN 'refund_to_balance' THEN amount ELSE 0 END) AS balance
                  FROM transfer WHERE code IN ('credit_note', 'refund', 'refund_to_balance')
                  GROUP BY reference
                ) AS t ON t.reference = n.id
                WHERE coalesce(t.owed, 0) <> n.to_method + n.to_paid + n.to_granted
                  OR CASE n.state
                    WHEN 'settled' THEN coalesce(t.money + t.balance, 0)
                      <> n.to_method + n.to_paid + n.to_granted
                    ELSE coalesce(t.money, 0) <> 0
                      OR coalesce(t.balance, 0) <> n.to_paid + n.to_granted END
                """
        ),
        Invariant(
            name: "refunds_ask_for_the_note",
            sentence:
                "A refund asks for what its credit note owes to the payment method, and goes the way "
                + "the money came.",
            sql: """
                SELECT 'refund ' || r.attempt || ' of credit note ' || n.id || ' asks for '
                  || r.amount || ' of ' || n.to_method
                FROM refund_attempt AS r JOIN credit_note AS n ON n.id = r.credit_note_id
                WHERE r.amount <> n.to_method
                UNION ALL
                SELECT 'refund ' || r.attempt || ' of credit note ' || n.id || ' goes to '
                  || r.pay_with || ', the money came by ' || coalesce(a.pay_with, 'nothing')
                FROM refund_attempt AS r JOIN credit_note AS n ON n.id = r.credit_note_id
                LEFT JOIN payment_attempt AS a ON a.invoice_id = n.invoice_id
                  AND a.attempt = r.charge_attempt
                WHERE a.pay_with IS NOT r.pay_with
                """
        ),
    ]

    /// What members have outside their invoices: carried, held, granted, and owed to them.
    static let carried = [
        Invariant(
            name: "carried_is_in_the_books",
            sentence: "What subscriptions carry to their next invoice is what the books carry.",
            sql: """
                SELECT 'member ' || member || ' carries ' || sum(said) || ' in ' || currency
                  || ', the books ' || sum(booked)
                FROM (
                  SELECT s.payer_id AS member, p.currency, s.carried AS said, 0 AS booked
                  FROM subscription AS s JOIN price AS p ON p.id = s.price_id WHERE s.carried > 0
                  UNION ALL
                  SELECT t.member_id, a.currency, 0, t.amount
                  FROM transfer AS t JOIN account AS a ON a.id = t.debit_account_id
                  WHERE t.code = 'carry' AND a.kind = 'carried_forward'
                  UNION ALL
                  SELECT t.member_id, a.currency, 0, -t.amount
                  FROM transfer AS t JOIN account AS a ON a.id = t.credit_account_id
                  WHERE t.code IN ('carried', 'carry_off') AND a.kind = 'carried_forward'
                ) GROUP BY member, currency HAVING sum(said) <> sum(booked)
                """
        ),
        Invariant(
            name: "held_is_in_the_books",
            sentence: "What charges on their way hold of a balance is what the books hold.",
            sql: """
                SELECT 'member ' || member || ' has ' || sum(said) || ' held in ' || currency
                  || ', the books ' || sum(booked)
                FROM (
                  SELECT i.payer_id AS member, i.currency, a.balance_paid + a.balance_granted AS said,
                    0 AS booked
                  FROM payment_attempt AS a JOIN invoice AS i ON i.id = a.invoice_id
                  WHERE a.state IN ('pending', 'unknown') AND a.pay_with <> 'balance'
                  UNION ALL
                  SELECT t.member_id, a.currency, 0, t.amount
                  FROM transfer AS t JOIN account AS a ON a.id = t.credit_account_id
                  WHERE t.code = 'hold' AND a.kind = 'prepaid_held'
                  UNION ALL
                  SELECT t.member_id, a.currency, 0, -t.amount
                  FROM transfer AS t JOIN account AS a ON a.id = t.debit_account_id
                  WHERE t.code IN ('release', 'balance') AND a.kind = 'prepaid_held'
                ) GROUP BY member, currency HAVING sum(said) <> sum(booked)
                """
        ),
        Invariant(
            name: "granted_lots_add_up",
            sentence: "What is left of the credits given to a member is the granted balance.",
            sql: """
                SELECT 'member ' || member || ' has ' || sum(said) || ' granted in ' || currency
                  || ', the lots say ' || sum(left)
                FROM (
                  SELECT member_id AS member, currency, granted AS said, 0 AS left
                  FROM prepaid_balance
                  UNION ALL
                  SELECT member_id, currency, 0, remaining FROM granted_credit
                ) GROUP BY member, currency HAVING sum(said) <> sum(left)
                """
        ),
        Invariant(
            name: "grants_have_their_prepayment",
            sentence: "Every credit given has its lot, with the same member and amount.",
            sql: """
                SELECT 'prepayment ' || p.id || ' of ' || p.amount FROM prepayment AS p
                LEFT JOIN granted_credit AS g ON g.prepayment_id = p.id
                WHERE (p.kind = 'granted') <> (g.prepayment_id IS NOT NULL)
                  OR g.amount <> p.amount OR g.member_id <> p.member_id
                  OR g.currency <> p.currency
                """
        ),
        Invariant(
            name: "refunds_owed_are_in_the_books",
            sentence: "What credit notes still owe a member is what the books owe.",
            sql: """
                SELECT 'member ' || member || ' is owed ' || sum(said) || ' in ' || currency
                  || ', the books say ' || sum(booked)
                FROM (
                  SELECT payer_id AS member, currency, to_method AS said, 0 AS booked
                  FROM credit_note WHERE state = 'pending'
                  UNION ALL
                  SELECT t.member_id, a.currency, 0, t.amount
                  FROM transfer AS t JOIN account AS a ON a.id = t.credit_account_id
                  WHERE t.code = 'credit_note' AND a.kind = 'refund_payable'
                  UNION ALL
                  SELECT t.member_id, a.currency, 0, -t.amount
                  FROM transfer AS t JOIN account AS a ON a.id = t.debit_account_id
                  WHERE t.code IN ('refund', 'refund_to_balance') AND a.kind = 'refund_payable'
                ) GROUP BY member, currency HAVING sum(said) <> sum(booked)
                """
        ),
    ]
}
