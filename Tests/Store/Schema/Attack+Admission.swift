extension Attack {
    static let admission: [Attack] =
        invitations + roomForAll + places + referrals + referralRewards + controls
        + queue

    private static let places: [Attack] = [
        Attack(
            "in line for nothing",
            .check("waitlist", "plan <> ''"),
            place(["plan": "''"]),
            legal: place([:])
        ),
        Attack(
            "a state nobody knows",
            .check("waitlist", "state IN ('waiting', 'offered', 'joined', 'gone')"),
            place(["state": "'asleep'"]),
            legal: place(["state": "'joined'"])
        ),
        Attack(
            "offered while waiting",
            .check("waitlist", "offered_until IS NULL OR state <> 'waiting'"),
            place(["offered_until": "1"]),
            legal: place(["offered_until": "1", "state": "'offered'"])
        ),
        Attack(
            "in line twice",
            .index("one_place_in_line"),
            place(["member_id": "7"]),
            legal: place(["member_id": "7", "state": "'gone'"])
        ),
        Attack(
            "nobody in line",
            .reference("waitlist (member_id)"),
            place(["member_id": "99"]),
            legal: place([:])
        ),
        Attack(
            "back in line",
            .trigger("a_place_in_line_only_goes_on"),
            .run("UPDATE waitlist SET state = 'waiting', offered_until = NULL WHERE id = 2"),
            legal: .run("UPDATE waitlist SET state = 'joined' WHERE id = 2")
        ),
        Attack(
            "offered what was given up",
            .trigger("a_place_in_line_only_goes_on"),
            .run("UPDATE waitlist SET state = 'offered' WHERE id = 3"),
            legal: .run("UPDATE waitlist SET state = 'offered' WHERE id = 1")
        ),
        Attack(
            "a place gone",
            .trigger("waitlist_is_append_only_delete"),
            .run("DELETE FROM waitlist"),
            legal: place([:])
        ),
    ]

    private static let referrals: [Attack] = [
        Attack(
            "one's own friend",
            .check("referral", "referrer_id <> friend_id"),
            referral(["referrer_id": "8"]),
            legal: referral([:])
        ),
        Attack(
            "brought to nothing",
            .check("referral", "plan <> ''"),
            referral(["plan": "''"]),
            legal: referral([:])
        ),
        Attack(
            "a state nobody knows",
            .check("referral", "state IN ('open', 'rewarded', 'capped', 'nothing')"),
            referral(["state": "'maybe'", "settled_at": "1", "plan": "'gold'"]),
            legal: referral(["state": "'capped'", "settled_at": "1", "plan": "'gold'"])
        ),
        Attack(
            "rewarded at no time",
            .check("referral", "(state = 'open') = (settled_at IS NULL)"),
            referral(["state": "'rewarded'", "plan": "'gold'"]),
            legal: referral(["state": "'rewarded'", "settled_at": "1", "plan": "'gold'"])
        ),
        Attack(
            "rewarded by no plan",
            .check("referral", "a_plan_rewards"),
            referral(["state": "'rewarded'", "settled_at": "1"]),
            legal: referral(["state": "'rewarded'", "settled_at": "1", "plan": "'gold'"])
        ),
        Attack(
            "brought by two",
            .key("referral.friend_id"),
            referral(["friend_id": "2", "referrer_id": "3"]),
            legal: referral([:])
        ),
        Attack(
            "nobody brought",
            .reference("referral (friend_id)"),
            referral(["friend_id": "99"]),
            legal: referral([:])
        ),
        Attack(
            "brought by nobody",
            .reference("referral (referrer_id)"),
            referral(["referrer_id": "99"]),
            legal: referral(["referrer_id": "2"])
        ),
        Attack(
            "rewarded twice",
            .trigger("a_referral_is_settled_once"),
            .run("UPDATE referral SET settled_at = 1 WHERE friend_id = 7"),
            legal: .run(
                """
                UPDATE referral SET plan = 'prime', state = 'capped', settled_at = 1
                WHERE friend_id = 2
                """
            )
        ),
        Attack(
            "a referral gone",
            .trigger("referral_is_append_only_delete"),
            .run("DELETE FROM referral"),
            legal: referral([:])
        ),
    ]

    private static let controls: [Attack] = [
        Attack(
            "held out of nothing",
            .check("control_group", "plan <> ''"),
            control(["plan": "''"]),
            legal: control([:])
        ),
        Attack(
            "held out by half",
            .check("control_group", "held_out IN (0, 1)"),
            control(["held_out": "2"]),
            legal: control(["held_out": "1"])
        ),
        Attack(
            "decided twice",
            .key("control_group.member_id, control_group.plan"),
            control(["plan": "plan"]),
            legal: control([:])
        ),
        Attack(
            "nobody held out",
            .reference("control_group (member_id)"),
            control(["member_id": "99"]),
            legal: control([:])
        ),
        Attack(
            "another decision",
            .trigger("control_group_is_append_only_update"),
            .run("UPDATE control_group SET held_out = 1"),
            legal: control([:])
        ),
        Attack(
            "a decision gone",
            .trigger("control_group_is_append_only_delete"),
            .run("DELETE FROM control_group"),
            legal: control([:])
        ),
    ]

    private static let queue: [Attack] = [
        Attack(
            "nothing known to do",
            .check(
                "upkeep",
                """
                kind IN ('drip', 'birthday', 'reward', 'tier_review',
                    'tier_inactivity', 'points_inactivity', 'points_decay', 'points_end', 'waitlist',
                    'referral')
                """
            ),
            task(["kind": "'sing'"]),
            legal: task(["kind": "'reward'"])
        ),
        Attack(
            "for less than no subscription",
            .check("upkeep", "subscription_id >= 0"),
            task(["subscription_id": "-1"]),
            legal: task(["subscription_id": "1"])
        ),
        Attack(
            "one thing twice",
            .key("upkeep.kind, upkeep.member_id, upkeep.subscription_id, upkeep.name"),
            task(["name": "name"]),
            legal: task([:])
        ),
        Attack(
            "for nobody",
            .reference("upkeep (member_id)"),
            task(["member_id": "99"]),
            legal: task([:])
        ),
    ]

    private static func place(_ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "member_id": "8"]
        return .copy("waitlist", of: "id = 1", fresh.merging(replaced) { $1 })
    }

    private static func referral(_ replaced: [String: String]) -> Change {
        .copy("referral", of: "friend_id = 2", ["friend_id": "8"].merging(replaced) { $1 })
    }

    private static func control(_ replaced: [String: String]) -> Change {
        .copy("control_group", of: "true", ["plan": "'gold'"].merging(replaced) { $1 })
    }

    private static func task(_ replaced: [String: String]) -> Change {
        .copy("upkeep", of: "kind = 'tier_review'", ["name": "'x'"].merging(replaced) { $1 })
    }
}
