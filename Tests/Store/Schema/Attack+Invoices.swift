extension Attack {
    static let invoices: [Attack] =
        [
            Attack(
                "an invoice for a fee",
                .check("invoice", "kind = 'term' OR kind = 'change'"),
                paid(["kind": "'fee'"]),
                legal: paid(["kind": "'change'"])
            ),
            Attack(
                "two terms before the first",
                .check("invoice", "term >= -1"),
                paid(["term": "-2"]),
                legal: paid(["term": "-1"])
            ),
            Attack(
                "less than no interruption",
                .check("invoice", "series >= 0"),
                paid(["series": "-1"]),
                legal: paid(["series": "1"])
            ),
            Attack(
                "a bill for no term",
                .check("invoice", "terms >= 1"),
                paid(["terms": "0"]),
                legal: paid(["terms": "12"])
            ),
            Attack(
                "a bill that nobody pays",
                .reference("invoice (payer_id)"),
                paid(["payer_id": "99"]),
                legal: paid(["payer_id": "2"])
            ),
            Attack(
                "a period without a day",
                .check("invoice", "period_end > period_start"),
                paid(["period_end": "-50"]),
                legal: paid(["period_end": "-49"])
            ),
            Attack(
                "an invoice below nothing",
                .check("invoice", "amount >= 0"),
                paid(["amount": "-1"]),
                legal: paid(["amount": "0"])
            ),
            Attack(
                "a currency in small letters",
                .check("invoice", "currency GLOB '[A-Z][A-Z][A-Z]'"),
                paid(["currency": "'usd'"]),
                legal: paid(["currency": "'EUR'"])
            ),
            Attack(
                "a state nobody knows",
                .check(
                    "invoice",
                    """
                    state = 'paid' OR state = 'open' OR state = 'void'
                        OR state = 'uncollectible' OR state = 'carried'
                    """
                ),
                paid(["state": "'lost'"]),
                legal: paid(["state": "'uncollectible'"])
            ),
            Attack(
                "open and settled",
                .check("invoice", "(state = 'open') = (settled_at IS NULL)"),
                paid(["state": "'open'"]),
                legal: paid(["state": "'open'", "settled_at": "NULL", "settled_on": "NULL"])
            ),
            Attack(
                "settled on no day",
                .check("invoice", "(settled_at IS NULL) = (settled_on IS NULL)"),
                paid(["settled_on": "NULL"]),
                legal: paid(["settled_on": "1"])
            ),
            Attack(
                "an invoice after a later one",
                .check("invoice", "previous_invoice_id < id"),
                paid(["previous_invoice_id": "90"]),
                legal: paid(["previous_invoice_id": "1"])
            ),
            Attack(
                "an invoice for nobody",
                .reference("invoice (subscription_id)"),
                paid(["subscription_id": "99"]),
                legal: paid(["subscription_id": "2"])
            ),
            Attack(
                "one period billed twice",
                .index("one_invoice_per_period"),
                .copy("invoice", of: "id = 1", ["id": "90"]),
                legal: .copy("invoice", of: "id = 1", ["id": "90", "series": "1"])
            ),
            Attack(
                "two open invoices",
                .index("one_open_invoice"),
                open(["period_start": "-50"]),
                legal: open(["period_start": "-50", "subscription_id": "1"])
            ),
            Attack(
                "a void invoice given up",
                .trigger("invoice_is_settled_once"),
                .run("UPDATE invoice SET state = 'uncollectible' WHERE id = 6"),
                legal: settled()
            ),
            Attack(
                "an open invoice changed",
                .trigger("invoice_is_settled_once"),
                .run("UPDATE invoice SET amount = 1 WHERE id = 3"),
                legal: settled()
            ),
            Attack(
                "an invoice gone",
                .trigger("invoice_is_append_only_delete"),
                .steps([paid([:]), .run("DELETE FROM invoice WHERE id = 90")]),
                legal: paid([:])
            ),
            Attack(
                "void while its charge is pending",
                .trigger("a_charged_invoice_is_not_given_up"),
                settled("void", 5),
                legal: settled("void", 3)
            ),
            Attack(
                "given up while its charge is unknown",
                .trigger("a_charged_invoice_is_not_given_up"),
                settled("uncollectible", 8),
                legal: settled("uncollectible", 3)
            ),
            Attack(
                "carried while its charge is pending",
                .trigger("a_charged_invoice_is_not_given_up"),
                settled("carried", 5),
                legal: settled("carried", 3)
            ),
            Attack(
                "paid by a decline",
                .trigger("only_a_success_pays"),
                settled("paid", 3),
                legal: .steps([attempt(["state": "'succeeded'"], .none), settled("paid", 3)])
            ),
            Attack(
                "paid by a charge that is pending",
                .trigger("only_a_success_pays"),
                settled("paid", 5),
                legal: .steps([
                    .run(
                        """
                        UPDATE payment_attempt SET state = 'succeeded', resolved_at = 1
                        WHERE invoice_id = 5
                        """
                    ), settled("paid", 5),
                ])
            ),
        ] + changedInSettling + lines

    /// Every fact of an invoice, changed under the cover of settling it.
    private static let changedInSettling = [
        "subscription_id = 4", "term = term + 1", "period_start = period_start - 1",
        "period_end = period_end + 1", "amount = amount - 1", "currency = 'EUR'",
        "issued_at = issued_at + 1", "previous_invoice_id = 1", "payer_id = 4", "kind = 'change'",
        "series = 1", "terms = 2",
    ].map { change in
        Attack(
            "settled with \(change)",
            .trigger("invoice_is_settled_once"),
            .run(
                """
                UPDATE invoice SET state = 'void', settled_at = 1, settled_on = 1, \(change)
                WHERE id = 3
                """
            ),
            legal: settled()
        )
    }

    private static let lines: [Attack] = [
        Attack(
            "a line before the first",
            .check("invoice_line", "line >= 1"),
            line(["line": "0"]),
            legal: line([:])
        ),
        Attack(
            "a line for a fee",
            .check(
                "invoice_line",
                """
                kind = 'term' OR kind = 'discount' OR kind = 'change'
                    OR kind = 'credit' OR kind = 'carried' OR kind = 'to_balance'
                """
            ),
            line(["kind": "'fee'", "amount": "1"]),
            legal: line(["kind": "'change'"])
        ),
        Attack(
            "a line that ends before it begins",
            .check("invoice_line", "period_end >= period_start"),
            line(["period_end": "period_start - 1"]),
            legal: line(["period_end": "period_start"])
        ),
        Attack(
            "a term of no day",
            .check("invoice_line", days),
            line(["days": "0"]),
            legal: line(["days": "1"])
        ),
        Attack(
            "a credit of no day",
            .check("invoice_line", days),
            credit(["days": "0"]),
            legal: credit([:])
        ),
        Attack(
            "less than no day",
            .check("invoice_line", days),
            line(["kind": "'carried'", "days": "-1"]),
            legal: line(["kind": "'carried'", "days": "0"])
        ),
        Attack(
            "more days than there are",
            .check("invoice_line", "of_days >= 1 AND of_days >= days"),
            line(["of_days": "days - 1"]),
            legal: line(["of_days": "days"])
        ),
        Attack(
            "days of a period that has none",
            .check("invoice_line", "of_days >= 1 AND of_days >= days"),
            line(["kind": "'carried'", "days": "0", "of_days": "0"]),
            legal: line(["kind": "'carried'", "days": "0", "of_days": "1"])
        ),
        Attack(
            "less than no second",
            .check("invoice_line", "seconds >= 0"),
            line(["seconds": "-1", "of_seconds": "1"]),
            legal: line(["seconds": "0", "of_seconds": "1"])
        ),
        Attack(
            "seconds of nothing",
            .check("invoice_line", seconds),
            line(["seconds": "1"]),
            legal: line(["seconds": "1", "of_seconds": "1"])
        ),
        Attack(
            "more seconds than there are",
            .check("invoice_line", seconds),
            line(["seconds": "2", "of_seconds": "1"]),
            legal: line(["seconds": "2", "of_seconds": "2"])
        ),
        Attack(
            "a rate below nothing",
            .check("invoice_line", "tax_rate >= 0"),
            line(["tax_rate": "-1"]),
            legal: line(["tax_rate": "0"])
        ),
        Attack(
            "tax at no rate",
            .check("invoice_line", "tax = 0 OR tax_rate IS NOT NULL"),
            line(["tax": "1"]),
            legal: line(["tax": "1", "tax_rate": "700"])
        ),
        Attack(
            "a term that pays the member",
            .check("invoice_line", "an_amount_has_its_sign"),
            line(["amount": "-1"]),
            legal: line(["amount": "0"])
        ),
        Attack(
            "a discount that costs",
            .check("invoice_line", "an_amount_has_its_sign"),
            line(["kind": "'discount'", "amount": "1"]),
            legal: line(["kind": "'discount'", "amount": "-1"])
        ),
        Attack(
            "a tax on money given back that is not given back",
            .check("invoice_line", "an_amount_has_its_sign"),
            credit(["tax": "1", "tax_rate": "700"]),
            legal: credit(["tax": "-1", "tax_rate": "700"])
        ),
        Attack(
            "nothing, carried forward",
            .check("invoice_line", "an_amount_has_its_sign"),
            line(["kind": "'carried'", "amount": "0"]),
            legal: line(["kind": "'carried'", "amount": "1"])
        ),
        Attack(
            "a credit of nothing that was billed",
            .check("invoice_line", "(kind = 'credit') = (credits_invoice_id IS NOT NULL)"),
            credit(["credits_invoice_id": "NULL", "credits_line": "NULL"]),
            legal: credit([:])
        ),
        Attack(
            "a term that gives back another",
            .check("invoice_line", "(kind = 'credit') = (credits_invoice_id IS NOT NULL)"),
            line(["credits_invoice_id": "2", "credits_line": "1"]),
            legal: line([:])
        ),
        Attack(
            "a credit of half a line",
            .check("invoice_line", "(credits_invoice_id IS NULL) = (credits_line IS NULL)"),
            credit(["credits_line": "NULL"]),
            legal: credit([:])
        ),
        Attack(
            "a credit of a line there is not",
            .reference("invoice_line (credits_invoice_id, credits_line)"),
            credit(["credits_line": "9"]),
            legal: credit([:])
        ),
        Attack(
            "one line twice",
            .key("invoice_line.invoice_id, invoice_line.line"),
            line(["line": "1"]),
            legal: line([:])
        ),
        Attack(
            "a line of no invoice",
            .reference("invoice_line (invoice_id)"),
            line(["invoice_id": "99"]),
            legal: line(["invoice_id": "2"])
        ),
        Attack(
            "a line at no price",
            .reference("invoice_line (price_id)"),
            line(["price_id": "99"]),
            legal: line(["price_id": "2"])
        ),
        Attack(
            "a line changed",
            .trigger("invoice_line_is_append_only_update"),
            .run("UPDATE invoice_line SET amount = 0 WHERE invoice_id = 1"),
            legal: line([:])
        ),
        Attack(
            "a line gone",
            .trigger("invoice_line_is_append_only_delete"),
            .run("DELETE FROM invoice_line WHERE invoice_id = 1"),
            legal: line([:])
        ),
    ]

    private static let days = """
        days > 0 OR (days = 0 AND kind <> 'term'
            AND kind <> 'change' AND kind <> 'credit')
        """
    private static let seconds =
        "of_seconds >= seconds AND (seconds IS NULL) = (of_seconds IS NULL)"

    private static func paid(_ replaced: [String: String]) -> Change {
        let fresh = ["id": "90", "period_start": "-50", "period_end": "-20"]
        return .copy("invoice", of: "id = 1", fresh.merging(replaced) { $1 })
    }

    private static func open(_ replaced: [String: String]) -> Change {
        .copy("invoice", of: "id = 3", ["id": "90"].merging(replaced) { $1 })
    }

    private static func settled(_ state: String = "uncollectible", _ number: Int = 3) -> Change {
        .run(
            """
            UPDATE invoice SET state = '\(state)', settled_at = 1, settled_on = 1
            WHERE id = \(number)
            """
        )
    }

    private static func line(_ replaced: [String: String]) -> Change {
        .copy("invoice_line", of: "invoice_id = 1", ["line": "2"].merging(replaced) { $1 })
    }

    /// A line that gives back ada's second term.
    private static func credit(_ replaced: [String: String]) -> Change {
        let fresh = [
            "kind": "'credit'", "amount": "-1", "credits_invoice_id": "2", "credits_line": "1",
        ]
        return line(fresh.merging(replaced) { $1 })
    }
}
