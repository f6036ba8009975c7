extension Invariant {
    /// Who shares memberships, and who brought whom.
    static let households = [
        Invariant(
            name: "seats_are_of_the_owner",
            sentence:
                "A seat is at a subscription of its owner, and an extra one is paid by the owner.",
            sql: """
                SELECT 'seat ' || h.id || ' at sub_' || h.subscription_id || ' is not member '
                  || h.owner_id || '''s'
                FROM household_seat AS h JOIN subscription AS s ON s.id = h.subscription_id
                WHERE s.member_id <> h.owner_id
                UNION ALL
                SELECT 'seat ' || h.id || ' is bought by sub_' || x.id
                FROM household_seat AS h JOIN subscription AS x ON x.id = h.extra_subscription_id
                WHERE x.payer_id <> h.owner_id
                """
        ),
        Invariant(
            name: "who_shares_has_a_seat",
            sentence: "Exactly those who joined a household share its membership, in their role.",
            sql: """
                SELECT e.member || ' shares sub_' || e.subscription_id || ' as ' || e.role
                FROM entitlement AS e JOIN member AS m ON m.member = e.member
                WHERE e.role IS NOT NULL AND NOT EXISTS (
                  SELECT 1 FROM household_seat AS h WHERE h.subscription_id = e.subscription_id
                    AND h.member_id = m.id AND h.role = e.role
                    AND (h.state = 'joined' OR (h.joined_at IS NOT NULL AND e.standing = 'ended')))
                UNION ALL
                SELECT 'seat ' || h.id || ' gives member ' || h.member_id || ' nothing'
                FROM household_seat AS h JOIN member AS m ON m.id = h.member_id
                LEFT JOIN entitlement AS e ON e.member = m.member
                  AND e.subscription_id = h.subscription_id
                WHERE h.state = 'joined' AND e.role IS NOT h.role
                """
        ),
        Invariant(
            name: "shares_follow_the_owner",
            sentence: "What is shared stands and ends as the owner's own does.",
            sql: """
                SELECT e.member || ' shares sub_' || e.subscription_id || ' otherwise than it is'
                FROM entitlement AS e JOIN entitlement AS o
                  ON o.subscription_id = e.subscription_id AND o.role IS NULL
                WHERE e.role IS NOT NULL AND (e.standing <> o.standing
                  OR e.plan_version_id <> o.plan_version_id OR e.valid_until <> o.valid_until
                  OR e.paid_until IS NOT o.paid_until)
                """
        ),
        Invariant(
            name: "no_seat_outlives_its_membership",
            sentence: "Nobody is invited to or sits in a membership that has ended.",
            sql: """
                SELECT 'seat ' || h.id || ' is ' || h.state || ' at sub_' || s.id
                  || ', which has ended'
                FROM household_seat AS h JOIN subscription AS s ON s.id = h.subscription_id
                WHERE h.state IN ('invited', 'joined') AND s.state = 'ended'
                """
        ),
        Invariant(
            name: "cards_are_of_who_has_the_membership",
            sentence: "A card that is valid is of the member, or of somebody who shares.",
            sql: """
                SELECT 'card ' || c.card || ' is member ' || c.member_id
                  || '''s, who has no part in sub_' || s.id
                FROM membership_card AS c JOIN subscription AS s ON s.id = c.subscription_id
                JOIN member AS m ON m.id = c.member_id
                WHERE c.revoked_at IS NULL AND c.member_id <> s.member_id AND NOT EXISTS (
                  SELECT 1 FROM entitlement AS e
                  WHERE e.member = m.member AND e.subscription_id = s.id)
                """
        ),
    ]
}
