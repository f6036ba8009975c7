/// Something that must be true of every database at any time, as a query for what breaks it.
struct Invariant: Sendable {
    /// A short stable name, as `one_invoice_per_period`.
    let name: String
    /// What must be true, in one sentence.
    let sentence: String
    /// Answers one text per offence; no rows when all is well.
    let sql: StaticString
}

extension Invariant {
    /// The invariants that SQL alone can check, in the order they are reported.
    static let all: [Invariant] = identity + time + money + states

    private static let identity = [
        Invariant(
            name: "one_invoice_per_period",
            sentence: "A subscription has at most one invoice for a period that is not void.",
            sql: """
                SELECT 'sub_' || subscription_id || ' has ' || count(*) || ' invoices from day '
                  || period_start
                FROM invoice WHERE state <> 'void'
                GROUP BY subscription_id, kind, period_start HAVING count(*) > 1
                """
        ),
        Invariant(
            name: "one_live_subscription",
            sentence: "A member has at most one subscription to a plan that has not ended.",
            sql: """
                SELECT 'member ' || member_id || ' has ' || count(*) || ' to ' || plan
                FROM subscription WHERE state <> 'ended'
                GROUP BY member_id, plan HAVING count(*) > 1
                """
        ),
        Invariant(
            name: "one_attempt_that_may_succeed",
            sentence: "An invoice has at most one attempt that succeeded or still may.",
            sql: """
                SELECT 'inv_' || invoice_id || ' has ' || count(*) FROM payment_attempt
                WHERE state IN ('pending', 'unknown', 'succeeded')
                GROUP BY invoice_id HAVING count(*) > 1
                """
        ),
        Invariant(
            name: "invoices_are_chained",
            sentence: "Every invoice is reached from its subscription, and from no other.",
            sql: """
                SELECT 'inv_' || i.id || ' is not the last and not before another'
                FROM invoice AS i JOIN subscription AS s ON s.id = i.subscription_id
                LEFT JOIN invoice AS n ON n.previous_invoice_id = i.id
                WHERE (n.id IS NULL AND s.last_invoice_id IS NOT i.id)
                  OR (n.id IS NOT NULL AND n.subscription_id <> i.subscription_id)
                UNION ALL
                SELECT 'sub_' || s.id || ' ends its chain at inv_' || s.last_invoice_id
                FROM subscription AS s LEFT JOIN invoice AS i ON i.id = s.last_invoice_id
                WHERE s.last_invoice_id IS NOT NULL AND i.subscription_id IS NOT s.id
                UNION ALL
                SELECT 'inv_' || i.id || ' comes after inv_' || i.previous_invoice_id
                FROM invoice AS i LEFT JOIN invoice AS p ON p.id = i.previous_invoice_id
                WHERE i.previous_invoice_id IS NOT NULL AND p.id IS NULL
                """
        ),
    ]

