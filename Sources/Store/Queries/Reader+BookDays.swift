package import Membership

extension Reader {
    /// The days the transfers belong to, first to last; `nil` while nothing is booked.
    package func bookedDays() throws -> Period? {
        try statements.first(
            "SELECT min(effective_day), max(effective_day) FROM transfer"
        ) { row -> Period? in
            guard let first = row.optionalDay(0), let last = row.optionalDay(1) else { return nil }
            return Period(
                start: CivilDate(dayNumber: first),
                end: CivilDate(dayNumber: last).adding(days: 1)
            )
        } ?? nil
    }

    /// What accounts of these kinds were debited and credited on each day, members' parts added up.
    ///
    /// One walk over all transfers: they have no index by day, because a night writes millions.
    /// - Returns: a row for each account and day on which it moved, in no order.
    package func accountDays(of kinds: Set<AccountKind>) throws -> [AccountDayRow] {
        let accounts = try accountsByID().filter { kinds.contains($0.value.kind) }
        var totals: [AccountDay: Ledger.Entry] = [:]
        try statements.each(
            "SELECT debit_account_id, credit_account_id, amount, effective_day FROM transfer"
        ) { row in
            let (debit, credit, amount) = (row.int(0), row.int(1), row.int(2))
            let day = row.day(3)
            if accounts[debit] != nil {
                let key = AccountDay(account: debit, day: day)
                totals[key, default: Ledger.Entry()].debits &+= amount
            }
            if accounts[credit] != nil {
                let key = AccountDay(account: credit, day: day)
                totals[key, default: Ledger.Entry()].credits &+= amount
            }
        }
        return totals.compactMap { key, entry in
            accounts[key.account].map {
                AccountDayRow(
                    account: $0,
                    day: CivilDate(dayNumber: key.day),
                    debits: entry.debits,
                    credits: entry.credits
                )
            }
        }
    }

    /// Every account by the number that transfers know it by; its totals are those of today.
    func accountsByID() throws -> [Int64: AccountRow] {
        var accounts: [Int64: AccountRow] = [:]
        try statements.each(
            "SELECT kind, plan, currency, debits, credits, id FROM account"
        ) { row in
            guard let kind = AccountKind(rawValue: row.text(0)),
                let currency = Currency(row.text(2))
            else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "an account has the kind \(row.text(0)) in \(row.text(2))"
                )
            }
            accounts[row.int(5)] = AccountRow(
                kind: kind,
                plan: row.text(1),
                currency: currency,
                debits: row.int(3),
                credits: row.int(4)
            )
        }
        return accounts
    }

    /// The changes of a plan's daily revenue on the days that are not posted yet, in order.
    package func recognitionChanges(
        _ plan: String,
        _ currency: Currency,
        from day: CivilDate
    ) throws -> [RecognitionChange] {
        try statements.all(
            """
            SELECT day, change FROM recognition
            WHERE plan = ?1 AND currency = ?2 AND day >= ?3 ORDER BY day
            """,
            [.text(plan), .text(currency.code), .day(day.dayNumber)]
        ) { row in
            RecognitionChange(
                plan: plan,
                currency: currency,
                day: CivilDate(dayNumber: row.day(0)),
                change: row.int(1)
            )
        }
    }
}

/// What one account was debited and credited on one day.
package struct AccountDayRow: Hashable, Sendable {
    /// Which account; its totals are those of all days.
    package let account: AccountRow
    package let day: CivilDate
    package let debits: Int64
    package let credits: Int64

    /// What the day adds on the account's normal side, in minor units.
    package var change: Int64 {
        account.kind.normalSide == .debit ? debits - credits : credits - debits
    }
}

/// One account on one day.
private struct AccountDay: Hashable {
    let account: Int64
    let day: Int32
}
