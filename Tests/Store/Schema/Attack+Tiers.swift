extension Attack {
    static let tiers: [Attack] = statuses + changesOfTiers + milestones + matches

    private static let statuses: [Attack] = [
        Attack(
            "a status in no set",
            .check("tier_status", "tier_set <> ''"),
            status(["tier_set": "''"]),
            legal: status([:])
        ),
        Attack(
            "a status without a tier",
            .check("tier_status", "tier <> ''"),
            status(["tier": "''"]),
            legal: status(["tier": "'gold'"])
        ),
        Attack(
            "a status from nowhere",
            .check("tier_status", sources),
            status(["source": "'luck'"]),
            legal: status(["source": "'gifted'"])
        ),
        Attack(
            "over before it began",
            .check("tier_status", "valid_until > since_day"),
            status(["valid_until": "since_day"]),
            legal: status(["valid_until": "since_day + 1"])
        ),
        Attack(
            "a challenge without a day",
            .check("tier_status", "provisional_until > since_day"),
            status(["provisional_until": "since_day"]),
            legal: status(["provisional_until": "since_day + 1"])
        ),
        Attack(
            "a course nobody can read",
            .check("tier_status", "course GLOB '{*}'"),
            status(["course": "'much'"]),
            legal: status(["course": "'{\"spend\":5}'"])
        ),
        Attack(
            "one status twice",
            .key("tier_status.member_id, tier_status.tier_set"),
            status(["tier_set": "tier_set"]),
            legal: status([:])
        ),
        Attack(
            "a status of nobody",
            .reference("tier_status (member_id)"),
            status(["member_id": "99"]),
            legal: status(["member_id": "2"])
        ),
        Attack(
            "a status gone",
            .trigger("tier_status_is_append_only_delete"),
            .run("DELETE FROM tier_status"),
            legal: .run("UPDATE tier_status SET tier = 'gold'")
        ),
    ]

    private static let changesOfTiers: [Attack] = [
        Attack(
            "a change in no set",
            .check("tier_change", "tier_set <> ''"),
            change(["tier_set": "''"]),
            legal: change([:])
        ),
        Attack(
            "from a tier without a name",
            .check("tier_change", "from_tier <> ''"),
            change(["from_tier": "''"]),
            legal: change(["from_tier": "NULL"])
        ),
        Attack(
            "to a tier without a name",
            .check("tier_change", "to_tier <> ''"),
            change(["to_tier": "''"]),
            legal: change(["to_tier": "'gold'"])
        ),
        Attack(
            "a change from nowhere",
            .check("tier_change", sources),
            change(["source": "'luck'"]),
            legal: change(["source": "'paid'"])
        ),
        Attack(
            "a change for no reason",
            .check(
                "tier_change",
                """
                reason IN ('joined', 'earned', 'review', 'inactivity',
                    'returned', 'gifted', 'paid', 'matched', 'challenge', 'partner', 'lifetime',
                    'ended', 'imported', 'corrected')
                """
            ),
            change(["reason": "'mood'"]),
            legal: change(["reason": "'review'"])
        ),
        Attack(
            "a change of nobody's",
            .reference("tier_change (member_id)"),
            change(["member_id": "99"]),
            legal: change(["member_id": "2"])
        ),
        Attack(
            "a change changed",
            .trigger("tier_change_is_append_only_update"),
            .run("UPDATE tier_change SET to_tier = 'gold'"),
            legal: change([:])
        ),
        Attack(
            "a change gone",
            .trigger("tier_change_is_append_only_delete"),
            .run("DELETE FROM tier_change"),
            legal: change([:])
        ),
    ]

    private static let milestones: [Attack] = [
        Attack(
            "a milestone in no set",
            .check("milestone", "tier_set <> ''"),
            milestone(["tier_set": "''"]),
            legal: milestone([:])
        ),
        Attack(
            "a milestone without a name",
            .check("milestone", "milestone <> ''"),
            milestone(["milestone": "''"]),
            legal: milestone(["milestone": "'cup'"])
        ),
        Attack(
            "a milestone that gave nothing",
            .check("milestone", oneAward),
            milestone(["lot_id": "NULL"]),
            legal: milestone(["lot_id": "NULL", "prepayment_id": "2"])
        ),
        Attack(
            "one milestone twice in a window",
            .key(
                "milestone.member_id, milestone.tier_set, milestone.milestone, milestone.window_day"
            ),
            milestone(["window_day": "window_day"]),
            legal: milestone([:])
        ),
        Attack(
            "a milestone of nobody",
            .reference("milestone (member_id)"),
            milestone(["member_id": "99"]),
            legal: milestone(["member_id": "2"])
        ),
        Attack(
            "a milestone that gave no lot",
            .reference("milestone (lot_id)"),
            milestone(["lot_id": "99"]),
            legal: milestone([:])
        ),
        Attack(
            "a milestone that gave no credit",
            .reference("milestone (prepayment_id)"),
            milestone(["lot_id": "NULL", "prepayment_id": "99"]),
            legal: milestone([:])
        ),
        Attack(
            "a milestone changed",
            .trigger("milestone_is_append_only_update"),
            .run("UPDATE milestone SET at = 0"),
            legal: milestone([:])
        ),
        Attack(
            "a milestone gone",
            .trigger("milestone_is_append_only_delete"),
            .run("DELETE FROM milestone"),
            legal: milestone([:])
        ),
    ]

    private static let matches: [Attack] = [
        Attack(
            "a match in no set",
            .check("status_match", "tier_set <> ''"),
            match(["tier_set": "''"]),
            legal: match([:])
        ),
        Attack(
            "a match without a tier",
            .check("status_match", "tier <> ''"),
            match(["tier": "''"]),
            legal: match(["tier": "'gold'"])
        ),
        Attack(
            "nothing shown",
            .check("status_match", "proof <> ''"),
            match(["proof": "''"]),
            legal: match(["proof": "'a card'"])
        ),
        Attack(
            "a match that never held",
            .check("status_match", "provisional_until > matched_on"),
            match(["provisional_until": "matched_on + 1", "matched_on": "matched_on + 1"]),
            legal: match([:])
        ),
        Attack(
            "one match twice",
            .key("status_match.member_id, status_match.tier_set, status_match.matched_on"),
            match(["matched_on": "matched_on"]),
            legal: match([:])
        ),
        Attack(
            "a match of nobody",
            .reference("status_match (member_id)"),
            match(["member_id": "99"]),
            legal: match(["member_id": "2"])
        ),
        Attack(
            "a match changed",
            .trigger("status_match_is_append_only_update"),
            .run("UPDATE status_match SET proof = 'x'"),
            legal: match([:])
        ),
        Attack(
            "a match gone",
            .trigger("status_match_is_append_only_delete"),
            .run("DELETE FROM status_match"),
            legal: match([:])
        ),
    ]

    static let oneAward = "(lot_id IS NULL) <> (prepayment_id IS NULL)"

    private static let sources =
        "source IN ('earned', 'paid', 'gifted', 'matched', 'partner', 'lifetime')"

    /// Ada's status in another set.
    private static func status(_ replaced: [String: String]) -> Change {
        let fresh = ["tier_set": "'miles'"]
        return .copy("tier_status", of: "member_id = 1", fresh.merging(replaced) { $1 })
    }

    private static func change(_ replaced: [String: String]) -> Change {
        .copy("tier_change", of: "from_tier = 'blue'", ["id": "90"].merging(replaced) { $1 })
    }

    /// The same milestone of another window.
    private static func milestone(_ replaced: [String: String]) -> Change {
        let fresh = ["window_day": "window_day + 1"]
        return .copy("milestone", of: "true", fresh.merging(replaced) { $1 })
    }

    private static func match(_ replaced: [String: String]) -> Change {
        let fresh = ["matched_on": "matched_on + 1"]
        return .copy("status_match", of: "true", fresh.merging(replaced) { $1 })
    }
}
