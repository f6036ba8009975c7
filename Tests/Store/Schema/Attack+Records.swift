extension Attack {
    static let records: [Attack] = entitlements + shares + journal + requests

    private static let entitlements: [Attack] = [
        Attack(
            "a standing nobody knows",
            .check(
                "entitlement",
                """
                standing = 'renewing' OR standing = 'ending'
                    OR standing = 'past_due' OR standing = 'ended' OR standing = 'on_hold'
                    OR standing = 'incomplete' OR standing = 'trialing' OR standing = 'scheduled'
                    OR standing = 'paused'
                """
            ),
            standing("active"),
            legal: standing("ending")
        ),
        Attack(
            "held out by half",
            .check("entitlement", "held_out IN (0, 1)"),
            .run("UPDATE entitlement SET held_out = 2 WHERE subscription_id = 1"),
            legal: .run("UPDATE entitlement SET held_out = 1 WHERE subscription_id = 1")
        ),
        Attack(
            "an entitlement of nobody",
            .reference("entitlement (member)"),
            .run(
                "UPDATE entitlement SET member = 'nobody' WHERE subscription_id = 1 AND role IS NULL"
            ),
            legal: .run(
                "UPDATE entitlement SET member = 'ada' WHERE subscription_id = 1 AND role IS NULL"
            )
        ),
        Attack(
            "an entitlement from nothing",
            .reference("entitlement (subscription_id)"),
            .run(
                "UPDATE entitlement SET subscription_id = 99 WHERE subscription_id = 1 AND role IS NULL"
            ),
            legal: standing("renewing")
        ),
        Attack(
            "an entitlement to nothing",
            .reference("entitlement (plan_version_id)"),
            .run(
                "UPDATE entitlement SET plan_version_id = 99 WHERE subscription_id = 1 AND role IS NULL"
            ),
            legal: .run(
                "UPDATE entitlement SET plan_version_id = 2 WHERE subscription_id = 1 AND role IS NULL"
            )
        ),
        Attack(
            "one entitlement twice",
            .key("entitlement.member, entitlement.subscription_id"),
            .steps([
                .run("DROP INDEX one_entitlement_per_subscription"),
                .copy("entitlement", of: "member = 'ada'", [:]),
            ]),
            legal: standing("renewing")
        ),
        Attack(
            "one subscription for two members",
            .index("one_entitlement_per_subscription"),
            .copy("entitlement", of: "member = 'ada'", ["member": "'hal'"]),
            legal: .copy(
                "entitlement",
                of: "member = 'ada'",
                ["member": "'hal'", "role": "'child'"]
            )
        ),
    ]

    private static let shares: [Attack] = [
        Attack(
            "a role nobody knows",
            .check("entitlement", "role IN ('owner', 'adult', 'teen', 'child')"),
            .run("UPDATE entitlement SET role = 'cat' WHERE member = 'guy'"),
            legal: .run("UPDATE entitlement SET role = 'teen' WHERE member = 'guy'")
        ),
        Attack(
            "a tier without a name",
            .check("entitlement", "tier <> ''"),
            .run("UPDATE entitlement SET tier = '' WHERE member = 'guy'"),
            legal: .run("UPDATE entitlement SET tier = NULL WHERE member = 'guy'")
        ),
    ]

    private static let journal: [Attack] = [
        Attack(
            "a row before the first, which no seal covers",
            .check("journal", "id >= 1"),
            row(["id": "0"]),
            legal: row([:])
        ),
        Attack(
            "a journal row changed",
            .trigger("journal_is_append_only_update"),
            .run("UPDATE journal SET actor = 'nobody'"),
            legal: row([:])
        ),
        Attack(
            "a journal row gone",
            .trigger("journal_is_append_only_delete"),
            .run("DELETE FROM journal"),
            legal: row([:])
        ),
        Attack(
            "a seal from before the first row",
            .check("journal_commit", "first_row >= 1"),
            seal(["first_row": "0"]),
            legal: seal([:])
        ),
        Attack(
            "a seal of no row",
            .check("journal_commit", "last_row >= first_row"),
            seal(["last_row": "first_row - 1"]),
            legal: seal(["last_row": "first_row"])
        ),
        Attack(
            "a hash of the wrong length",
            .check("journal_commit", "length(hash) = 32"),
            seal(["hash": "zeroblob(33)"]),
            legal: seal(["hash": "zeroblob(32)"])
        ),
        Attack(
            "a seal changed",
            .trigger("journal_commit_is_append_only_update"),
            .run("UPDATE journal_commit SET hash = zeroblob(32)"),
            legal: seal([:])
        ),
        Attack(
            "a seal gone",
            .trigger("journal_commit_is_append_only_delete"),
            .run("DELETE FROM journal_commit"),
            legal: seal([:])
        ),
    ]

    private static let requests: [Attack] = [
        Attack(
            "a key with a blank",
            .check(
                "idempotency",
                "length(key) BETWEEN 1 AND 64 AND key NOT GLOB '*[^-A-Za-z0-9_.:]*'"
            ),
            request(["key": "'a b'"]),
            legal: request([:])
        ),
        Attack(
            "a key used twice",
            .key("idempotency.key"),
            request(["key": "key"]),
            legal: request([:])
        ),
        Attack(
            "a hash of the wrong length",
            .check("idempotency", "length(body_hash) = 32"),
            request(["body_hash": "x''"]),
            legal: request(["body_hash": "zeroblob(32)"])
        ),
        Attack(
            "neither an answer nor a way to finish it",
            .check("idempotency", "answer IS NOT NULL OR subscription_id IS NOT NULL"),
            request(["answer": "NULL"]),
            legal: request(["answer": "NULL", "subscription_id": "1"])
        ),
        Attack(
            "a key for a subscription there is not",
            .reference("idempotency (subscription_id)"),
            request(["subscription_id": "99"]),
            legal: request(["subscription_id": "1"])
        ),
        Attack(
            "another answer",
            .trigger("an_answer_stays"),
            .run("UPDATE idempotency SET answer = x'00' WHERE key = 'answered'"),
            legal: answer
        ),
        Attack(
            "an answer to another body",
            .trigger("an_answer_stays"),
            .run(
                "UPDATE idempotency SET answer = x'00', body_hash = zeroblob(32) WHERE key = 'open'"
            ),
            legal: answer
        ),
        Attack(
            "a run that ended without a summary",
            .check("run", "(finished_at IS NULL) = (summary IS NULL)"),
            .run("UPDATE run SET finished_at = 1 WHERE id = 2"),
            legal: ended
        ),
        Attack(
            "a run that ends again",
            .trigger("a_run_ends_once"),
            .run("UPDATE run SET summary = '{}' WHERE id = 1"),
            legal: ended
        ),
        Attack(
            "a run that was about another day",
            .trigger("a_run_ends_once"),
            .run("UPDATE run SET until = 0 WHERE id = 2"),
            legal: ended
        ),
        Attack(
            "a run gone",
            .trigger("run_is_append_only_delete"),
            .run("DELETE FROM run"),
            legal: ended
        ),
    ]

    private static func standing(_ name: String) -> Change {
        .run(
            "UPDATE entitlement SET standing = '\(name)' WHERE subscription_id = 1 AND role IS NULL"
        )
    }

    private static func row(_ replaced: [String: String]) -> Change {
        .copy("journal", of: "id = 1", ["id": "90"].merging(replaced) { $1 })
    }

    private static func seal(_ replaced: [String: String]) -> Change {
        .copy("journal_commit", of: "id = 1", ["id": "90"].merging(replaced) { $1 })
    }

    private static func request(_ replaced: [String: String]) -> Change {
        .copy("idempotency", of: "key = 'answered'", ["key": "'new'"].merging(replaced) { $1 })
    }

    private static let answer = Change.run(
        "UPDATE idempotency SET answer = x'00' WHERE key = 'open'"
    )
    private static let ended = Change.run(
        "UPDATE run SET finished_at = 1, summary = '{}' WHERE id = 2"
    )
}
