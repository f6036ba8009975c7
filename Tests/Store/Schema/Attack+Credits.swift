extension Attack {
    static let credits: [Attack] = lineCredits + notes + refunds

    private static let lineCredits: [Attack] = [
        Attack(
            "a credit below nothing",
            .check("line_credit", "amount >= 0"),
            credit(["amount": "-1"]),
            legal: credit(["amount": "0"])
        ),
        Attack(
            "a tax given back below nothing",
            .check("line_credit", "tax >= 0"),
            credit(["tax": "-1"]),
            legal: credit(["tax": "0"])
        ),
        Attack(
            "neither money nor time given back",
            .check("line_credit", "amount > 0 OR tax > 0 OR from_day IS NOT NULL"),
            credit(["amount": "0", "tax": "0", "from_day": "NULL"]),
            legal: credit(["amount": "0", "tax": "0"])
        ),
        Attack(
            "given back for no known reason",
            .check("line_credit", "source IN ('change', 'credit_note')"),
            credit(["source": "'mercy'"]),
            legal: credit(["source": "'credit_note'"])
        ),
        Attack(
            "a credit of no line",
            .reference("line_credit (invoice_id, line)"),
            credit(["line": "9"]),
            legal: credit([:])
        ),
        Attack(
            "more given back of a line than it billed",
            .trigger("credits_stay_within_their_line"),
            credit(["amount": "1499 - 677 + 1", "tax": "0"]),
            legal: credit(["amount": "1499 - 677", "tax": "0"])
        ),
        Attack(
            "more tax given back of a line than it billed",
            .trigger("credits_stay_within_their_line"),
            credit(["amount": "0", "tax": "150 - 68 + 1"]),
            legal: credit(["amount": "0", "tax": "150 - 68"])
        ),
        Attack(
            "a credit changed",
            .trigger("line_credit_is_append_only_update"),
            .run("UPDATE line_credit SET amount = 1"),
            legal: credit([:])
        ),
        Attack(
            "a credit gone",
            .trigger("line_credit_is_append_only_delete"),
            .run("DELETE FROM line_credit"),
            legal: credit([:])
        ),
    ]

    private static let notes: [Attack] = [
        Attack(
            "a note for no known reason",
            .check("credit_note", "reason IN ('refund', 'pause', 'gift_refund', 'goodwill')"),
            note(["reason": "'mercy'"]),
            legal: note(["reason": "'goodwill'"])
        ),
        Attack(
            "a note in small letters",
            .check("credit_note", "currency GLOB '[A-Z][A-Z][A-Z]'"),
            note(["currency": "'usd'"]),
            legal: note([:])
        ),
        Attack(
            "less than nothing to the method",
            .check("credit_note", "to_method >= 0"),
            note(["to_method": "-1"]),
            legal: note(["to_method": "1"])
        ),
        Attack(
            "less than nothing to the balance",
            .check("credit_note", "to_paid >= 0"),
            note(["to_paid": "-1"]),
            legal: note(["to_paid": "0"])
        ),
        Attack(
            "less than nothing granted",
            .check("credit_note", "to_granted >= 0"),
            note(["to_granted": "-1"]),
            legal: note(["to_granted": "1"])
        ),
        Attack(
            "a state nobody knows",
            .check("credit_note", "state IN ('pending', 'settled')"),
            note(["state": "'lost'"]),
            legal: note(["state": "'settled'"])
        ),
        Attack(
            "settled at no time",
            .check("credit_note", "(state = 'pending') = (settled_at IS NULL)"),
            note(["settled_at": "NULL"]),
            legal: note(["settled_at": "NULL", "state": "'pending'"])
        ),
        Attack(
            "a note of no subscription",
            .reference("credit_note (subscription_id)"),
            note(["subscription_id": "99"]),
            legal: note(["subscription_id": "1"])
        ),
        Attack(
            "a note on no invoice",
            .reference("credit_note (invoice_id)"),
            note(["invoice_id": "99"]),
            legal: note(["invoice_id": "1"])
        ),
        Attack(
            "a note to nobody",
            .reference("credit_note (payer_id)"),
            note(["payer_id": "99"]),
            legal: note(["payer_id": "1"])
        ),
        Attack(
            "more given back than was paid",
            .trigger("credit_notes_stay_within_what_was_paid"),
            note(["to_paid": "372 - 165 + 1"]),
            legal: note(["to_paid": "372 - 165"])
        ),
        Attack(
            "given back of what the balance did not add",
            .trigger("credit_notes_stay_within_what_was_paid"),
            note(["invoice_id": "9", "to_paid": "1100 + 1"]),
            legal: note(["invoice_id": "9", "to_paid": "1100"])
        ),
        Attack(
            "money back on an invoice that nobody paid",
            .trigger("credit_notes_stay_within_what_was_paid"),
            note(["invoice_id": "3", "to_paid": "1"]),
            legal: note(["invoice_id": "3", "to_paid": "0"])
        ),
        Attack(
            "owed again",
            .trigger("a_credit_note_is_settled_once"),
            .run("UPDATE credit_note SET state = 'pending', settled_at = NULL WHERE id = 1"),
            legal: settled("settled_at = 1")
        ),
        Attack(
            "settled with another sum",
            .trigger("a_credit_note_is_settled_once"),
            settled("settled_at = 1, to_method = 1"),
            legal: settled("settled_at = 1")
        ),
        Attack(
            "settled for another",
            .trigger("a_credit_note_is_settled_once"),
            settled("settled_at = 1, payer_id = 1"),
            legal: settled("settled_at = 2")
        ),
        Attack(
            "a note gone",
            .trigger("credit_note_is_append_only_delete"),
            .steps([note([:]), .run("DELETE FROM credit_note WHERE id = 90")]),
            legal: note([:])
        ),
    ]

    private static let refunds: [Attack] = [
        Attack(
            "a refund before the first",
            .check("refund_attempt", "attempt >= 1"),
            refund(["attempt": "0"]),
            legal: refund([:])
        ),
        Attack(
            "a refund of no charge",
            .check("refund_attempt", "charge_attempt >= 1"),
            refund(["charge_attempt": "0"]),
            legal: refund(["charge_attempt": "2"])
        ),
        Attack(
            "a refund of nothing",
            .check("refund_attempt", "amount > 0"),
            refund(["amount": "0"]),
            legal: refund(["amount": "1"])
        ),
        Attack(
            "a state nobody knows",
            .check(
                "refund_attempt",
                "state IN ('pending', 'unknown', 'succeeded', 'declined')"
            ),
            refund(["state": "'maybe'", "decline_code": "NULL"]),
            legal: refund([:])
        ),
        Attack(
            "declined without a code",
            .check("refund_attempt", "(state = 'declined') = (decline_code IS NOT NULL)"),
            refund(["decline_code": "NULL"]),
            legal: refund(["decline_code": "'x'"])
        ),
        Attack(
            "declined at no time",
            .check(
                "refund_attempt",
                "(state IN ('pending', 'unknown')) = (resolved_at IS NULL)"
            ),
            refund(["resolved_at": "NULL"]),
            legal: refund(["resolved_at": "2"])
        ),
        Attack(
            "one refund twice",
            .key("refund_attempt.credit_note_id, refund_attempt.attempt"),
            refund(["attempt": "1"]),
            legal: refund(["attempt": "3"])
        ),
        Attack(
            "a refund of no note",
            .reference("refund_attempt (credit_note_id)"),
            refund(["credit_note_id": "99"]),
            legal: refund([:])
        ),
        Attack(
            "a refund beside one that may have gone through",
            .index("one_refund_that_may_succeed"),
            refund(["state": "'pending'", "decline_code": "NULL", "resolved_at": "NULL"]),
            legal: refund([:])
        ),
        Attack(
            "a refund of what is settled",
            .trigger("only_a_pending_note_is_refunded"),
            refund(["credit_note_id": "1"]),
            legal: refund([:])
        ),
        Attack(
            "a refund that never was asked for after all",
            .trigger("a_refund_outcome_is_final"),
            .run("UPDATE refund_attempt SET state = 'pending'"),
            legal: .run("UPDATE refund_attempt SET state = 'unknown'")
        ),
        Attack(
            "an outcome of another amount",
            .trigger("a_refund_outcome_is_final"),
            .run("UPDATE refund_attempt SET state = 'succeeded', resolved_at = 1, amount = 1"),
            legal: .run("UPDATE refund_attempt SET state = 'succeeded', resolved_at = 1")
        ),
        Attack(
            "another decline",
            .trigger("a_refund_outcome_is_final"),
            .steps([
                refund([:]),
                .run("UPDATE refund_attempt SET decline_code = 'x' WHERE attempt = 2"),
            ]),
            legal: refund([:])
        ),
        Attack(
            "a refund gone",
            .trigger("refund_attempt_is_append_only_delete"),
            .run("DELETE FROM refund_attempt"),
            legal: refund([:])
        ),
    ]

    /// Another credit of hal's first line.
    private static func credit(_ replaced: [String: String]) -> Change {
        .copy("line_credit", of: "id = 1", ["id": "90"].merging(replaced) { $1 })
    }

    /// Another note of hal's change, of nothing.
    private static func note(_ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "to_paid": "0"]
        return .copy("credit_note", of: "id = 1", fresh.merging(replaced) { $1 })
    }

    /// Settles ivy's note.
    private static func settled(_ values: String) -> Change {
        .run("UPDATE credit_note SET state = 'settled', \(values) WHERE id = 2")
    }

    /// Another refund of ivy's, declined.
    private static func refund(_ replaced: [String: String]) -> Change {
        let fresh = [
            "attempt": "2", "state": "'declined'", "decline_code": "'closed'", "resolved_at": "1",
        ]
        return .copy("refund_attempt", of: "attempt = 1", fresh.merging(replaced) { $1 })
    }
}
