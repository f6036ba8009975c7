extension Invariant {
    /// Who joined by what, and what was given for friends.
    static let admission = [
        Invariant(
            name: "invitations_were_used_by_the_member",
            sentence: "An invitation is used by the member's own subscription.",
            sql: """
                SELECT 'invitation ' || u.invitation_id || ' to ' || i.plan || ' was used by member '
                  || u.member_id || ' with sub_' || s.id
                FROM invitation_use AS u JOIN plan_invitation AS i ON i.id = u.invitation_id
                JOIN subscription AS s ON s.id = u.subscription_id
                WHERE s.member_id <> u.member_id
                UNION ALL
                SELECT 'invitation ' || i.id || ' to ' || i.plan || ' is member ' || i.member_id
                  || '''s and was used by member ' || u.member_id
                FROM plan_invitation AS i JOIN invitation_use AS u ON u.invitation_id = i.id
                WHERE i.member_id <> u.member_id
                """
        ),
        Invariant(
            name: "invitations_are_used_so_often",
            sentence: "Nobody joins by an invitation that as many as it is for have used.",
            sql: """
                SELECT 'invitation ' || i.id || ' to ' || i.plan || ' is for ' || i.most_uses
                  || ' and was used by ' || count(*)
                FROM plan_invitation AS i JOIN invitation_use AS u ON u.invitation_id = i.id
                GROUP BY i.id HAVING count(*) > i.most_uses
                """
        ),
        Invariant(
            name: "plans_are_not_overfull",
            sentence: "No plan has more members than it has places.",
            sql: """
                SELECT p.plan || ' has ' || count(*) || ' members and ' || p.most || ' places'
                FROM plan_places AS p JOIN subscription AS s
                  ON s.plan = p.plan AND s.state <> 'ended'
                GROUP BY p.plan HAVING count(*) > p.most
                """
        ),
        Invariant(
            name: "referrals_are_paid_once",
            sentence: "A friend is rewarded for once, to those who brought and were brought.",
            sql: """
                SELECT 'member ' || w.member_id || ' was rewarded for member ' || w.friend_id
                  || ', who was brought by member ' || r.referrer_id
                FROM referral_reward AS w JOIN referral AS r ON r.friend_id = w.friend_id
                WHERE w.member_id <> CASE w.side WHEN 'friend' THEN r.friend_id
                  ELSE r.referrer_id END
                UNION ALL
                SELECT 'the referral of member ' || r.friend_id || ' is ' || r.state
                  || ' and has ' || count(w.side) || ' rewards'
                FROM referral AS r LEFT JOIN referral_reward AS w ON w.friend_id = r.friend_id
                GROUP BY r.friend_id
                HAVING (r.state IN ('open', 'nothing')) = (count(w.side) > 0)
                  AND r.state <> 'capped'
                UNION ALL
                SELECT 'two rewards are one: lot_' || lot_id FROM referral_reward
                WHERE lot_id IS NOT NULL GROUP BY lot_id HAVING count(*) > 1
                UNION ALL
                SELECT 'two rewards are one: prepayment ' || prepayment_id FROM referral_reward
                WHERE prepayment_id IS NOT NULL GROUP BY prepayment_id HAVING count(*) > 1
                """
        ),
    ]
}
