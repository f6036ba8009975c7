extension Attack {
    static let books: [Attack] = accounts + transfers + prepayments + lots + recognition

    private static let currency = "currency GLOB '[A-Z][A-Z][A-Z]'"

    private static let accounts: [Attack] = [
        Attack(
            "an account nobody knows",
            .check(
                "account",
                """
                kind IN ('receivable', 'carried_forward', 'refund_payable',
                    'prepaid_paid', 'prepaid_granted', 'prepaid_held', 'gateway_clearing', 'discounts',
                    'deferred_revenue', 'revenue', 'refunds', 'tax_payable', 'breakage', 'points_cost',
                    'points_liability', 'till_payable', 'partner', 'partner_income', 'donations',
                    'donation_payable')
                """
            ),
            account(["kind": "'cash'"]),
            legal: account([:])
        ),
        Attack(
            "revenue of no plan",
            .check(
                "account",
                "(kind IN ('deferred_revenue', 'revenue', 'refunds', 'partner')) = (plan <> '')"
            ),
            account(["kind": "'revenue'"]),
            legal: account(["kind": "'revenue'", "plan": "'gold'"])
        ),
        Attack(
            "a currency in small letters",
            .check("account", currency),
            account(["currency": "'eur'"]),
            legal: account([:])
        ),
        Attack(
            "debits below nothing",
            .check("account", "debits >= 0"),
            account(["debits": "-1"]),
            legal: account(["debits": "0"])
        ),
        Attack(
            "credits below nothing",
            .check("account", "credits >= 0"),
            account(["credits": "-1"]),
            legal: account(["credits": "0"])
        ),
        Attack(
            "more paid than billed",
            .check("account", "no_balance_on_the_wrong_side"),
            account(["credits": "1"]),
            legal: account(["debits": "1", "credits": "1"])
        ),
        Attack(
            "more carried on than carried",
            .check("account", "no_balance_on_the_wrong_side"),
            account(["kind": "'carried_forward'", "credits": "1"]),
            legal: account(["kind": "'carried_forward'", "debits": "1"])
        ),
        Attack(
            "refunds that were taken back",
            .check("account", "no_balance_on_the_wrong_side"),
            account(["kind": "'refunds'", "plan": "'gold'", "credits": "1"]),
            legal: account(["kind": "'refunds'", "plan": "'gold'", "debits": "1"])
        ),
        Attack(
            "more held spent than held",
            .check("account", "no_balance_on_the_wrong_side"),
            account(["kind": "'prepaid_held'", "debits": "1"]),
            legal: account(["kind": "'prepaid_held'", "credits": "1"])
        ),
        Attack(
            "more earned than deferred",
            .check("account", "no_balance_on_the_wrong_side"),
            account(["kind": "'prepaid_paid'", "debits": "1"]),
            legal: account(["kind": "'prepaid_paid'", "credits": "1"])
        ),
        Attack(
            "more points than there were cost less than nothing",
            .check("account", "no_balance_on_the_wrong_side"),
            account(["kind": "'points_cost'", "credits": "1"]),
            legal: account(["kind": "'partner'", "plan": "'air'", "credits": "1"])
        ),
        Attack(
            "points owed the other way",
            .check("account", "no_balance_on_the_wrong_side"),
            account(["kind": "'points_liability'", "debits": "1"]),
            legal: account(["kind": "'partner'", "plan": "'air'", "debits": "1"])
        ),
        Attack(
            "less than nothing donated",
            .check("account", "no_balance_on_the_wrong_side"),
            account(["kind": "'donations'", "credits": "1"]),
            legal: account(["kind": "'donations'", "debits": "1"])
        ),
        Attack(
            "one account twice",
            .key("account.kind, account.plan, account.currency"),
            account(["currency": "'USD'"]),
            legal: account([:])
        ),
        Attack(
            "credits taken back",
            .trigger("account_totals_only_grow"),
            .run("UPDATE account SET credits = credits - 1 WHERE kind = 'revenue'"),
            legal: .run("UPDATE account SET credits = credits + 1 WHERE kind = 'revenue'")
        ),
        Attack(
            "debits taken back",
            .trigger("account_totals_only_grow"),
            .run("UPDATE account SET debits = debits - 1 WHERE kind = 'gateway_clearing'"),
            legal: .run("UPDATE account SET debits = debits + 1 WHERE kind = 'gateway_clearing'")
        ),
        Attack(
            "an account in another currency",
            .trigger("account_totals_only_grow"),
            .run("UPDATE account SET currency = 'EUR' WHERE kind = 'revenue'"),
            legal: account([:])
        ),
        Attack(
            "an account gone",
            .trigger("account_is_append_only_delete"),
            .steps([account([:]), .run("DELETE FROM account WHERE id = 90")]),
            legal: account([:])
        ),
    ]

    private static let transfers: [Attack] = [
        Attack(
            "a transfer of nothing",
            .check("transfer", "amount > 0"),
            transfer("payment", ["amount": "0"]),
            legal: transfer("payment", ["amount": "1"])
        ),
        Attack(
            "a transfer for no known reason",
            .check(
                "transfer",
                """
                code = 'invoice' OR code = 'payment' OR code = 'tax'
                    OR code = 'balance' OR code = 'hold' OR code = 'release' OR code = 'recognition'
                    OR code = 'prepayment' OR code = 'credit' OR code = 'write_off' OR code = 'carry'
                    OR code = 'carried' OR code = 'carry_off' OR code = 'change_credit'
                    OR code = 'left_over' OR code = 'credit_note' OR code = 'refund'
                    OR code = 'refund_to_balance' OR code = 'payout' OR code = 'expiry'
                    OR code = 'points_earned' OR code = 'points_redeemed' OR code = 'points_expired'
                    OR code = 'points_returned' OR code = 'points_given' OR code = 'partner_earned' OR code = 'partner_burned'
                    OR code = 'donation' OR code = 'donation_returned'
                """
            ),
            transfer("payment", ["code": "'gift'"]),
            legal: transfer("payment", [:])
        ),
        Attack(
            "a payment of no invoice",
            .check("transfer", "(code = 'recognition') = (reference IS NULL)"),
            transfer("payment", ["reference": "NULL"]),
            legal: transfer("payment", [:])
        ),
        Attack(
            "from an account to itself",
            .check("transfer", "debit_account_id <> credit_account_id"),
            transfer("payment", ["debit_account_id": "credit_account_id"]),
            legal: transfer("payment", [:])
        ),
        Attack(
            "a payment by nobody",
            .check("transfer", "(code = 'recognition') = (member_id IS NULL)"),
            transfer("payment", ["member_id": "NULL"]),
            legal: transfer("payment", [:])
        ),
        Attack(
            "a debit of no account",
            .reference("transfer (debit_account_id)"),
            transfer("payment", ["debit_account_id": "99"]),
            legal: transfer("payment", [:])
        ),
        Attack(
            "a credit of no account",
            .reference("transfer (credit_account_id)"),
            transfer("payment", ["credit_account_id": "99"]),
            legal: transfer("payment", [:])
        ),
        Attack(
            "a transfer of no member",
            .reference("transfer (member_id)"),
            transfer("payment", ["member_id": "99"]),
            legal: transfer("payment", ["member_id": "2"])
        ),
        Attack(
            "a prepayment posted twice",
            .index("one_transfer_per_prepayment"),
            transfer("prepayment", [:]),
            legal: transfer("prepayment", ["reference": "90"])
        ),
        Attack(
            "a balance paid out twice",
            .index("one_transfer_per_prepayment"),
            transfer("payout", [:]),
            legal: transfer("payout", ["reference": "90"])
        ),
        Attack(
            "an invoice given up twice",
            .index("one_write_off_per_invoice"),
            transfer("write_off", [:]),
            legal: transfer("write_off", ["debit_account_id": taxes])
        ),
        Attack(
            "points of one lot earned twice",
            .index("one_earning_per_lot"),
            transfer("points_earned", [:]),
            legal: transfer("points_earned", ["reference": "90"])
        ),
        Attack(
            "a day recognized twice",
            .index("one_recognition_per_day"),
            transfer("recognition", [:]),
            legal: transfer("recognition", ["effective_day": "1"])
        ),
        Attack(
            "a transfer changed",
            .trigger("transfer_is_append_only_update"),
            .run("UPDATE transfer SET amount = 1"),
            legal: transfer("payment", [:])
        ),
        Attack(
            "a transfer gone",
            .trigger("transfer_is_append_only_delete"),
            .run("DELETE FROM transfer"),
            legal: transfer("payment", [:])
        ),
    ]

    private static let prepayments: [Attack] = [
        Attack(
            "neither paid nor granted",
            .check("prepayment", "kind IN ('paid', 'granted', 'payout')"),
            prepayment(["kind": "'found'"]),
            legal: prepayment(["kind": "'granted'"])
        ),
        Attack(
            "a prepayment of nothing",
            .check("prepayment", "amount > 0"),
            prepayment(["amount": "0"]),
            legal: prepayment(["amount": "1"])
        ),
        Attack(
            "a currency in small letters",
            .check("prepayment", currency),
            prepayment(["currency": "'usd'"]),
            legal: prepayment([:])
        ),
        Attack(
            "a prepayment by nobody",
            .reference("prepayment (member_id)"),
            prepayment(["member_id": "99"]),
            legal: prepayment([:])
        ),
        Attack(
            "a prepayment changed",
            .trigger("prepayment_is_append_only_update"),
            .run("UPDATE prepayment SET amount = 1"),
            legal: prepayment([:])
        ),
        Attack(
            "a prepayment gone",
            .trigger("prepayment_is_append_only_delete"),
            .run("DELETE FROM prepayment"),
            legal: prepayment([:])
        ),
        Attack(
            "a balance in small letters",
            .check("prepaid_balance", currency),
            balance(["currency": "'eur'"]),
            legal: balance([:])
        ),
        Attack(
            "paid money overdrawn",
            .check("prepaid_balance", "paid >= 0"),
            balance(["paid": "-1"]),
            legal: balance(["paid": "0"])
        ),
        Attack(
            "granted credit overdrawn",
            .check("prepaid_balance", "granted >= 0"),
            balance(["granted": "-1"]),
            legal: balance(["granted": "0"])
        ),
        Attack(
            "two balances in one currency",
            .key("prepaid_balance.member_id, prepaid_balance.currency"),
            balance(["currency": "'USD'"]),
            legal: balance([:])
        ),
        Attack(
            "a balance of nobody",
            .reference("prepaid_balance (member_id)"),
            balance(["member_id": "99"]),
            legal: balance(["member_id": "2"])
        ),
    ]

    private static let lots: [Attack] = [
        Attack(
            "a credit in small letters",
            .check("granted_credit", currency),
            lot(["currency": "'usd'"]),
            legal: lot([:])
        ),
        Attack(
            "a credit of nothing",
            .check("granted_credit", "amount > 0"),
            lot(["amount": "0", "remaining": "0"]),
            legal: lot(["amount": "1", "remaining": "0"])
        ),
        Attack(
            "more left than given",
            .check("granted_credit", "remaining BETWEEN 0 AND amount"),
            .run("UPDATE granted_credit SET remaining = amount + 1"),
            legal: .run("UPDATE granted_credit SET remaining = amount")
        ),
        Attack(
            "less than nothing left",
            .check("granted_credit", "remaining BETWEEN 0 AND amount"),
            .run("UPDATE granted_credit SET remaining = -1"),
            legal: .run("UPDATE granted_credit SET remaining = 0")
        ),
        Attack(
            "one credit twice",
            .key("granted_credit.prepayment_id"),
            lot(["prepayment_id": "4"]),
            legal: lot([:])
        ),
        Attack(
            "a credit that nobody gave",
            .reference("granted_credit (prepayment_id)"),
            lot(["prepayment_id": "99"]),
            legal: lot([:])
        ),
        Attack(
            "a credit to nobody",
            .reference("granted_credit (member_id)"),
            lot(["member_id": "99"]),
            legal: lot(["member_id": "2"])
        ),
        Attack(
            "a credit that lasts longer than it was given for",
            .trigger("a_grant_keeps_its_terms"),
            .run("UPDATE granted_credit SET expires_on = NULL"),
            legal: .run("UPDATE granted_credit SET remaining = 1")
        ),
        Attack(
            "a credit gone",
            .trigger("granted_credit_is_append_only_delete"),
            .run("DELETE FROM granted_credit"),
            legal: lot([:])
        ),
    ]

    private static let recognition: [Attack] = [
        Attack(
            "a plan's progress in small letters",
            .check("recognition_progress", currency),
            progress(["currency": "'eur'"]),
            legal: progress([:])
        ),
        Attack(
            "two progresses of one plan",
            .key("recognition_progress.plan, recognition_progress.currency"),
            progress(["currency": "'USD'"]),
            legal: progress([:])
        ),
        Attack(
            "recognized days opened again",
            .trigger("recognition_moves_forward"),
            .run("UPDATE recognition_progress SET next_day = next_day - 1"),
            legal: .run("UPDATE recognition_progress SET next_day = next_day + 1")
        ),
        Attack(
            "progress gone",
            .trigger("recognition_progress_is_append_only_delete"),
            .steps([progress([:]), .run("DELETE FROM recognition_progress WHERE currency = 'EUR'")]
            ),
            legal: progress([:])
        ),
        Attack(
            "one day twice",
            .key("recognition.plan, recognition.currency, recognition.day"),
            change(["day": "day"]),
            legal: change([:])
        ),
        Attack(
            "a change that would never be posted",
            .reference("recognition (plan, currency)"),
            change(["currency": "'EUR'"]),
            legal: .steps([progress([:]), change(["currency": "'EUR'"])])
        ),
        Attack(
            "a change of a day that is posted",
            .trigger("recognized_days_are_closed_insert"),
            change(["day": "20002"]),
            legal: change(["day": "20003"])
        ),
        Attack(
            "a posted change changed",
            .trigger("recognized_days_are_closed_update"),
            .run("UPDATE recognition SET change = change + 1 WHERE day = 20000"),
            legal: .run("UPDATE recognition SET change = change + 1 WHERE day > 20003")
        ),
        Attack(
            "a change of revenue gone",
            .trigger("recognition_is_append_only_delete"),
            .run("DELETE FROM recognition"),
            legal: change([:])
        ),
    ]

    /// An account like the members' receivables, untouched and in euros.
    private static func account(_ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "currency": "'EUR'", "debits": "0", "credits": "0"]
        return .copy("account", of: "kind = 'receivable'", fresh.merging(replaced) { $1 })
    }

    private static func transfer(_ code: String, _ replaced: [String: String]) -> Change {
        .copy("transfer", of: "code = '\(code)'", ["id": "90"].merging(replaced) { $1 })
    }

    /// A transfer on the other account that an invoice is written off from.
    private static let taxes = "(SELECT id FROM account WHERE kind = 'tax_payable')"

    /// A credit like jon's, for the prepayment of another.
    private static func lot(_ replaced: [String: String]) -> Change {
        let fresh = ["prepayment_id": "1"]
        return .copy("granted_credit", of: "prepayment_id = 4", fresh.merging(replaced) { $1 })
    }

    private static func prepayment(_ replaced: [String: String]) -> Change {
        .copy("prepayment", of: "id = 1", ["id": "90"].merging(replaced) { $1 })
    }

    private static func balance(_ replaced: [String: String]) -> Change {
        .copy(
            "prepaid_balance",
            of: "member_id = 1",
            ["currency": "'EUR'"].merging(replaced) { $1 }
        )
    }

    private static func progress(_ replaced: [String: String]) -> Change {
        .copy(
            "recognition_progress",
            of: "plan = 'prime'",
            ["currency": "'EUR'"].merging(replaced) { $1 }
        )
    }

    /// A change of revenue on a day that has none yet.
    private static func change(_ replaced: [String: String]) -> Change {
        .copy("recognition", of: "day > 20003", ["day": "20500"].merging(replaced) { $1 })
    }
}
