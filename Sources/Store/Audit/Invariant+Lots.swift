extension Invariant {
    /// What members have a number of, what is counted of them, and what is set aside.
    static let lots = [
        Invariant(
            name: "lots_are_sums_of_entries",
            sentence:
                "What is left of a lot is what its entries add up to; the first is its amount.",
            sql: """
                SELECT 'lot_' || l.id || ' of ' || l.amount || ' has ' || l.remaining
                  || ' left, its entries say ' || coalesce(e.granted, 'none') || ' and '
                  || coalesce(e.left, 'none')
                FROM lot AS l LEFT JOIN (
                  SELECT lot_id, sum(change) AS left,
                    sum(CASE kind WHEN 'granted' THEN change END) AS granted
                  FROM lot_entry GROUP BY lot_id
                ) AS e ON e.lot_id = l.id
                WHERE e.left IS NOT l.remaining OR e.granted IS NOT l.amount
                UNION ALL
                SELECT 'lot_' || e.lot_id || ' changed before it was given' FROM lot_entry AS e
                WHERE e.kind = 'granted' AND EXISTS (
                  SELECT 1 FROM lot_entry AS o WHERE o.lot_id = e.lot_id AND o.id < e.id)
                """
        ),
        Invariant(
            name: "one_lot_per_window",
            sentence: "A subscription gives a holding once for a window.",
            sql: """
                SELECT 'sub_' || subscription_id || ' gave ' || kind || ' of ' || name || ' '
                  || count(*) || ' times for day ' || window_day
                FROM lot WHERE window_day IS NOT NULL
                GROUP BY member_id, kind, name, subscription_id, source, window_day
                HAVING count(*) > 1
                """
        ),
        Invariant(
            name: "counts_are_of_members",
            sentence: "What is counted or waits in the nightly queue is about members there are.",
            sql: """
                SELECT t.kind || ' of ' || t.name || ' is counted for member ' || t.member_id
                FROM tally AS t LEFT JOIN member AS m ON m.id = t.member_id
                WHERE t.member_id > 0 AND m.id IS NULL
                UNION ALL
                SELECT u.kind || ' of ' || u.name || ' waits for sub_' || u.subscription_id
                FROM upkeep AS u LEFT JOIN subscription AS s ON s.id = u.subscription_id
                WHERE u.subscription_id > 0 AND s.id IS NULL
                """
        ),
        Invariant(
            name: "counts_are_what_purchases_left",
            sentence:
                "What only purchases and uses count is the sum of what they did, less what came back.",
            // What is issued, won and brought is counted by other facts as well.
            sql: """
                SELECT kind || ' of ' || name || ' for member ' || member || ' is ' || sum(said)
                  || ' on day ' || day || ', purchases say ' || sum(done)
                FROM (
                  SELECT member_id AS member, kind, name, day, amount AS said, 0 AS done FROM tally
                  WHERE kind NOT IN ('issued', 'prizes', 'referrals', 'tickets', 'waived')
                  UNION ALL
                  SELECT coalesce(e.member_id, 0), e.what, e.name, p.day, 0, e.amount
                  FROM purchase_effect AS e JOIN purchase AS p ON p.id = e.purchase_id
                  WHERE e.kind = 'tally' AND e.what NOT IN ('issued', 'prizes', 'referrals',
                    'tickets', 'waived')
                  UNION ALL
                  SELECT coalesce(e.member_id, 0), e.what, e.name, p.day, 0, -r.amount
                  FROM return_effect AS r JOIN purchase_effect AS e
                    ON e.purchase_id = r.purchase_id AND e.n = r.n
                  JOIN purchase AS p ON p.id = e.purchase_id
                  WHERE e.kind = 'tally' AND e.what NOT IN ('issued', 'prizes', 'referrals',
                    'tickets', 'waived')
                  UNION ALL
                  SELECT member_id, 'used', benefit, day, 0, uses FROM benefit_use
                  WHERE counted = 'tally'
                  UNION ALL
                  SELECT u.member_id, 'used', u.benefit, u.day, 0, -b.uses
                  FROM benefit_return AS b JOIN benefit_use AS u ON u.id = b.use_id
                  WHERE u.counted = 'tally'
                ) GROUP BY member, kind, name, day HAVING sum(said) <> sum(done)
                """
        ),
        Invariant(
            name: "uses_are_taken_from_lots",
            sentence: "A use takes from lots, or owes, as many as it says, and no more comes back.",
            sql: """
                SELECT 'use_' || u.id || ' of ' || u.benefit || ' took ' || u.uses || ', '
                  || u.overage || ' of it beyond; its lots say ' || coalesce(e.taken, 0) || ' and '
                  || coalesce(e.owed, 0)
                FROM benefit_use AS u LEFT JOIN (
                  SELECT e.use_id, sum(CASE e.kind WHEN 'used' THEN -e.change ELSE 0 END) AS taken,
                    sum(CASE WHEN e.kind = 'granted' AND l.amount < 0 THEN -e.change ELSE 0 END)
                      AS owed
                  FROM lot_entry AS e JOIN lot AS l ON l.id = e.lot_id
                  WHERE e.use_id IS NOT NULL GROUP BY e.use_id
                ) AS e ON e.use_id = u.id
                WHERE CASE u.counted WHEN 'lots' THEN u.uses - u.overage ELSE 0 END
                    <> coalesce(e.taken, 0)
                  OR CASE u.counted WHEN 'lots' THEN u.overage ELSE 0 END <> coalesce(e.owed, 0)
                UNION ALL
                SELECT 'use_' || u.id || ' took ' || u.uses || ' for ' || u.quantity || ', '
                  || sum(r.uses) || ' for ' || sum(r.quantity) || ' came back'
                FROM benefit_return AS r JOIN benefit_use AS u ON u.id = r.use_id
                GROUP BY u.id HAVING sum(r.uses) > u.uses OR sum(r.quantity) > u.quantity
                """
        ),
        Invariant(
            name: "holds_are_of_open_reservations",
            sentence:
                "What is set aside is set aside by an open reservation, to its end, of a lot that "
                + "had as much.",
            sql: """
                SELECT 'res_' || h.reservation_id || ' (' || r.state || ') holds ' || h.amount
                  || coalesce(' of lot_' || h.lot_id, ' of ' || h.name)
                FROM hold AS h JOIN reservation AS r ON r.id = h.reservation_id
                LEFT JOIN lot AS l ON l.id = h.lot_id
                WHERE r.state <> 'open' OR r.expires_at <> h.expires_at OR l.amount < h.amount
                  OR l.member_id <> h.member_id
                """
        ),
    ]
}
