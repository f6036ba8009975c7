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
    static let all: [Invariant] =
        identity + time + money + given + carried + states + lots + points + purchases + tiers
        + households + admission

    static let identity = [
        Invariant(
            name: "one_invoice_per_period",
            sentence: "A subscription has at most one invoice for a period that is not void.",
            sql: """
                SELECT 'sub_' || subscription_id || ' has ' || count(*) || ' invoices from day '
                  || period_start
                FROM invoice WHERE state <> 'void'
                GROUP BY subscription_id, kind, series, period_start HAVING count(*) > 1
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
            name: "one_refund_that_may_succeed",
            sentence: "A credit note has at most one refund that succeeded or still may.",
            sql: """
                SELECT 'credit note ' || credit_note_id || ' has ' || count(*) FROM refund_attempt
                WHERE state IN ('pending', 'unknown', 'succeeded')
                GROUP BY credit_note_id HAVING count(*) > 1
                """
        ),
        Invariant(
            name: "one_change_at_a_time",
            sentence: "A subscription has at most one change under way and one that waits.",
            sql: """
                SELECT 'sub_' || subscription_id || ' has ' || count(*) || ' that are ' || state
                FROM plan_change WHERE state IN ('pending', 'scheduled')
                GROUP BY subscription_id, state HAVING count(*) > 1
                """
        ),
        Invariant(
            name: "notices_once",
            sentence: "A notice is issued once about a day.",
            sql: """
                SELECT 'sub_' || subscription_id || ' was told ' || kind || ' ' || count(*)
                  || ' times about day ' || about_day
                FROM notice GROUP BY subscription_id, kind, pack, about_day HAVING count(*) > 1
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
}
