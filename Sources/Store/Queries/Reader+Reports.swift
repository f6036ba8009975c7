package import Membership

extension Reader {
    /// What each plan still owes its members as of the end of a day, one amount a plan and currency:
    /// what was billed and neither earned nor given back by then.
    package func deferredRevenue(through day: CivilDate) throws -> [PlanAmount] {
        try statements.all(
            """
            SELECT a.plan, a.currency, sum(t.amount) FROM (
              SELECT credit_account_id AS account_id, amount, effective_day FROM transfer
              UNION ALL
              SELECT debit_account_id, -amount, effective_day FROM transfer
            ) AS t JOIN account AS a ON a.id = t.account_id
            WHERE a.kind = 'deferred_revenue' AND t.effective_day <= ?1
            GROUP BY a.plan, a.currency ORDER BY a.plan, a.currency
            """,
            [.day(day.dayNumber)]
        ) { try Self.planAmount($0, from: 0) }
    }

    /// What each plan earned on each day of a period, less what was earned and given back: one amount
    /// a plan, currency and day on which something moved.
    package func revenue(
        in period: Period
    ) throws -> [(day: CivilDate, earned: PlanAmount, givenBack: Int64)] {
        try statements.all(
            """
            SELECT a.plan, a.currency, t.effective_day,
              sum(CASE a.kind WHEN 'revenue' THEN t.amount ELSE 0 END),
              -sum(CASE a.kind WHEN 'refunds' THEN t.amount ELSE 0 END)
            FROM (
              SELECT credit_account_id AS account_id, amount, effective_day FROM transfer
              UNION ALL
              SELECT debit_account_id, -amount, effective_day FROM transfer
            ) AS t JOIN account AS a ON a.id = t.account_id
            WHERE (a.kind = 'revenue' OR a.kind = 'refunds')
              AND t.effective_day >= ?1 AND t.effective_day < ?2
            GROUP BY a.plan, a.currency, t.effective_day
            ORDER BY a.plan, a.currency, t.effective_day
            """,
            [.day(period.start.dayNumber), .day(period.end.dayNumber)]
        ) { row in
            guard let currency = Currency(row.text(1)) else {
                throw StoreError.corrupt(path: "", detail: "revenue is in \(row.text(1))")
            }
            return (
                day: CivilDate(dayNumber: row.day(2)),
                earned: PlanAmount(
                    plan: row.text(0),
                    amount: Money(minorUnits: row.int(3), currency: currency)
                ),
                givenBack: row.int(4)
            )
        }
    }

    /// At most `limit` transfers behind `cursor`, in order of their numbers, each with the instant it
    /// was recorded at: for keeping the books elsewhere as well.
    package func transfers(
        after cursor: Int64,
        limit: Int
    ) throws -> [(id: Int64, transfer: Transfer, recordedAt: Instant)] {
        try statements.all(
            """
            SELECT t.id, t.amount, t.code, t.reference, t.effective_day, t.recorded_at,
              t.member_id, d.kind, d.plan, c.kind, c.plan, d.currency
            FROM transfer AS t JOIN account AS d ON d.id = t.debit_account_id
            JOIN account AS c ON c.id = t.credit_account_id
            WHERE t.id > ?1 ORDER BY t.id LIMIT ?2
            """,
            [.int(cursor), .int(limit)]
        ) { row in
            let member = row.optionalInt(6).map(MemberID.init)
            guard let code = Transfer.Code(rawValue: row.text(2)),
                let debit = Self.account(row.text(7), row.text(8), member),
                let credit = Self.account(row.text(9), row.text(10), member),
                let currency = Currency(row.text(11))
            else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "transfer \(row.int(0)) has an unknown code, account or currency"
                )
            }
            return (
                id: row.int(0),
                transfer: Transfer(
                    debit: debit,
                    credit: credit,
                    amount: Money(minorUnits: row.int(1), currency: currency),
                    code: code,
                    reference: row.optionalInt(3),
                    effective: CivilDate(dayNumber: row.day(4))
                ),
                recordedAt: Instant(milliseconds: row.int(5))
            )
        }
    }

    /// The account of a kind with the owner that kind has; `nil` when the owner is missing.
    private static func account(_ kind: String, _ plan: String, _ member: MemberID?) -> Account? {
        guard let kind = AccountKind(rawValue: kind) else { return nil }
        switch kind.owner {
        case .member: return Account(kind: kind, plan: nil, member: member)
        case .plan: return Account(kind: kind, plan: plan, member: nil)
        case .program: return Account(kind: kind, plan: nil, member: nil)
        }
    }

    private static func planAmount(_ row: SQLRow, from first: CInt) throws(StoreError) -> PlanAmount
    {
        guard let currency = Currency(row.text(first + 1)) else {
            throw .corrupt(
                path: "",
                detail: "\(row.text(first)) has an account in \(row.text(first + 1))"
            )
        }
        return PlanAmount(
            plan: row.text(first),
            amount: Money(minorUnits: row.int(first + 2), currency: currency)
        )
    }
}

/// An amount of one plan in one currency.
package struct PlanAmount: Hashable, Sendable {
    package let plan: String
    package let amount: Money

    package init(plan: String, amount: Money) {
        self.plan = plan
        self.amount = amount
    }
}