    private static let time = [
        Invariant(
            name: "periods_tile",
            sentence: "A subscription's billed periods follow each other without gap or overlap.",
            sql: """
                SELECT 'sub_' || subscription_id || ': the period from day ' || period_start
                  || ' does not begin where the one before ends, day ' || before
                FROM (
                  SELECT subscription_id, period_start, lag(period_end) OVER (
                    PARTITION BY subscription_id ORDER BY period_start) AS before
                  FROM invoice WHERE state <> 'void')
                WHERE before IS NOT NULL AND before <> period_start
                """
        ),
        Invariant(
            name: "first_period_begins_at_billing_start",
            sentence: "The first billed period begins on the first billed day.",
            sql: """
                SELECT 'sub_' || s.id || ' begins on day ' || s.billing_start || ', billed from day '
                  || min(i.period_start)
                FROM invoice AS i JOIN subscription AS s ON s.id = i.subscription_id
                WHERE i.state <> 'void' GROUP BY s.id HAVING min(i.period_start) <> s.billing_start
                """
        ),
        Invariant(
            name: "paid_until_is_the_last_paid_period",
            sentence: "A subscription is paid until the end of its last paid period.",
            sql: """
                SELECT 'sub_' || s.id || ' says day ' || coalesce(s.paid_until, 'none')
                  || ', its invoices say day ' || coalesce(p.paid_until, 'none')
                FROM subscription AS s LEFT JOIN (
                  SELECT subscription_id, max(period_end) AS paid_until FROM invoice
                  WHERE state = 'paid' GROUP BY subscription_id
                ) AS p ON p.subscription_id = s.id
                WHERE s.paid_until IS NOT p.paid_until
                """
        ),
        Invariant(
            name: "nobody_is_forgotten",
            sentence: "A subscription that has not ended waits for something, or is parked.",
            sql: """
                SELECT 'sub_' || s.id || ' (' || s.state || ') waits for nothing'
                FROM subscription AS s
                WHERE s.state <> 'ended' AND s.next_action_at IS NULL AND s.parked_reason IS NULL
                  AND NOT EXISTS (
                    SELECT 1 FROM payment_attempt AS a
                    WHERE a.invoice_id = s.last_invoice_id AND a.state = 'pending')
                """
        ),
        Invariant(
            name: "charges_are_waited_for",
            sentence:
                "A charge without an outcome is its subscription's one concern, and the other "
                + "way round.",
            sql: """
                SELECT 'inv_' || i.id || ' (' || i.state || ') has a charge that is ' || a.state
                  || ', and sub_' || s.id || ' does not wait for it'
                FROM payment_attempt AS a JOIN invoice AS i ON i.id = a.invoice_id
                JOIN subscription AS s ON s.id = i.subscription_id
                WHERE a.state IN ('pending', 'unknown') AND (i.state <> 'open'
                  OR s.last_invoice_id IS NOT i.id OR s.in_flight IS NULL
                  OR (s.in_flight = 0) <> (a.state = 'pending'))
                UNION ALL
                SELECT 'sub_' || s.id || ' waits for a charge that there is not'
                FROM subscription AS s WHERE s.in_flight IS NOT NULL AND NOT EXISTS (
                  SELECT 1 FROM payment_attempt AS a WHERE a.invoice_id = s.last_invoice_id
                    AND a.state IN ('pending', 'unknown'))
                """
        ),
    ]

