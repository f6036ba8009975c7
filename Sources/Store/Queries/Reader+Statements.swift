package import Membership

/// What came of a benefit within a period.
package struct BenefitGain: Hashable, Sendable {
    package let benefit: String
    /// Purchases that it took something off, and that have not come back whole.
    package let purchases: Int64
    /// What it took off them, in minor units.
    package let saved: Int64
    /// Uses of it that purchases took from a count.
    package let uses: Int64
}

extension Reader {
    /// What a member's purchases within a period saved and used, benefit by benefit, less what came
    /// back.
    package func gains(
        of member: MemberID,
        in period: Period,
        _ currency: Currency
    ) throws -> [BenefitGain] {
        try statements.all(
            """
            SELECT name, sum(kind = 'tally' AND rest > 0),
              sum(CASE kind WHEN 'tally' THEN rest ELSE 0 END),
              sum(CASE kind WHEN 'use' THEN rest ELSE 0 END)
            FROM (
              SELECT e.name, e.kind, e.amount - coalesce((
                SELECT sum(r.amount) FROM return_effect AS r
                WHERE r.purchase_id = e.purchase_id AND r.n = e.n), 0) AS rest
              FROM purchase AS p JOIN purchase_effect AS e ON e.purchase_id = p.id
              WHERE p.member_id = ?1 AND p.day >= ?2 AND p.day < ?3 AND p.currency = ?4
                AND ((e.kind = 'tally' AND e.what = 'saved') OR (e.kind = 'use' AND e.what = 'uses'))
            ) GROUP BY name ORDER BY name
            """,
            [
                .int(member.number), .day(period.start.dayNumber), .day(period.end.dayNumber),
                .text(currency.code),
            ]
        ) { row in
            BenefitGain(
                benefit: row.text(0),
                purchases: row.int(1),
                saved: row.int(2),
                uses: row.int(3)
            )
        }
    }

    /// How many prizes of a draw a member won with purchases within a period that have not come back.
    package func prizes(
        of member: MemberID,
        _ plan: String,
        _ benefit: String,
        in period: Period
    ) throws -> Int64 {
        try statements.first(
            """
            SELECT count(*) FROM purchase AS p JOIN draw_ticket AS t ON t.purchase_id = p.id
            WHERE p.member_id = ?1 AND p.day >= ?2 AND p.day < ?3 AND t.plan = ?4
              AND t.benefit = ?5 AND t.outcome = 'won' AND NOT EXISTS (
                SELECT 1 FROM return_effect AS r WHERE r.purchase_id = t.purchase_id AND r.n = t.n)
            """,
            [
                .int(member.number), .day(period.start.dayNumber), .day(period.end.dayNumber),
                .text(plan), .text(benefit),
            ]
        ) { $0.int(0) } ?? 0
    }
}
