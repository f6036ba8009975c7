extension Attack {
    static let proofs: [Attack] = verifications + claims + uses + notices + methods

    private static let verifications: [Attack] = [
        Attack(
            "a proof of nothing",
            .check("verification", "kind <> ''"),
            proof(["kind": "''"]),
            legal: proof(["kind": "'senior'"])
        ),
        Attack(
            "nothing shown",
            .check("verification", "proof <> ''"),
            proof(["proof": "''"]),
            legal: proof(["proof": "'card'"])
        ),
        Attack(
            "a proof that never held",
            .check("verification", "valid_until > verified_on"),
            proof(["valid_until": "verified_on"]),
            legal: proof(["valid_until": "verified_on + 1"])
        ),
        Attack(
            "a proof of nobody",
            .reference("verification (member_id)"),
            proof(["member_id": "99"]),
            legal: proof(["member_id": "1"])
        ),
        Attack(
            "a proof changed",
            .trigger("verification_is_append_only_update"),
            .run("UPDATE verification SET valid_until = NULL"),
            legal: proof([:])
        ),
        Attack(
            "a proof gone",
            .trigger("verification_is_append_only_delete"),
            .run("DELETE FROM verification"),
            legal: proof([:])
        ),
    ]

    private static let claims: [Attack] = [
        Attack(
            "a claim by no known mark",
            .check("trial_claim", "kind IN ('member', 'household', 'fingerprint')"),
            claim(["kind": "'smell'"]),
            legal: claim([:])
        ),
        Attack(
            "a claim by nothing",
            .check("trial_claim", "value <> ''"),
            claim(["value": "''"]),
            legal: claim([:])
        ),
        Attack(
            "a second trial",
            .key("trial_claim.kind, trial_claim.value"),
            claim(["kind": "'member'"]),
            legal: claim(["kind": "'household'"])
        ),
        Attack(
            "a claim for no subscription",
            .reference("trial_claim (subscription_id)"),
            claim(["subscription_id": "99"]),
            legal: claim(["subscription_id": "1"])
        ),
        Attack(
            "a claim changed",
            .trigger("trial_claim_is_append_only_update"),
            .run("UPDATE trial_claim SET value = 'x'"),
            legal: claim([:])
        ),
        Attack(
            "a claim gone",
            .trigger("trial_claim_is_append_only_delete"),
            .run("DELETE FROM trial_claim"),
            legal: claim([:])
        ),
    ]

    private static let uses: [Attack] = [
        Attack(
            "a use of nothing",
            .check("benefit_use", "benefit <> ''"),
            use(["benefit": "''"]),
            legal: use(["benefit": "'priority'"])
        ),
        Attack(
            "a use below nothing",
            .check("benefit_use", "value >= 0"),
            use(["value": "-1"]),
            legal: use(["value": "0"])
        ),
        Attack(
            "a value in no currency",
            .check("benefit_use", currency),
            use(["currency": "NULL"]),
            legal: use(["currency": "NULL", "value": "NULL"])
        ),
        Attack(
            "a currency in small letters",
            .check("benefit_use", currency),
            use(["currency": "'usd'"]),
            legal: use(["currency": "'EUR'"])
        ),
        Attack(
            "a use by nobody",
            .reference("benefit_use (member_id)"),
            use(["member_id": "99"]),
            legal: use(["member_id": "1"])
        ),
        Attack(
            "a use of no subscription",
            .reference("benefit_use (subscription_id)"),
            use(["subscription_id": "99"]),
            legal: use(["subscription_id": "1"])
        ),
        Attack(
            "a use changed",
            .trigger("benefit_use_is_append_only_update"),
            .run("UPDATE benefit_use SET day = 0"),
            legal: use([:])
        ),
        Attack(
            "a use gone",
            .trigger("benefit_use_is_append_only_delete"),
            .run("DELETE FROM benefit_use"),
            legal: use([:])
        ),
    ]

    private static let notices: [Attack] = [
        Attack(
            "a notice of nothing known",
            .check(
                "notice",
                """
                kind IN ('trial_ending', 'renewal_coming', 'price_change',
                    'payment_failed', 'grace_ending', 'method_expiring', 'balance_low',
                    'proof_expiring')
                """
            ),
            notice(["kind": "'hello'"]),
            legal: notice(["kind": "'proof_expiring'"])
        ),
        Attack(
            "a notice under no known rules",
            .check("notice", "pack IN ('', 'us_ca', 'card_schemes', 'uk', 'de', 'in')"),
            notice(["pack": "'mars'"]),
            legal: notice(["pack": "'uk'"])
        ),
        Attack(
            "a notice that is late before it is early",
            .check("notice", "latest >= earliest"),
            notice(["latest": "earliest - 1"]),
            legal: notice(["latest": "earliest"])
        ),
        Attack(
            "one notice twice",
            .index("one_notice"),
            notice(["about_day": "about_day"]),
            legal: notice(["pack": "'de'", "about_day": "about_day"])
        ),
        Attack(
            "a notice to nobody",
            .reference("notice (subscription_id)"),
            notice(["subscription_id": "99"]),
            legal: notice(["subscription_id": "1"])
        ),
        Attack(
            "a notice changed",
            .trigger("notice_is_append_only_update"),
            .run("UPDATE notice SET issued_at = 0"),
            legal: notice([:])
        ),
        Attack(
            "a notice gone",
            .trigger("notice_is_append_only_delete"),
            .run("DELETE FROM notice"),
            legal: notice([:])
        ),
    ]

    private static let methods: [Attack] = [
        Attack(
            "a balance that expires",
            .check("method_expiry", methodText),
            method(["pay_with": "'balance'"]),
            legal: method(["pay_with": "'bank:tok_1'"])
        ),
        Attack(
            "a clerk's record that expires",
            .check("method_expiry", methodText),
            method(["pay_with": "'offline:till'"]),
            legal: method(["pay_with": "'offlines:till'"])
        ),
        Attack(
            "a card that expires inside a month",
            .check("method_expiry", monthEnd),
            method(["expires_on": "expires_on - 1"]),
            legal: method(["expires_on": "expires_on + 30"])
        ),
        Attack(
            "a card that outlives the calendar",
            .check("method_expiry", monthEnd),
            method(["expires_on": "2932897"]),
            legal: method(["expires_on": "2932896"])
        ),
        Attack(
            "one card with two dates",
            .key("method_expiry.pay_with"),
            method(["pay_with": "pay_with"]),
            legal: method([:])
        ),
    ]

    private static let methodText = "pay_with GLOB '?*:?*' AND pay_with NOT GLOB 'offline:*'"

    private static let monthEnd = """
        expires_on BETWEEN 0 AND 2932896
            AND coalesce(strftime('%d', (expires_on + 1) * 86400, 'unixepoch'), '01') = '01'
        """

    private static func method(_ replaced: [String: String]) -> Change {
        .copy("method_expiry", of: "true", ["pay_with": "'bank:tok_9'"].merging(replaced) { $1 })
    }

    private static let currency = """
        currency GLOB '[A-Z][A-Z][A-Z]'
            AND (value IS NULL) = (currency IS NULL)
        """

    private static func proof(_ replaced: [String: String]) -> Change {
        .copy("verification", of: "member_id = 9", ["id": "90"].merging(replaced) { $1 })
    }

    private static func claim(_ replaced: [String: String]) -> Change {
        .copy("trial_claim", of: "value = '2'", ["kind": "'fingerprint'"].merging(replaced) { $1 })
    }

    private static func use(_ replaced: [String: String]) -> Change {
        .copy("benefit_use", of: "member_id = 9", ["id": "90"].merging(replaced) { $1 })
    }

    private static func notice(_ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "about_day": "about_day + 1"]
        return .copy("notice", of: "subscription_id = 7", fresh.merging(replaced) { $1 })
    }
}
