extension Invariant {
    /// What points cost in the books.
    static let points = [
        Invariant(
            name: "points_have_their_fact",
            sentence:
                "What moves the cost of points is of a purchase, a return or a lot of its own member.",
            // A purchase may also give points to another of the household; its effects say to whom.
            sql: """
                SELECT 'transfer ' || t.id || ' (' || t.code || ') of member ' || t.member_id
                  || ' is of pur_' || p.id
                FROM transfer AS t
                LEFT JOIN purchase_return AS r ON t.code = 'points_returned' AND r.id = t.reference
                JOIN purchase AS p
                  ON p.id = (CASE t.code WHEN 'points_returned' THEN r.purchase_id
                    ELSE t.reference END)
                WHERE t.code IN ('points_redeemed', 'points_returned', 'partner_earned',
                    'partner_burned')
                  AND p.member_id <> t.member_id AND NOT EXISTS (
                    SELECT 1 FROM purchase_effect AS e
                    WHERE e.purchase_id = p.id AND e.member_id = t.member_id)
                UNION ALL
                SELECT 'transfer ' || t.id || ' (points_given) has no lot_' || t.reference
                  || ' of points of member ' || t.member_id
                FROM transfer AS t LEFT JOIN lot AS l ON l.id = t.reference
                WHERE t.code = 'points_given'
                  AND (l.kind IS NOT 'points' OR l.member_id IS NOT t.member_id)
                """
        ),
        Invariant(
            name: "points_that_are_out_are_a_liability",
            sentence:
                "A member's points cost something in the books only while there are some, and never "
                + "less than nothing.",
            sql: """
                SELECT 'member ' || b.member_id || ' has ' || coalesce(o.points, 0)
                  || ' points, and the books say that they cost ' || b.posted || ' ' || b.currency
                FROM (
                  SELECT t.member_id, a.currency,
                    sum(CASE WHEN t.credit_account_id = a.id THEN t.amount ELSE -t.amount END)
                      AS posted
                  FROM transfer AS t
                  JOIN account AS a ON a.kind = 'points_liability'
                    AND a.id IN (t.credit_account_id, t.debit_account_id)
                  GROUP BY t.member_id, a.currency
                ) AS b
                LEFT JOIN (
                  SELECT member_id, sum(points) AS points FROM (
                    SELECT member_id, max(0, sum(remaining)) AS points FROM lot
                    WHERE kind = 'points' AND remaining <> 0 GROUP BY member_id, name
                  ) GROUP BY member_id
                ) AS o ON o.member_id = b.member_id
                WHERE b.posted < 0 OR (b.posted > 0 AND coalesce(o.points, 0) = 0)
                """
        ),
    ]
}
