extension Invariant {
    /// What members bought and what came back.
    static let purchases = [
        Invariant(
            name: "purchases_add_up",
            sentence: "A purchase's goods are the sum of its lines; so is what came back.",
            sql: """
                SELECT 'pur_' || p.id || ' is ' || p.gross || ' and ' || p.net || ' net, its lines '
                  || coalesce(sum(l.gross), 'none') || ' and ' || coalesce(sum(l.net), 'none')
                FROM purchase AS p LEFT JOIN purchase_line AS l ON l.purchase_id = p.id
                GROUP BY p.id HAVING p.gross IS NOT sum(l.gross) OR p.net IS NOT sum(l.net)
                UNION ALL
                SELECT 'ret_' || r.id || ' is ' || r.net || ', its lines '
                  || coalesce(sum(l.net), 'none')
                FROM purchase_return AS r LEFT JOIN return_line AS l ON l.return_id = r.id
                GROUP BY r.id HAVING r.net IS NOT sum(l.net)
                """
        ),
        Invariant(
            name: "returns_stay_within_the_purchase",
            sentence:
                "No more comes back of a line than was bought, and no more is undone than done.",
            sql: """
                SELECT 'line ' || l.line || ' of pur_' || l.purchase_id || ' was ' || l.quantity
                  || ' for ' || l.net || ', came back ' || sum(r.quantity) || ' for ' || sum(r.net)
                FROM return_line AS r JOIN purchase_line AS l
                  ON l.purchase_id = r.purchase_id AND l.line = r.line
                GROUP BY l.purchase_id, l.line
                HAVING sum(r.quantity) > l.quantity OR sum(r.net) > l.net
                UNION ALL
                SELECT 'effect ' || e.n || ' of pur_' || e.purchase_id || ' was ' || e.amount
                  || ', undone ' || sum(r.amount)
                FROM return_effect AS r JOIN purchase_effect AS e
                  ON e.purchase_id = r.purchase_id AND e.n = r.n
                GROUP BY e.purchase_id, e.n
                HAVING sum(r.amount) NOT BETWEEN min(e.amount, 0) AND max(e.amount, 0)
                """
        ),
        Invariant(
            name: "purchases_give_what_they_say",
            sentence:
                "Points of a purchase are a lot of their own, and it uses no more than it says.",
            sql: """
                SELECT 'pur_' || e.purchase_id || ' gives ' || e.amount || ' ' || e.name
                  || ', lot_' || l.id || ' is ' || l.amount || ' ' || l.name
                FROM purchase_effect AS e JOIN lot AS l ON l.id = e.lot_id
                WHERE l.kind <> 'points' OR l.name <> e.name OR l.amount <> e.amount
                  OR l.member_id <> e.member_id OR l.purchase_id IS NOT e.purchase_id
                UNION ALL
                SELECT 'pur_' || purchase_id || ' uses ' || sum(used) || ' ' || kind || ' of '
                  || name || ', it says ' || sum(said)
                FROM (
                  SELECT e.purchase_id, l.kind, l.name, -e.change AS used, 0 AS said
                  FROM lot_entry AS e JOIN lot AS l ON l.id = e.lot_id
                  WHERE e.kind = 'used' AND e.purchase_id IS NOT NULL
                  UNION ALL
                  SELECT purchase_id, CASE kind WHEN 'use' THEN what WHEN 'redeem' THEN 'points'
                    ELSE 'certificate' END, name, 0, amount
                  FROM purchase_effect WHERE kind IN ('use', 'redeem', 'certificate')
                ) GROUP BY purchase_id, kind, name HAVING sum(used) > sum(said)
                """
        ),
        Invariant(
            name: "commits_are_what_was_quoted",
            sentence: "A committed reservation and its purchase know each other and do the same.",
            sql: """
                SELECT 'res_' || r.id || ' is committed to pur_' || coalesce(r.purchase_id, 'none')
                  || ', pur_' || coalesce(p.id, 'none') || ' says so'
                FROM reservation AS r LEFT JOIN purchase AS p ON p.reservation_id = r.id
                WHERE p.id IS NOT r.purchase_id
                UNION ALL
                SELECT 'effect ' || q.n || ' of res_' || q.reservation_id || ' is ' || q.amount || ' '
                  || q.name || ', pur_' || r.purchase_id || ' has '
                  || coalesce(e.amount || ' ' || e.name, 'none')
                FROM reservation AS r JOIN reservation_effect AS q ON q.reservation_id = r.id
                LEFT JOIN purchase_effect AS e ON e.purchase_id = r.purchase_id AND e.n = q.n
                WHERE r.state = 'committed' AND (e.kind IS NOT q.kind OR e.what IS NOT q.what
                  OR e.name IS NOT q.name OR e.amount IS NOT q.amount
                  OR e.currency IS NOT q.currency OR e.worth IS NOT q.worth
                  OR e.member_id IS NOT q.member_id)
                """
        ),
    ]
}
