package import Membership

extension Reader {
    /// The invoice with this number and its lines; `nil` when there is none.
    package func invoice(_ id: InvoiceID) throws -> InvoiceRow? {
        let row = try statements.first(
            """
            SELECT id, subscription_id, payer_id, kind, series, term, terms, period_start,
              period_end, currency, state, amount, issued_at, settled_at, settled_on,
              previous_invoice_id
            FROM invoice WHERE id = ?1
            """,
            [.int(id.number)],
            InvoiceRow.init
        )
        return try row.map(withLines)
    }

    private func withLines(_ row: InvoiceRow) throws -> InvoiceRow {
        var row = row
        row.lines = try statements.all(
            """
            SELECT kind, price_id, period_start, period_end, days, of_days, seconds, of_seconds,
              amount, tax_rate, tax, offer, credits_invoice_id, credits_line
            FROM invoice_line WHERE invoice_id = ?1 ORDER BY line
            """,
            [.int(row.id.number)]
        ) { try InvoiceLine($0, from: 0, of: row.id, row.amount.currency) }
        return row
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
            SELECT id, subscription_id, payer_id, kind, series, term, terms, period_start,
              period_end, currency, state, amount, issued_at, settled_at, settled_on,
              previous_invoice_id
            FROM invoice WHERE id > ?1 AND (?2 IS NULL OR state = ?2) ORDER BY id LIMIT ?3
            """,
            [.int(cursor.number), .optional(state?.rawValue), .int(limit)],
            InvoiceRow.init
        )
        .map(withLines)
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
            SELECT a.invoice_id, a.attempt, a.pay_with, a.state, a.decline_kind, a.decline_code,
              a.requested_at, a.resolved_at, a.amount, a.balance_paid, a.balance_granted,
              i.currency
            FROM payment_attempt AS a JOIN invoice AS i ON i.id = a.invoice_id
            WHERE a.invoice_id = ?1 ORDER BY a.attempt
            """,
            [.int(invoice.number)],
            Self.attempt
        )
    }

    /// The one attempt at an invoice that has no outcome; `nil` when all have one.
    package func unresolvedAttempt(at invoice: InvoiceID) throws -> AttemptRow? {
        try statements.first(
            """
            SELECT a.invoice_id, a.attempt, a.pay_with, a.state, a.decline_kind, a.decline_code,
              a.requested_at, a.resolved_at, a.amount, a.balance_paid, a.balance_granted,
              i.currency
            FROM payment_attempt AS a JOIN invoice AS i ON i.id = a.invoice_id
            WHERE a.invoice_id = ?1 AND a.state IN ('pending', 'unknown')
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
        guard let currency = Currency(row.text(11)) else {
            throw StoreError.corrupt(
                path: "",
                detail: "inv_\(row.int(0)) is in the currency \(row.text(11))"
            )
        }
        return AttemptRow(
            invoice: InvoiceID(row.int(0)),
            attempt: Int(row.int(1)),
            payWith: row.text(2),
            amount: Money(minorUnits: row.int(8), currency: currency),
            fromBalance: PrepaidDraw(
                granted: Money(minorUnits: row.int(10), currency: currency),
                paid: Money(minorUnits: row.int(9), currency: currency)
            ),
            state: state,
            requestedAt: Instant(milliseconds: row.int(6)),
            resolvedAt: row.optionalInt(7).map(Instant.init(milliseconds:))
        )
    }
}
