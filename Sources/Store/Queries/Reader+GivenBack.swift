package import Membership

extension Reader {
    /// What was billed for time and is not given back, without tax: one amount a plan and currency, as
    /// the documents have it.
    package func billedLessGivenBack() throws -> [PlanAmount] {
        try statements.all(
            """
            SELECT plan, currency, sum(amount) FROM (
              SELECT v.plan, i.currency, l.amount
              FROM invoice AS i JOIN invoice_line AS l ON l.invoice_id = i.id
              JOIN price AS p ON p.id = l.price_id JOIN plan_version AS v ON v.id = p.plan_version_id
              WHERE (i.state IN ('paid', 'carried') OR (i.state = 'open' AND i.kind = 'term'))
                AND l.kind IN ('term', 'change', 'discount')
              UNION ALL
              SELECT v.plan, p.currency, -c.amount
              FROM line_credit AS c
              JOIN invoice_line AS l ON l.invoice_id = c.invoice_id AND l.line = c.line
              JOIN price AS p ON p.id = l.price_id JOIN plan_version AS v ON v.id = p.plan_version_id
            ) GROUP BY plan, currency ORDER BY plan, currency
            """,
            [],
            Self.planAmount
        )
    }

    /// The same of taxes: one amount a currency.
    package func taxedLessGivenBack() throws -> [Money] {
        try statements.all(
            """
            SELECT currency, sum(tax) FROM (
              SELECT i.currency, l.tax FROM invoice AS i JOIN invoice_line AS l ON l.invoice_id = i.id
              WHERE (i.state IN ('paid', 'carried') OR (i.state = 'open' AND i.kind = 'term'))
                AND l.kind IN ('term', 'change', 'discount')
              UNION ALL
              SELECT i.currency, -c.tax FROM line_credit AS c JOIN invoice AS i ON i.id = c.invoice_id
            ) GROUP BY currency ORDER BY currency
            """
        ) { row in
            guard let currency = Currency(row.text(0)) else {
                throw StoreError.corrupt(path: "", detail: "a tax is in \(row.text(0))")
            }
            return Money(minorUnits: row.int(1), currency: currency)
        }
    }

    /// What credits took out of what was not earned yet: one amount a plan and currency, as the books
    /// have it.
    package func givenBackOfDeferred() throws -> [PlanAmount] {
        try statements.all(
            """
            SELECT a.plan, a.currency, sum(t.amount)
            FROM transfer AS t JOIN account AS a ON a.id = t.debit_account_id
            WHERE t.code IN ('credit_note', 'change_credit') AND a.kind = 'deferred_revenue'
            GROUP BY a.plan, a.currency ORDER BY a.plan, a.currency
            """,
            [],
            Self.planAmount
        )
    }

    private static func planAmount(_ row: SQLRow) throws(StoreError) -> PlanAmount {
        guard let currency = Currency(row.text(1)) else {
            throw .corrupt(path: "", detail: "\(row.text(0)) bills in \(row.text(1))")
        }
        return PlanAmount(
            plan: row.text(0),
            amount: Money(minorUnits: row.int(2), currency: currency)
        )
    }
}
