import Membership

extension Writer {
    func insert(_ row: InvoiceRow) throws {
        try statements.run(
            """
            INSERT INTO invoice (id, subscription_id, payer_id, kind, series, term, terms,
              period_start, period_end, amount, currency, state, issued_at, settled_at, settled_on,
              previous_invoice_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
            """,
            [
                .int(row.id.number), .int(row.subscription.number), .int(row.payer.number),
                .text(row.kind.rawValue), .int(row.series), .int(row.term), .int(row.terms),
                .day(row.period.start.dayNumber), .day(row.period.end.dayNumber),
                .int(row.amount.minorUnits), .text(row.amount.currency.code),
                .text(row.state.rawValue), .int(row.issuedAt.milliseconds),
                .optional(row.settledAt?.milliseconds), .optional(row.settledOn?.dayNumber),
                .optional(row.previous?.number),
            ]
        )
        for (index, line) in row.lines.enumerated() {
            try statements.run(
                """
                INSERT INTO invoice_line (invoice_id, line, kind, price_id, period_start,
                  period_end, days, of_days, seconds, of_seconds, amount, tax_rate, tax, offer,
                  credits_invoice_id, credits_line)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
                """,
                [.int(row.id.number), .int(index + 1)] + line.values
            )
        }
    }

    func settle(_ row: InvoiceRow) throws {
        try statements.run(
            "UPDATE invoice SET state = ?2, settled_at = ?3, settled_on = ?4 WHERE id = ?1",
            [
                .int(row.id.number), .text(row.state.rawValue),
                .optional(row.settledAt?.milliseconds), .optional(row.settledOn?.dayNumber),
            ]
        )
        try expectOneChange("\(row.id)")
    }

    func insert(_ row: AttemptRow) throws {
        let decline = row.state.decline
        try statements.run(
            """
            INSERT INTO payment_attempt (invoice_id, attempt, pay_with, amount, balance_paid,
              balance_granted, state, decline_kind, decline_code, requested_at, resolved_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """,
            [
                .int(row.invoice.number), .int(row.attempt), .text(row.payWith),
                .int(row.amount.minorUnits), .int(row.fromBalance.paid.minorUnits),
                .int(row.fromBalance.granted.minorUnits), .text(row.state.name),
                .optional(decline?.kind), .optional(decline?.code),
                .int(row.requestedAt.milliseconds), .optional(row.resolvedAt?.milliseconds),
            ]
        )
    }

    func resolve(_ row: AttemptRow) throws {
        let decline = row.state.decline
        try statements.run(
            """
            UPDATE payment_attempt SET state = ?3, decline_kind = ?4, decline_code = ?5,
              resolved_at = ?6
            WHERE invoice_id = ?1 AND attempt = ?2
            """,
            [
                .int(row.invoice.number), .int(row.attempt), .text(row.state.name),
                .optional(decline?.kind), .optional(decline?.code),
                .optional(row.resolvedAt?.milliseconds),
            ]
        )
        try expectOneChange("attempt \(row.attempt) at \(row.invoice)")
    }
}
