extension Invariant {
    /// Billed time. What an invoice still covers goes to the first day that was given back of it.
    static let time = [
        Invariant(
            name: "periods_tile",
            sentence:
                "A subscription's billed periods and its gaps follow each other without a hole or an "
                + "overlap.",
            sql: """
                SELECT 'sub_' || subscription_id || ': the days from ' || start
                  || ' on do not begin where those before end, on day ' || before
                FROM (
                  SELECT subscription_id, start, lag(until) OVER (
                    PARTITION BY subscription_id ORDER BY start, coalesce(until, 9e9)) AS before
                  FROM (
                    SELECT i.subscription_id, i.period_start AS start, min(i.period_end, coalesce(
                      (SELECT min(c.from_day) FROM line_credit AS c WHERE c.invoice_id = i.id),
                      i.period_end)) AS until
                    FROM invoice AS i
                    WHERE i.state = 'paid' OR i.state = 'carried'
                      OR (i.state = 'open' AND i.kind = 'term')
                    UNION ALL
                    SELECT subscription_id, from_day, until_day FROM subscription_gap
                  ) WHERE until IS NULL OR until > start)
                WHERE before <> start
                """
        ),
        Invariant(
            name: "first_period_begins_at_billing_start",
            sentence:
                "The first billed period begins on the first billed day, or where imported time ends.",
            sql: """
                SELECT 'sub_' || s.id || ' begins on day '
                  || coalesce(s.imported_until, s.first_billed_on) || ', billed from day '
                  || min(i.start)
                FROM (
                  SELECT i.subscription_id, i.period_start AS start FROM invoice AS i
                  WHERE (i.state = 'paid' OR i.state = 'carried'
                    OR (i.state = 'open' AND i.kind = 'term'))
                  UNION ALL
                  SELECT subscription_id, from_day FROM subscription_gap
                ) AS i JOIN subscription AS s ON s.id = i.subscription_id
                GROUP BY s.id HAVING CASE WHEN s.imported_until IS NULL
                  THEN min(i.start) <> s.first_billed_on ELSE min(i.start) > s.imported_until END
                """
        ),
        Invariant(
            name: "paid_until_is_the_last_paid_period",
            sentence:
                "A subscription is paid until the end of its last paid period, less what was given "
                + "back of it.",
            sql: """
                SELECT 'sub_' || s.id || ' says day ' || coalesce(s.paid_until, 'none')
                  || ', its invoices say day ' || coalesce(p.paid_until, 'none')
                FROM subscription AS s LEFT JOIN (
                  SELECT subscription_id, coalesce(max(CASE WHEN until > start THEN until END),
                    min(until)) AS paid_until
                  FROM (
                    SELECT i.subscription_id, i.period_start AS start, max(i.period_start,
                      min(i.period_end, coalesce((SELECT min(c.from_day) FROM line_credit AS c
                        WHERE c.invoice_id = i.id), i.period_end))) AS until
                    FROM invoice AS i WHERE i.state = 'paid' OR i.state = 'carried'
                    UNION ALL
                    SELECT s.id, min(s.starts_on, s.imported_until - 1), min(s.imported_until,
                      coalesce((SELECT min(g.from_day) FROM subscription_gap AS g
                        WHERE g.subscription_id = s.id), s.imported_until))
                    FROM subscription AS s WHERE s.imported_until IS NOT NULL
                  ) GROUP BY subscription_id
                ) AS p ON p.subscription_id = s.id
                WHERE s.paid_until IS NOT p.paid_until
                """
        ),
        Invariant(
            name: "terms_are_counted",
            sentence: "A subscription counts the periods of its terms that were settled.",
            sql: """
                SELECT 'sub_' || s.id || ' counts ' || s.terms_billed || ', its invoices say '
                  || coalesce(i.terms, 0)
                FROM subscription AS s LEFT JOIN (
                  SELECT subscription_id, sum(terms) AS terms FROM invoice
                  WHERE kind = 'term' AND (state = 'paid' OR state = 'carried')
                  GROUP BY subscription_id
                ) AS i ON i.subscription_id = s.id
                WHERE s.terms_billed <> coalesce(i.terms, 0)
                """
        ),
        Invariant(
            name: "a_pause_is_an_open_gap",
            sentence: "A paused subscription has a gap that goes on, and nobody else has one.",
            sql: """
                SELECT 'sub_' || s.id || ' is ' || s.state || CASE WHEN g.subscription_id IS NULL
                  THEN ' without a gap' ELSE ' in a gap from day ' || g.from_day END
                FROM subscription AS s
                LEFT JOIN subscription_gap AS g ON g.subscription_id = s.id AND g.until_day IS NULL
                WHERE (s.state = 'paused') <> (g.subscription_id IS NOT NULL)
                """
        ),
        Invariant(
            name: "nobody_is_forgotten",
            sentence:
                "A subscription that has not ended waits for something, is on hold, or is parked.",
            sql: """
                SELECT 'sub_' || s.id || ' (' || s.state || ') waits for nothing'
                FROM subscription AS s
                WHERE s.state <> 'ended' AND s.next_action_at IS NULL AND s.parked_reason IS NULL
                  AND NOT (s.state = 'on_hold' AND s.in_flight IS NULL)
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
}
