extension Invariant {
    /// Subscriptions beside what follows from them.
    static let states = [
        Invariant(
            name: "one_entitlement_per_subscription",
            sentence: "Every subscription is projected to exactly one entitlement of its member.",
            sql: """
                SELECT 'sub_' || s.id FROM subscription AS s JOIN member AS m ON m.id = s.member_id
                LEFT JOIN entitlement AS e ON e.subscription_id = s.id AND e.member = m.member
                  AND e.role IS NULL
                WHERE e.member IS NULL
                UNION ALL
                SELECT 'sub_' || e.subscription_id FROM entitlement AS e
                JOIN subscription AS s ON s.id = e.subscription_id
                JOIN member AS m ON m.id = s.member_id
                WHERE e.role IS NULL AND m.member <> e.member
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
            sentence:
                "Every subscription with a trial is its member's one recorded trial, and no other is "
                + "claimed.",
            sql: """
                SELECT 'sub_' || s.id FROM subscription AS s
                LEFT JOIN trial AS t ON t.subscription_id = s.id AND t.member_id = s.member_id
                LEFT JOIN trial_claim AS c ON c.kind = 'member'
                  AND c.value = CAST(s.member_id AS TEXT) AND c.subscription_id = s.id
                WHERE s.with_trial = 1 AND (t.member_id IS NULL OR c.value IS NULL)
                UNION ALL
                SELECT 'the ' || c.kind || ' of sub_' || c.subscription_id || ' claims no trial'
                FROM trial_claim AS c JOIN subscription AS s ON s.id = c.subscription_id
                WHERE s.with_trial = 0
                """
        ),
        Invariant(
            name: "pending_changes_agree",
            sentence:
                "A subscription waits for the change that is scheduled for it; one under way has its "
                + "open invoice.",
            sql: """
                SELECT 'sub_' || s.id || ' waits for price ' || coalesce(s.pending_price_id, 'none')
                  || ' on day ' || coalesce(s.pending_on, 'none') || ', scheduled is price '
                  || coalesce(c.to_price_id, 'none') || ' on day '
                  || coalesce(c.effective_on, 'none')
                FROM subscription AS s
                LEFT JOIN plan_change AS c ON c.subscription_id = s.id AND c.state = 'scheduled'
                WHERE s.pending_price_id IS NOT c.to_price_id OR s.pending_on IS NOT c.effective_on
                UNION ALL
                SELECT 'change ' || c.id || ' of sub_' || c.subscription_id
                  || ' has no open invoice'
                FROM plan_change AS c LEFT JOIN invoice AS i ON i.id = c.invoice_id
                WHERE c.state = 'pending' AND (i.state IS NOT 'open' OR i.kind <> 'change'
                  OR i.subscription_id <> c.subscription_id)
                """
        ),
        Invariant(
            name: "offers_were_taken",
            sentence:
                "An offer lowers a bill only where it was taken, and no more often than it may.",
            sql: """
                SELECT 'inv_' || i.id || ' uses the offer ' || l.offer
                FROM invoice_line AS l JOIN invoice AS i ON i.id = l.invoice_id
                WHERE l.offer IS NOT NULL AND NOT EXISTS (
                  SELECT 1 FROM applied_offer AS o
                  WHERE o.subscription_id = i.subscription_id AND o.offer = l.offer)
                -- A renewal that was earned names the benefit, and is counted on its day.
                AND NOT EXISTS (
                  SELECT 1 FROM subscription AS s JOIN tally AS t
                    ON t.member_id = s.member_id AND t.kind = 'waived' AND t.name = l.offer
                    AND t.day = l.period_start AND t.amount > 0
                  WHERE s.id = i.subscription_id AND l.kind = 'discount')
                UNION ALL
                SELECT 'sub_' || u.subscription_id || ' used the offer ' || u.offer || ' for '
                  || u.periods || ' periods of ' || sum(o.terms)
                FROM (
                  SELECT i.subscription_id, l.offer, count(DISTINCT l.period_start) AS periods
                  FROM invoice_line AS l JOIN invoice AS i ON i.id = l.invoice_id
                  WHERE l.offer IS NOT NULL AND i.kind = 'term'
                    AND i.state IN ('paid', 'carried', 'open')
                    -- A term that was given back from its first day on used none up.
                    AND NOT EXISTS (
                      SELECT 1 FROM line_credit AS c JOIN invoice_line AS t
                        ON t.invoice_id = c.invoice_id AND t.line = c.line
                      WHERE c.invoice_id = l.invoice_id AND t.period_start = l.period_start
                        AND c.from_day = l.period_start)
                  GROUP BY i.subscription_id, l.offer
                ) AS u JOIN applied_offer AS o
                  ON o.subscription_id = u.subscription_id AND o.offer = u.offer
                GROUP BY u.subscription_id, u.offer
                HAVING count(o.terms) = count(*) AND u.periods > sum(o.terms)
                UNION ALL
                SELECT 'sub_' || s.id || ' took the offer ' || o.offer || ' for member '
                  || o.member_id
                FROM applied_offer AS o JOIN subscription AS s ON s.id = o.subscription_id
                WHERE o.member_id <> s.member_id
                UNION ALL
                SELECT 'sub_' || s.id || ' says that offers are left' FROM subscription AS s
                WHERE s.has_offers = 1 AND NOT EXISTS (
                  SELECT 1 FROM applied_offer AS o WHERE o.subscription_id = s.id)
                """
        ),
        Invariant(
            name: "methods_expire_at_the_end_of_a_month",
            sentence:
                "A payment method expires on the last day of a month, and only a gateway's does.",
            sql: """
                SELECT pay_with || ' expires on day ' || expires_on FROM method_expiry
                WHERE expires_on NOT BETWEEN 0 AND 2932896
                  OR coalesce(strftime('%d', (expires_on + 1) * 86400, 'unixepoch'), '01') <> '01'
                  OR pay_with NOT GLOB '?*:?*' OR pay_with GLOB 'offline:*'
                """
        ),
    ]
}
