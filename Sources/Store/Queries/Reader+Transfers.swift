package import Membership

extension Reader {
    /// Hands over every transfer of a period, by effective day and then by number.
    ///
    /// Rows come one at a time: see ``Store/sortOnDisk()`` for keeping the sorting out of memory.
    package func eachTransfer(
        in period: Period,
        _ body: (TransferRow) throws -> Void
    ) throws {
        let accounts = try accountsByID()
        try statements.each(
            """
            SELECT t.id, t.debit_account_id, t.credit_account_id, m.member, t.amount, t.code,
              t.reference, t.effective_day
            FROM transfer AS t LEFT JOIN member AS m ON m.id = t.member_id
            WHERE t.effective_day >= ?1 AND t.effective_day < ?2
            ORDER BY t.effective_day, t.id
            """,
            [.day(period.start.dayNumber), .day(period.end.dayNumber)]
        ) { row in
            guard let debit = accounts[row.int(1)], let credit = accounts[row.int(2)],
                let code = Transfer.Code(rawValue: row.text(5))
            else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "transfer \(row.int(0)) lacks an account, or is a '\(row.text(5))'"
                )
            }
            try body(
                TransferRow(
                    id: row.int(0),
                    debit: debit,
                    credit: credit,
                    member: row.optionalText(3),
                    amount: Money(minorUnits: row.int(4), currency: debit.currency),
                    code: code,
                    reference: row.optionalInt(6),
                    effective: CivilDate(dayNumber: row.day(7))
                )
            )
        }
    }

    /// Hands over each member that accounts of a kind have moved for before a day, by id.
    package func eachMember(
        of kind: AccountKind,
        before day: CivilDate,
        _ body: (String) throws -> Void
    ) throws {
        try statements.each(
            """
            SELECT DISTINCT m.member
            FROM account AS a
            JOIN transfer AS t ON t.debit_account_id = a.id OR t.credit_account_id = a.id
            JOIN member AS m ON m.id = t.member_id
            WHERE a.kind = ?1 AND t.effective_day < ?2
            ORDER BY m.member
            """,
            [.text(kind.rawValue), .day(day.dayNumber)]
        ) { row in try body(row.text(0)) }
    }

    /// Hands over what accounts of a kind held for each member before a day, where it is not zero.
    ///
    /// - Parameter body: the member, and the debits less the credits.
    package func eachMemberBalance(
        of kind: AccountKind,
        before day: CivilDate,
        _ body: (_ member: String, _ debit: Money) throws -> Void
    ) throws {
        try statements.each(
            """
            SELECT m.member, a.currency,
              sum(CASE WHEN t.debit_account_id = a.id THEN t.amount ELSE -t.amount END) AS debit
            FROM account AS a
            JOIN transfer AS t ON t.debit_account_id = a.id OR t.credit_account_id = a.id
            JOIN member AS m ON m.id = t.member_id
            WHERE a.kind = ?1 AND t.effective_day < ?2
            GROUP BY m.member, a.currency HAVING debit <> 0
            """,
            [.text(kind.rawValue), .day(day.dayNumber)]
        ) { row in
            guard let currency = Currency(row.text(1)) else {
                throw StoreError.corrupt(path: "", detail: "an account in \(row.text(1))")
            }
            try body(row.text(0), Money(minorUnits: row.int(2), currency: currency))
        }
    }
}

/// One transfer as it is stored.
package struct TransferRow: Hashable, Sendable {
    package let id: Int64
    /// The accounts, with their totals of today.
    package let debit: AccountRow
    package let credit: AccountRow
    /// The shop's id of the member it is about; `nil` for recognition.
    package let member: String?
    package let amount: Money
    package let code: Transfer.Code
    /// As ``Transfer/reference``.
    package let reference: Int64?
    package let effective: CivilDate
}
