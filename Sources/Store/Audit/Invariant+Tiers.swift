extension Invariant {
    /// Where members stand in tiers, and what they were given on occasions.
    static let tiers = [
        Invariant(
            name: "status_is_the_last_change",
            sentence:
                "A member stands in the tier of the last change, and changes follow each other.",
            sql: """
                SELECT 'member ' || s.member_id || ' is ' || s.tier || ' (' || s.source || ') in '
                  || s.tier_set || ', the last change says '
                  || coalesce(c.to_tier || ' (' || c.source || ')', 'nothing')
                FROM tier_status AS s LEFT JOIN tier_change AS c ON c.id = (
                  SELECT max(id) FROM tier_change
                  WHERE member_id = s.member_id AND tier_set = s.tier_set)
                WHERE c.to_tier IS NOT s.tier OR c.source IS NOT s.source
                UNION ALL
                SELECT 'member ' || member_id || ' leaves ' || coalesce(from_tier, 'nothing')
                  || ' of ' || tier_set || ', came to ' || coalesce(before, 'nothing')
                FROM (
                  SELECT member_id, tier_set, from_tier, lag(to_tier) OVER (
                    PARTITION BY member_id, tier_set ORDER BY id) AS before
                  FROM tier_change
                ) WHERE from_tier IS NOT before
                UNION ALL
                SELECT 'member ' || c.member_id || ' has no status in ' || c.tier_set
                FROM tier_change AS c LEFT JOIN tier_status AS s
                  ON s.member_id = c.member_id AND s.tier_set = c.tier_set
                WHERE s.member_id IS NULL GROUP BY c.member_id, c.tier_set
                """
        ),
        Invariant(
            name: "what_is_given_is_there",
            sentence:
                "What occasions, rewards, milestones and tickets gave is a lot or a credit of the "
                + "member's, with the amount where there is one.",
            sql: """
                SELECT g.fact || ' gave ' || coalesce('lot_' || g.lot_id || ' (' || l.source || ', '
                  || l.amount || ')', 'prepayment ' || g.prepayment_id || ' (' || p.kind || ', '
                  || p.amount || ')') || ' of member ' || coalesce(l.member_id, p.member_id)
                FROM (
                  SELECT benefit || ' of sub_' || subscription_id || ' on day ' || day AS fact,
                    'drip' AS source, member_id, NULL AS amount, NULL AS currency, lot_id,
                    prepayment_id
                  FROM drip
                  UNION ALL
                  SELECT milestone || ' of member ' || member_id || ' from day ' || window_day,
                    'milestone', member_id, NULL, NULL, lot_id, prepayment_id
                  FROM milestone
                  UNION ALL
                  SELECT 'ticket ' || id, 'draw', member_id, NULL, NULL, lot_id, prepayment_id
                  FROM draw_ticket
                  UNION ALL
                  SELECT r.benefit || ' of sub_' || r.subscription_id || ' from day '
                    || r.window_day, 'reward', s.member_id, r.amount, r.currency, r.lot_id,
                    r.prepayment_id
                  FROM reward_issue AS r JOIN subscription AS s ON s.id = r.subscription_id
                ) AS g
                LEFT JOIN lot AS l ON l.id = g.lot_id
                LEFT JOIN prepayment AS p ON p.id = g.prepayment_id
                WHERE l.member_id <> g.member_id OR l.source <> g.source OR l.amount <> g.amount
                  OR l.currency <> g.currency OR p.member_id <> g.member_id OR p.kind <> 'granted'
                  OR p.amount <> g.amount OR p.currency <> g.currency
                """
        ),
        Invariant(
            name: "tickets_are_of_their_purchase",
            sentence: "A ticket belongs to the effect of a purchase that drew it.",
            sql: """
                SELECT 'ticket ' || t.id || ' is of effect ' || t.n || ' of pur_' || t.purchase_id
                  || ', a ' || e.kind || ' of ' || e.name
                FROM draw_ticket AS t JOIN purchase_effect AS e
                  ON e.purchase_id = t.purchase_id AND e.n = t.n
                WHERE e.kind <> 'ticket' OR e.name <> t.benefit OR e.member_id <> t.member_id
                """
        ),
        Invariant(
            name: "tickets_are_numbered_through",
            sentence: "Tickets are numbered without gaps, so that none was taken out.",
            sql: """
                SELECT 'there are ' || count(*) || ' tickets, the last one is ' || max(id)
                FROM draw_ticket HAVING count(*) <> coalesce(max(id), 0)
                """
        ),
        Invariant(
            name: "rewards_are_counted",
            sentence: "What was settled of a reward is counted, so that it is never due again.",
            sql: """
                SELECT 'member ' || member || ' has ' || sum(settled) || ' of ' || name
                  || ' settled, counted are ' || sum(counted)
                FROM (
                  SELECT s.member_id AS member, r.benefit AS name, r.amount AS settled, 0 AS counted
                  FROM reward_issue AS r JOIN subscription AS s ON s.id = r.subscription_id
                  UNION ALL
                  SELECT member_id, name, 0, amount FROM tally WHERE kind = 'issued'
                ) GROUP BY member, name HAVING sum(settled) > sum(counted)
                """
        ),
    ]
}
