extension Attack {
    static let invitations: [Attack] = made + used

    private static let made: [Attack] = [
        Attack(
            "invited to nothing",
            .check("plan_invitation", "plan <> ''"),
            invitation(["plan": "''"]),
            legal: invitation([:])
        ),
        Attack(
            "an empty code",
            .check("plan_invitation", "code <> ''"),
            invitation(["code": "''"]),
            legal: invitation([:])
        ),
        Attack(
            "for nobody",
            .check("plan_invitation", "most_uses >= 1"),
            invitation(["most_uses": "0"]),
            legal: invitation(["most_uses": "1"])
        ),
        Attack(
            "over before it began",
            .check("plan_invitation", "expires_at > invited_at"),
            invitation(["expires_at": "invited_at"]),
            legal: invitation(["expires_at": "invited_at + 1"])
        ),
        Attack(
            "withdrawn before it was made",
            .check("plan_invitation", "withdrawn_at >= invited_at"),
            invitation(["withdrawn_at": "invited_at - 1"]),
            legal: invitation(["withdrawn_at": "invited_at"])
        ),
        Attack(
            "a member and a code",
            .check("plan_invitation", "one_member_or_a_code"),
            invitation(["member_id": "8", "most_uses": "1"]),
            legal: invitation(["member_id": "8", "most_uses": "1", "code": "NULL"])
        ),
        Attack(
            "a member who joins twice",
            .check("plan_invitation", "a_member_joins_once"),
            invitation(["member_id": "8", "code": "NULL"]),
            legal: invitation(["member_id": "8", "most_uses": "1", "code": "NULL"])
        ),
        Attack(
            "a member invited twice",
            .index("one_invitation_at_a_time"),
            .copy("plan_invitation", of: "id = 2", ["id": "90"]),
            legal: .copy(
                "plan_invitation",
                of: "id = 2",
                ["id": "90", "withdrawn_at": "invited_at"]
            )
        ),
        Attack(
            "a code twice",
            .index("one_invitation_of_a_code"),
            invitation(["code": "code"]),
            legal: invitation(["code": "code", "plan": "'prime'"])
        ),
        Attack(
            "nobody invited",
            .reference("plan_invitation (member_id)"),
            invitation(["member_id": "99", "most_uses": "1", "code": "NULL"]),
            legal: invitation(["member_id": "8", "most_uses": "1", "code": "NULL"])
        ),
        Attack(
            "an invitation for more",
            .trigger("an_invitation_is_only_withdrawn"),
            .run("UPDATE plan_invitation SET most_uses = 3 WHERE id = 1"),
            legal: .run("UPDATE plan_invitation SET withdrawn_at = invited_at WHERE id = 1")
        ),
        Attack(
            "an invitation gone",
            .trigger("plan_invitation_is_append_only_delete"),
            .run("DELETE FROM plan_invitation WHERE id = 3"),
            legal: invitation([:])
        ),
    ]

    private static let used: [Attack] = [
        Attack(
            "used twice by one",
            .key("invitation_use.invitation_id, invitation_use.member_id"),
            use(["member_id": "member_id"]),
            legal: use([:])
        ),
        Attack(
            "no invitation used",
            .reference("invitation_use (invitation_id)"),
            use(["invitation_id": "99"]),
            legal: use([:])
        ),
        Attack(
            "used by nobody",
            .reference("invitation_use (member_id)"),
            use(["member_id": "99"]),
            legal: use([:])
        ),
        Attack(
            "used for nothing",
            .reference("invitation_use (subscription_id)"),
            use(["subscription_id": "99"]),
            legal: use(["subscription_id": "2"])
        ),
        Attack(
            "used by more than it is for",
            .trigger("nobody_joins_uninvited"),
            .steps([use([:]), use(["member_id": "9"])]),
            legal: use([:])
        ),
        Attack(
            "used by another after all",
            .trigger("an_invitation_is_used_by_one"),
            .run("UPDATE invitation_use SET member_id = 9 WHERE invitation_id = 1"),
            legal: .run("UPDATE invitation_use SET subscription_id = 2 WHERE invitation_id = 1")
        ),
        Attack(
            "a use gone",
            .trigger("invitation_use_is_append_only_delete"),
            .run("DELETE FROM invitation_use"),
            legal: use([:])
        ),
    ]

