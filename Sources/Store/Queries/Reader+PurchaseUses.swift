package import Membership

/// What purchases of one currency had from a benefit.
package struct PurchaseUses: Hashable, Sendable {
    package let benefit: String
    /// Purchases with something of it that has not come back.
    package let count: Int
    /// What it took off them, less what came back; zero for what was only counted.
    package let saved: Money
}

extension Reader {
    /// What a member's purchases had from each benefit from a day on, by currency.
    ///
    /// What came back is left out, and so is an order whose use the subscription's shop has told by itself.
    package func purchaseUses(
        of member: MemberID,
        besides subscription: SubscriptionID,
        from day: CivilDate
    ) throws -> [PurchaseUses] {
        try statements.all(
            """
            SELECT name, currency, count(DISTINCT id),
              sum(CASE what WHEN 'saved' THEN stayed ELSE 0 END)
            FROM (
              SELECT p.id, p.currency, e.name, e.what, e.amount
                - coalesce((SELECT sum(r.amount) FROM return_effect AS r
                  WHERE r.purchase_id = e.purchase_id AND r.n = e.n), 0) AS stayed
              FROM purchase AS p JOIN purchase_effect AS e ON e.purchase_id = p.id
              WHERE p.member_id = ?1 AND p.day >= ?3
                AND ((e.kind = 'tally' AND e.what = 'saved')
                  OR (e.kind = 'use' AND e.what = 'uses'))
                AND NOT EXISTS (SELECT 1 FROM benefit_use AS u WHERE u.subscription_id = ?2
                  AND u.benefit = e.name AND u.reference = p.reference)
            ) WHERE stayed > 0 GROUP BY name, currency ORDER BY name, currency
            """,
            [.int(member.number), .int(subscription.number), .day(day.dayNumber)]
        ) { row in
            guard let currency = Currency(row.text(1)) else {
                throw StoreError.corrupt(path: "", detail: "a purchase is in \(row.text(1))")
            }
            return PurchaseUses(
                benefit: row.text(0),
                count: Int(row.int(2)),
                saved: Money(minorUnits: row.int(3), currency: currency)
            )
        }
    }
}
