extension Attack {
    static let attempts: [Attack] = [
        Attack(
            "an attempt before the first",
            .check("payment_attempt", "attempt >= 1"),
            attempt(["attempt": "0"]),
            legal: attempt([:])
        ),
        Attack(
            "a state nobody knows",
            .check(
                "payment_attempt",
                """
                state = 'succeeded' OR state = 'pending'
                    OR state = 'declined' OR state = 'unknown'
                """
            ),
            attempt(["state": "'maybe'"]),
            legal: attempt([:])
        ),
        Attack(
            "a charge of nothing",
            .check("payment_attempt", "amount > 0"),
            attempt(["amount": "0"]),
            legal: attempt(["amount": "1"])
        ),
        Attack(
            "less than nothing held of money paid ahead",
            .check("payment_attempt", "balance_paid >= 0"),
            attempt(["balance_paid": "-1"]),
            legal: attempt(["balance_paid": "1"])
        ),
        Attack(
            "less than nothing held of credit",
            .check("payment_attempt", "balance_granted >= 0"),
            attempt(["balance_granted": "-1"]),
            legal: attempt(["balance_granted": "1"])
        ),
        Attack(
            "a balance that paid a part",
            .check("payment_attempt", "a_balance_pays_all_or_nothing"),
            attempt(
                ["pay_with": "'balance'", "state": "'succeeded'", "balance_paid": "amount - 1"],
                .none
            ),
            legal: attempt(
                ["pay_with": "'balance'", "state": "'succeeded'", "balance_paid": "amount"],
                .none
            )
        ),
        Attack(
            "a balance that was taken and did not pay",
            .check("payment_attempt", "a_balance_pays_all_or_nothing"),
            attempt(["pay_with": "'balance'", "balance_paid": "amount"]),
            legal: attempt(["pay_with": "'balance'"])
        ),
        Attack(
            "an outcome of another amount",
            .trigger("an_outcome_is_final"),
            .run("UPDATE payment_attempt SET state = 'unknown', amount = 1 WHERE invoice_id = 5"),
            legal: outcome
        ),
        Attack(
            "an outcome that held another balance",
            .trigger("an_outcome_is_final"),
            .run(
                "UPDATE payment_attempt SET state = 'unknown', balance_paid = 1 WHERE invoice_id = 5"
            ),
            legal: outcome
        ),
        Attack(
            "a decline of no kind",
            .check("payment_attempt", "decline_kind IN ('soft', 'hard')"),
            attempt(["decline_kind": "'rude'"]),
            legal: attempt(["decline_kind": "'hard'"])
        ),
        Attack(
            "a decline without a code",
            .check("payment_attempt", "(decline_kind IS NULL) = (decline_code IS NULL)"),
            attempt(["decline_code": "NULL"]),
            legal: attempt(["decline_code": "'x'"])
        ),
        Attack(
            "declined at no time",
            .check(
                "payment_attempt",
                "(state IN ('pending', 'unknown')) = (resolved_at IS NULL)"
            ),
            attempt(["resolved_at": "NULL"]),
            legal: attempt(["resolved_at": "1"])
        ),
        Attack(
            "declined for no reason",
            .check("payment_attempt", "(state = 'declined') = (decline_kind IS NOT NULL)"),
            attempt([:], .none),
            legal: attempt(["state": "'succeeded'"], .none)
        ),
        Attack(
            "one attempt twice",
            .key("payment_attempt.invoice_id, payment_attempt.attempt"),
            attempt(["attempt": "1"]),
            legal: attempt(["attempt": "3"])
        ),
        Attack(
            "an attempt at no invoice",
            .reference("payment_attempt (invoice_id)"),
            attempt(["invoice_id": "99"]),
            legal: attempt(["invoice_id": "8"])
        ),
        Attack(
            "a charge beside a pending one",
            .index("one_attempt_that_may_succeed"),
            pending(at: 5),
            legal: pending(at: 3)
        ),
        Attack(
            "a charge under a new key beside an unknown one",
            .index("one_attempt_that_may_succeed"),
            pending(at: 8),
            legal: pending(at: 3)
        ),
        Attack(
            "a success beside a pending charge",
            .index("one_attempt_that_may_succeed"),
            attempt(["invoice_id": "5", "state": "'succeeded'"], .none),
            legal: attempt(["invoice_id": "5"])
        ),
        Attack(
            "a second success",
            .index("one_attempt_that_may_succeed"),
            attempt(["invoice_id": "2", "state": "'succeeded'"], .none),
            legal: attempt(["invoice_id": "2"])
        ),
        Attack(
            "a charge for a void invoice",
            .trigger("only_an_open_invoice_is_charged"),
            pending(at: 6),
            legal: pending(at: 3)
        ),
        Attack(
            "a decline that becomes a success",
            .trigger("an_outcome_is_final"),
            .run(
                """
                UPDATE payment_attempt SET state = 'succeeded', decline_kind = NULL,
                  decline_code = NULL WHERE invoice_id = 3
                """
            ),
            legal: outcome
        ),
        Attack(
            "a success that becomes a decline",
            .trigger("an_outcome_is_final"),
            .run(
                """
                UPDATE payment_attempt SET state = 'declined', decline_kind = 'soft',
                  decline_code = 'x' WHERE invoice_id = 2
                """
            ),
            legal: outcome
        ),
        Attack(
            "an unknown charge that was never made",
            .trigger("an_outcome_is_final"),
            .run("UPDATE payment_attempt SET state = 'pending' WHERE invoice_id = 8"),
            legal: .run("UPDATE payment_attempt SET state = 'unknown' WHERE invoice_id = 8")
        ),
        Attack(
            "an outcome for another key",
            .trigger("an_outcome_is_final"),
            .run("UPDATE payment_attempt SET state = 'unknown', attempt = 2 WHERE invoice_id = 5"),
            legal: outcome
        ),
        Attack(
            "an outcome by another method",
            .trigger("an_outcome_is_final"),
            .run(
                "UPDATE payment_attempt SET state = 'unknown', pay_with = 'x' WHERE invoice_id = 5"
            ),
            legal: outcome
        ),
        Attack(
            "an attempt gone",
            .trigger("payment_attempt_is_append_only_delete"),
            .run("DELETE FROM payment_attempt WHERE invoice_id = 5"),
            legal: outcome
        ),
    ]

    /// Whether an attempt keeps the reason of the decline it is copied from.
    enum Reason { case kept, none }

    /// A second attempt at bob's open invoice, declined like the first.
    static func attempt(_ replaced: [String: String], _ reason: Reason = .kept) -> Change {
        var fresh = ["attempt": "2"]
        if reason == .none {
            fresh["decline_kind"] = "NULL"
            fresh["decline_code"] = "NULL"
        }
        return .copy("payment_attempt", of: "invoice_id = 3", fresh.merging(replaced) { $1 })
    }

    private static func pending(at invoice: Int) -> Change {
        attempt(
            ["invoice_id": "\(invoice)", "state": "'pending'", "resolved_at": "NULL"],
            .none
        )
    }

    private static let outcome = Change.run(
        "UPDATE payment_attempt SET state = 'succeeded', resolved_at = 1 WHERE invoice_id = 5"
    )
}
