package import Membership

extension Reader {
    /// The invoice with this number; `nil` when there is none.
    package func invoice(_ id: InvoiceID) throws -> InvoiceRow? {
        try statements.first(
            """
            SELECT i.id, i.subscription_id, i.term, i.period_start, i.period_end, i.amount,
              i.currency, i.state, i.issued_at, i.settled_at, i.settled_on, i.previous_invoice_id,
              l.days, l.of_days, l.is_prorated, l.price_id
            FROM invoice AS i JOIN invoice_line AS l ON l.invoice_id = i.id AND l.line = 1
            WHERE i.id = ?1
            """,
            [.int(id.number)],
            InvoiceRow.init
        )
    }

    /// All invoices of a subscription, oldest first.
    ///
    /// They are chained by number, newest to oldest, which saves the nightly run an index.
    package func invoices(of subscription: SubscriptionRow) throws -> [InvoiceRow] {
        var result: [InvoiceRow] = []
        var next = subscription.lastInvoice
        while let id = next, let row = try invoice(id) {
            result.append(row)
            next = row.previous
        }
        return result.reversed()
    }

    /// At most `limit` invoices behind `cursor`, in order of their numbers, perhaps of one state.
    package func invoices(
        after cursor: InvoiceID,
        state: InvoiceState?,
        limit: Int
    ) throws -> [InvoiceRow] {
        try statements.all(
            """
            SELECT i.id, i.subscription_id, i.term, i.period_start, i.period_end, i.amount,
              i.currency, i.state, i.issued_at, i.settled_at, i.settled_on, i.previous_invoice_id,
              l.days, l.of_days, l.is_prorated, l.price_id
            FROM invoice AS i JOIN invoice_line AS l ON l.invoice_id = i.id AND l.line = 1
            WHERE i.id > ?1 AND (?2 IS NULL OR i.state = ?2) ORDER BY i.id LIMIT ?3
            """,
            [.int(cursor.number), .optional(state?.rawValue), .int(limit)],
            InvoiceRow.init
        )
    }

    /// The number of the latest attempt at an invoice; 0 before the first.
    package func lastAttempt(_ invoice: InvoiceID) throws -> Int {
        try statements.first(
            "SELECT max(attempt) FROM payment_attempt WHERE invoice_id = ?1",
            [.int(invoice.number)]
        ) { Int($0.int(0)) } ?? 0
    }

    /// The attempts at an invoice, in order.
    package func attempts(at invoice: InvoiceID) throws -> [AttemptRow] {
        try statements.all(
            """
            SELECT invoice_id, attempt, pay_with, state, decline_kind, decline_code, requested_at,
              resolved_at
            FROM payment_attempt WHERE invoice_id = ?1 ORDER BY attempt
            """,
            [.int(invoice.number)],
            Self.attempt
        )
    }

    /// The one attempt at an invoice that has no outcome; `nil` when all have one.
    package func unresolvedAttempt(at invoice: InvoiceID) throws -> AttemptRow? {
        try statements.first(
            """
            SELECT invoice_id, attempt, pay_with, state, decline_kind, decline_code, requested_at,
              resolved_at
            FROM payment_attempt WHERE invoice_id = ?1 AND state IN ('pending', 'unknown')
            """,
            [.int(invoice.number)],
            Self.attempt
        )
    }

    /// Invoices with an attempt that was committed and never heard of again, behind `cursor`.
    package func pendingInvoices(after cursor: InvoiceID, limit: Int) throws -> [InvoiceID] {
        try statements.all(
            """
            SELECT invoice_id FROM payment_attempt
            WHERE state = 'pending' AND invoice_id > ?1
            ORDER BY invoice_id LIMIT ?2
            """,
            [.int(cursor.number), .int(limit)]
        ) { InvoiceID($0.int(0)) }
    }

    private static func attempt(_ row: SQLRow) throws -> AttemptRow {
        let state: AttemptState
        switch row.text(3) {
        case "pending": state = .pending
        case "unknown": state = .unknown
        case "succeeded": state = .succeeded
        default:
            guard let kind = DeclineKind(rawValue: row.text(4)) else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "an attempt at inv_\(row.int(0)) has an unknown state"
                )
            }
            state = .declined(kind, code: row.text(5))
        }
        return AttemptRow(
            invoice: InvoiceID(row.int(0)),
            attempt: Int(row.int(1)),
            payWith: row.text(2),
            state: state,
            requestedAt: Instant(milliseconds: row.int(6)),
            resolvedAt: row.optionalInt(7).map(Instant.init(milliseconds:))
        )
    }
}
