extension Damage {
    static let admission = [
        Damage(
            "an invitation that another's subscription used",
            "UPDATE invitation_use SET subscription_id = 2 WHERE invitation_id = 2",
            [
                "invitations_were_used_by_the_member": [
                    "invitation 2 to prime was used by member 1 with sub_2"
                ]
            ]
        ),
        Damage(
            "an invitation that another used",
            "UPDATE plan_invitation SET member_id = 2 WHERE id = 2",
            [
                "invitations_were_used_by_the_member": [
                    "invitation 2 to prime is member 2's and was used by member 1"
                ]
            ]
        ),
        Damage(
            "an invitation that too many used",
            """
            INSERT INTO invitation_use (invitation_id, member_id, used_at)
            VALUES (1, 3, 0), (1, 4, 0)
            """,
            ["invitations_are_used_so_often": ["invitation 1 to gold is for 2 and was used by 3"]]
        ),
        Damage(
            "more members than places",
            "UPDATE plan_places SET most = 3 WHERE plan = 'prime'",
            ["plans_are_not_overfull": ["prime has 4 members and 3 places"]]
        ),
        Damage(
            "a reward for somebody else",
            "UPDATE referral_reward SET member_id = 3 WHERE side = 'referrer'",
            [
                "referrals_are_paid_once": [
                    "member 3 was rewarded for member 7, who was brought by member 1"
                ]
            ]
        ),
        Damage(
            "a reward before anything was decided",
            """
            INSERT INTO referral_reward (friend_id, side, member_id, lot_id, given_at)
            VALUES (2, 'friend', 2, 6, 0)
            """,
            ["referrals_are_paid_once": ["the referral of member 2 is open and has 1 rewards"]]
        ),
        Damage(
            "rewarded with nothing",
            "DELETE FROM referral_reward",
            ["referrals_are_paid_once": ["the referral of member 7 is rewarded and has 0 rewards"]]
        ),
        Damage(
            "one thing given to two",
            "UPDATE referral_reward SET lot_id = 4",
            ["referrals_are_paid_once": ["two rewards are one: lot_4"]]
        ),
    ]
}