    private static let money = [
        Invariant(
            name: "lines_add_up",
            sentence: "An invoice's lines add up to its amount.",
            sql: """
                SELECT 'inv_' || i.id || ' is ' || i.amount || ', its lines '
                  || coalesce(sum(l.amount), 'none')
                FROM invoice AS i LEFT JOIN invoice_line AS l ON l.invoice_id = i.id
                GROUP BY i.id HAVING i.amount IS NOT sum(l.amount)
                """
        ),
        Invariant(
            name: "lines_keep_to_the_agreement",
            sentence: "An invoice's lines are priced in its currency, by its subscription's plan.",
            sql: """
                SELECT 'inv_' || i.id || ' in ' || i.currency || ' for ' || s.plan
                  || ' has a line priced in ' || p.currency || ' by ' || v.plan
                FROM invoice_line AS l JOIN invoice AS i ON i.id = l.invoice_id
                JOIN subscription AS s ON s.id = i.subscription_id
                JOIN price AS p ON p.id = l.price_id JOIN plan_version AS v ON v.id = p.plan_version_id
                WHERE p.currency <> i.currency OR v.plan <> s.plan
                """
        ),
        Invariant(
            name: "invoices_are_in_the_books",
            sentence: "Every invoice is billed once in the books, and settled as its state says.",
            sql: """
                SELECT 'inv_' || i.id || ' (' || i.state || ') is billed ' || coalesce(t.billed, 0)
                  || ', paid ' || coalesce(t.paid, 0) || ', given up ' || coalesce(t.given_up, 0)
                  || ' of ' || i.amount
                FROM invoice AS i LEFT JOIN (
                  SELECT reference,
                    sum(CASE WHEN code = 'invoice' THEN amount ELSE 0 END) AS billed,
                    sum(CASE WHEN code IN ('payment', 'balance') THEN amount ELSE 0 END) AS paid,
                    sum(CASE WHEN code = 'write_off' THEN amount ELSE 0 END) AS given_up
                  FROM transfer WHERE code IN ('invoice', 'payment', 'balance', 'write_off')
                  GROUP BY reference
                ) AS t ON t.reference = i.id
                WHERE coalesce(t.billed, 0) <> i.amount
                  OR coalesce(t.paid, 0) <> (CASE WHEN i.state = 'paid' THEN i.amount ELSE 0 END)
                  OR coalesce(t.given_up, 0)
                    <> (CASE WHEN i.state IN ('void', 'uncollectible') THEN i.amount ELSE 0 END)
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
                    'invoice receivable deferred_revenue', 'payment gateway_clearing receivable',
                    'balance prepaid_granted receivable', 'balance prepaid_paid receivable',
                    'prepayment gateway_clearing prepaid_paid', 'credit discounts prepaid_granted',
                    'write_off deferred_revenue receivable', 'recognition deferred_revenue revenue')
                  OR (t.code = 'recognition' AND d.plan <> c.plan)
                """
        ),
        Invariant(
            name: "transfers_have_their_fact",
            sentence: "A transfer refers to an invoice or a prepayment of its member and currency.",
            sql: """
                SELECT 'transfer ' || t.id || ' (' || t.code || ') has no inv_' || t.reference
                  || ' of member ' || t.member_id || ' in ' || a.currency
                FROM transfer AS t JOIN account AS a ON a.id = t.debit_account_id
                LEFT JOIN invoice AS i ON i.id = t.reference
                LEFT JOIN subscription AS s ON s.id = i.subscription_id
                WHERE t.code IN ('invoice', 'payment', 'balance', 'write_off')
                  AND (i.currency IS NOT a.currency OR s.member_id IS NOT t.member_id)
                UNION ALL
                SELECT 'transfer ' || t.id || ' (' || t.code || ') has no prepayment ' || t.reference
                  || ' of member ' || t.member_id || ' in ' || a.currency
                FROM transfer AS t JOIN account AS a ON a.id = t.debit_account_id
                LEFT JOIN prepayment AS p ON p.id = t.reference
                WHERE t.code IN ('prepayment', 'credit')
                  AND (p.currency IS NOT a.currency OR p.member_id IS NOT t.member_id)
                """
        ),
        Invariant(
            name: "prepayments_are_in_the_books",
            sentence: "Every prepayment is in the books once, with its amount.",
            sql: """
                SELECT 'prepayment ' || p.id || ' of ' || p.amount FROM prepayment AS p
                LEFT JOIN transfer AS t ON t.reference = p.id
                  AND t.code = (CASE p.kind WHEN 'paid' THEN 'prepayment' ELSE 'credit' END)
                GROUP BY p.id HAVING p.amount IS NOT sum(t.amount) OR count(t.id) <> 1
                """
        ),
    ]

    private static let states = [
        Invariant(
            name: "one_entitlement_per_subscription",
            sentence: "Every subscription is projected to exactly one entitlement of its member.",
            sql: """
                SELECT 'sub_' || s.id FROM subscription AS s JOIN member AS m ON m.id = s.member_id
                LEFT JOIN entitlement AS e ON e.subscription_id = s.id AND e.member = m.member
                WHERE e.member IS NULL
                UNION ALL
                SELECT 'sub_' || e.subscription_id FROM entitlement AS e
                JOIN subscription AS s ON s.id = e.subscription_id
                JOIN member AS m ON m.id = s.member_id WHERE m.member <> e.member
                """
        ),
        Invariant(
            name: "ended_owes_nothing",
            sentence: "An ended subscription has no open invoice.",
            sql: """
                SELECT 'sub_' || s.id || ' has the open inv_' || i.id FROM invoice AS i
                JOIN subscription AS s ON s.id = i.subscription_id
                WHERE i.state = 'open' AND s.state = 'ended'
                """
        ),
        Invariant(
            name: "debt_has_an_invoice",
            sentence: "A subscription in dunning has exactly the open invoice of its due day.",
            sql: """
                SELECT 'sub_' || s.id || ' is due since day ' || s.due_on FROM subscription AS s
                LEFT JOIN invoice AS i ON i.subscription_id = s.id AND i.state = 'open'
                WHERE s.due_on IS NOT NULL AND (i.id IS NULL OR i.period_start <> s.due_on)
                """
        ),
        Invariant(
            name: "trials_are_recorded",
            sentence: "Every subscription with a trial is its member's one recorded trial.",
            sql: """
                SELECT 'sub_' || s.id FROM subscription AS s
                LEFT JOIN trial AS t ON t.subscription_id = s.id AND t.member_id = s.member_id
                WHERE s.with_trial = 1 AND t.member_id IS NULL
                """
        ),
    ]
}