    static let roomForAll: [Attack] = [
        Attack(
            "places in nothing",
            .check("plan_places", "plan <> ''"),
            .run("INSERT INTO plan_places VALUES ('', 1)"),
            legal: .run("INSERT INTO plan_places VALUES ('gold', 1)")
        ),
        Attack(
            "no place at all",
            .check("plan_places", "most >= 1"),
            .run("INSERT INTO plan_places VALUES ('gold', 0)"),
            legal: .run("INSERT INTO plan_places VALUES ('gold', 1)")
        ),
        Attack(
            "places told twice",
            .key("plan_places.plan"),
            .run("INSERT INTO plan_places VALUES ('prime', 5)"),
            legal: .run("INSERT INTO plan_places VALUES ('gold', 5)")
        ),
        Attack(
            "one member too many",
            .trigger("a_plan_has_so_many_places"),
            .steps([places(4), newcomer]),
            legal: .steps([places(5), newcomer])
        ),
        Attack(
            "a change to a plan that is full",
            .trigger("nobody_changes_to_a_full_plan"),
            .steps([places(4), changed]),
            legal: .steps([places(5), changed])
        ),
    ]

    static let referralRewards: [Attack] = [
        Attack(
            "a third side",
            .check("referral_reward", "side IN ('referrer', 'friend')"),
            reward(["side": "'uncle'"]),
            legal: reward([:])
        ),
        Attack(
            "taken back before it was given",
            .check("referral_reward", "taken_back_at >= given_at"),
            reward(["taken_back_at": "given_at - 1"]),
            legal: reward(["taken_back_at": "given_at"])
        ),
        Attack(
            "nothing given",
            .check("referral_reward", "one_thing_is_given"),
            reward(["lot_id": "NULL"]),
            legal: reward(["lot_id": "NULL", "prepayment_id": "(SELECT min(id) FROM prepayment)"])
        ),
        Attack(
            "rewarded for once more",
            .key("referral_reward.friend_id, referral_reward.side"),
            reward(["friend_id": "friend_id"]),
            legal: reward([:])
        ),
        Attack(
            "a reward for no friend",
            .reference("referral_reward (friend_id)"),
            reward(["friend_id": "99"]),
            legal: reward([:])
        ),
        Attack(
            "nobody rewarded",
            .reference("referral_reward (member_id)"),
            reward(["member_id": "99"]),
            legal: reward([:])
        ),
        Attack(
            "no lot given",
            .reference("referral_reward (lot_id)"),
            reward(["lot_id": "99"]),
            legal: reward([:])
        ),
        Attack(
            "no credit given",
            .reference("referral_reward (prepayment_id)"),
            reward(["lot_id": "NULL", "prepayment_id": "99"]),
            legal: reward(["lot_id": "NULL", "prepayment_id": "(SELECT min(id) FROM prepayment)"])
        ),
        Attack(
            "taken back twice",
            .trigger("a_reward_is_taken_back_once"),
            .run("UPDATE referral_reward SET taken_back_at = given_at + 1 WHERE side = 'friend'"),
            legal: .run(
                "UPDATE referral_reward SET taken_back_at = given_at WHERE side = 'referrer'"
            )
        ),
        Attack(
            "a reward gone",
            .trigger("referral_reward_is_append_only_delete"),
            .run("DELETE FROM referral_reward"),
            legal: reward([:])
        ),
    ]

    private static let newcomer = Change.copy(
        "subscription",
        of: "id = 5",
        [
            "id": "90", "member_id": "7", "plan": "'prime'", "plan_version_id": version,
            "price_id": price,
        ]
    )

    /// What a subscription to the plan points to.
    private static let version = "(SELECT plan_version_id FROM subscription WHERE id = 1)"
    private static let price = "(SELECT price_id FROM subscription WHERE id = 1)"
    private static let changed = Change.run(
        """
        UPDATE subscription SET plan = 'prime', plan_version_id = \(version), price_id = \(price)
        WHERE id = 5
        """
    )

    private static func places(_ most: Int) -> Change {
        .run("UPDATE plan_places SET most = \(most) WHERE plan = 'prime'")
    }

    private static func invitation(_ replaced: [String: String]) -> Change {
        .copy(
            "plan_invitation",
            of: "id = 1",
            ["id": "90", "code": "'other'"].merging(replaced) { $1 }
        )
    }

    private static func use(_ replaced: [String: String]) -> Change {
        .copy(
            "invitation_use",
            of: "invitation_id = 1",
            ["member_id": "8"].merging(replaced) { $1 }
        )
    }

    private static func reward(_ replaced: [String: String]) -> Change {
        .copy(
            "referral_reward",
            of: "side = 'referrer'",
            ["friend_id": "2"].merging(replaced) { $1 }
        )
    }
}
