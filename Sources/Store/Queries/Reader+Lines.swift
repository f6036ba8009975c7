package import Membership

extension Reader {
    /// What a subscription was debited for the days from one day on: terms, changes and discounts of
    /// its paid and carried invoices whose days reach past that day, newest invoice first, each with
    /// what was given back of it before.
    ///
    /// How long a membership for good is worth its price is not stored; the caller adds it.
    package func currentLines(
        of subscription: SubscriptionRow,
        from day: CivilDate
    ) throws -> [DebitedLine] {
        try statements.all(
            """
            WITH RECURSIVE chain (id) AS (
              SELECT ?1
              UNION ALL
              SELECT i.previous_invoice_id FROM chain JOIN invoice AS i ON i.id = chain.id
              WHERE i.previous_invoice_id IS NOT NULL
            )
            SELECT l.invoice_id, l.line, i.currency, l.kind, l.price_id, l.period_start,
              l.period_end, l.days, l.of_days, l.seconds, l.of_seconds, l.amount, l.tax_rate, l.tax,
              l.offer, l.credits_invoice_id, l.credits_line, coalesce(sum(c.amount), 0),
              coalesce(sum(c.tax), 0), min(c.from_day)
            FROM chain JOIN invoice AS i ON i.id = chain.id
            JOIN invoice_line AS l ON l.invoice_id = i.id
            LEFT JOIN line_credit AS c ON c.invoice_id = l.invoice_id AND c.line = l.line
            WHERE i.state IN ('paid', 'carried') AND l.kind IN ('term', 'change', 'discount')
              AND l.period_end > ?2
            GROUP BY l.invoice_id, l.line ORDER BY l.invoice_id DESC, l.line
            """,
            [.optional(subscription.lastInvoice?.number), .day(day.dayNumber)],
            Self.debitedLine
        )
    }

    /// The lines of an invoice, with what was given back of each.
    package func debitedLines(of invoice: InvoiceID) throws -> [DebitedLine] {
        try statements.all(
            """
            SELECT l.invoice_id, l.line, i.currency, l.kind, l.price_id, l.period_start,
              l.period_end, l.days, l.of_days, l.seconds, l.of_seconds, l.amount, l.tax_rate, l.tax,
              l.offer, l.credits_invoice_id, l.credits_line, coalesce(sum(c.amount), 0),
              coalesce(sum(c.tax), 0), min(c.from_day)
            FROM invoice_line AS l JOIN invoice AS i ON i.id = l.invoice_id
            LEFT JOIN line_credit AS c ON c.invoice_id = l.invoice_id AND c.line = l.line
            WHERE l.invoice_id = ?1 GROUP BY l.invoice_id, l.line ORDER BY l.line
            """,
            [.int(invoice.number)],
            Self.debitedLine
        )
    }

    /// What was given back of an invoice's lines, oldest first.
    package func lineCredits(of invoice: InvoiceID) throws -> [LineCreditRow] {
        try statements.all(
            """
            SELECT c.invoice_id, c.line, c.amount, c.tax, c.from_day, c.source, c.source_id,
              c.created_at, i.currency
            FROM line_credit AS c JOIN invoice AS i ON i.id = c.invoice_id
            WHERE c.invoice_id = ?1 ORDER BY c.id
            """,
            [.int(invoice.number)],
            Self.lineCredit
        )
    }

    /// Every line whose amount is earned, with the plan that earns it: the terms, changes and
    /// discounts of paid and carried invoices, in order of the invoices' numbers.
    package func eachEarningLine(
        _ body: (_ plan: String, _ id: InvoiceLineID, _ line: InvoiceLine) throws -> Void
    ) throws {
        try statements.each(
            """
            SELECT l.invoice_id, l.line, i.currency, l.kind, l.price_id, l.period_start,
              l.period_end, l.days, l.of_days, l.seconds, l.of_seconds, l.amount, l.tax_rate, l.tax,
              l.offer, l.credits_invoice_id, l.credits_line, v.plan
            FROM invoice AS i JOIN invoice_line AS l ON l.invoice_id = i.id
            JOIN price AS p ON p.id = l.price_id JOIN plan_version AS v ON v.id = p.plan_version_id
            WHERE i.state IN ('paid', 'carried') AND l.kind IN ('term', 'change', 'discount')
            ORDER BY i.id, l.line
            """
        ) { row in
            let (id, line) = try Self.line(row)
            try body(row.text(17), id, line)
        }
    }

    /// Every credit of a line, with the plan whose line it was, oldest first.
    package func eachLineCredit(
        _ body: (_ plan: String, LineCreditRow) throws -> Void
    ) throws {
        try statements.each(
            """
            SELECT c.invoice_id, c.line, c.amount, c.tax, c.from_day, c.source, c.source_id,
              c.created_at, i.currency, v.plan
            FROM line_credit AS c JOIN invoice AS i ON i.id = c.invoice_id
            JOIN invoice_line AS l ON l.invoice_id = c.invoice_id AND l.line = c.line
            JOIN price AS p ON p.id = l.price_id JOIN plan_version AS v ON v.id = p.plan_version_id
            ORDER BY c.id
            """
        ) { row in try body(row.text(9), try Self.lineCredit(row)) }
    }

    private static func line(_ row: SQLRow) throws(StoreError) -> (InvoiceLineID, InvoiceLine) {
        let invoice = InvoiceID(row.int(0))
        guard let currency = Currency(row.text(2)) else {
            throw .corrupt(path: "", detail: "\(invoice) is in the currency \(row.text(2))")
        }
        return (
            InvoiceLineID(invoice: invoice, line: Int(row.int(1))),
            try InvoiceLine(row, from: 3, of: invoice, currency)
        )
    }

    private static func debitedLine(_ row: SQLRow) throws(StoreError) -> DebitedLine {
        let (id, line) = try line(row)
        let currency = line.amount.currency
        return DebitedLine(
            id: id,
            line: line,
            credited: Money(minorUnits: row.int(17), currency: currency),
            creditedTax: Money(minorUnits: row.int(18), currency: currency),
            givenBackFrom: row.optionalDay(19).map(CivilDate.init(dayNumber:))
        )
    }

    private static func lineCredit(_ row: SQLRow) throws(StoreError) -> LineCreditRow {
        let invoice = InvoiceID(row.int(0))
        guard let currency = Currency(row.text(8)) else {
            throw .corrupt(path: "", detail: "\(invoice) is in the currency \(row.text(8))")
        }
        return LineCreditRow(
            credit: LineCredit(
                line: InvoiceLineID(invoice: invoice, line: Int(row.int(1))),
                amount: Money(minorUnits: row.int(2), currency: currency),
                tax: Money(minorUnits: row.int(3), currency: currency),
                from: row.optionalDay(4).map(CivilDate.init(dayNumber:))
            ),
            source: row.text(5) == "change"
                ? .change(InvoiceID(row.int(6))) : .creditNote(row.int(6)),
            createdAt: Instant(milliseconds: row.int(7))
        )
    }
}
