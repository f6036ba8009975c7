import Membership

extension Writer {
    /// Appends transfers and moves the totals of the accounts they touch, each account once.
    func post(_ transfers: [Transfer], at instant: Instant) throws {
        guard !transfers.isEmpty else { return }
        var accounts: [AccountKey: AccountTotals] = [:]
        for transfer in transfers {
            let amount = transfer.amount.minorUnits
            let debit = try total(transfer.debit, transfer.amount.currency, &accounts) {
                $0.debits.addReportingOverflow(amount)
            }
            let credit = try total(transfer.credit, transfer.amount.currency, &accounts) {
                $0.credits.addReportingOverflow(amount)
            }
            try statements.run(
                """
                INSERT INTO transfer (debit_account_id, credit_account_id, member_id, amount, code,
                  reference, effective_day, recorded_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                """,
                [
                    .int(debit), .int(credit),
                    .optional(transfer.member?.number),
                    .int(amount), .text(transfer.code.rawValue), .optional(transfer.reference),
                    .day(transfer.effective.dayNumber), .int(instant.milliseconds),
                ]
            )
        }
        for account in accounts.values {
            try statements.run(
                "UPDATE account SET debits = debits + ?2, credits = credits + ?3 WHERE id = ?1",
                [.int(account.id), .int(account.debits), .int(account.credits)]
            )
        }
    }

    /// Adds to one side of an account's totals, making the account when it is new.
    private func total(
        _ account: Account,
        _ currency: Currency,
        _ accounts: inout [AccountKey: AccountTotals],
        _ add: (inout AccountTotals) -> Bool
    ) throws -> Int64 {
        let key = AccountKey(kind: account.kind, plan: account.plan ?? "", currency: currency)
        var totals: AccountTotals
        if let known = accounts[key] {
            totals = known
        } else {
            totals = AccountTotals(id: try accountID(key))
        }
        guard !add(&totals) else { throw MoneyError.overflow }
        accounts[key] = totals
        return totals.id
    }

    private func accountID(_ key: AccountKey) throws -> Int64 {
        let values: [SQLValue] = [
            .text(key.kind.rawValue), .text(key.plan), .text(key.currency.code),
        ]
        let find: () throws -> Int64? = {
            try statements.first(
                "SELECT id FROM account WHERE kind = ?1 AND plan = ?2 AND currency = ?3",
                values
            ) { $0.int(0) }
        }
        if let id = try find() { return id }
        try statements.run(
            "INSERT INTO account (kind, plan, currency) VALUES (?1, ?2, ?3)",
            values
        )
        guard let id = try find() else {
            throw StoreError.corrupt(
                path: statements.path,
                detail: "a new account cannot be found"
            )
        }
        return id
    }

    /// Adds changes of what plans earn each day.
    func add(_ changes: [RecognitionChange]) throws {
        guard !changes.isEmpty else { return }
        var sums: [RecognitionDay: Int64] = [:]
        for change in changes {
            let key = RecognitionDay(plan: change.plan, currency: change.currency, day: change.day)
            let sum = sums[key, default: 0].addingReportingOverflow(change.change)
            guard !sum.overflow else { throw MoneyError.overflow }
            sums[key] = sum.partialValue
        }
        for (key, sum) in sums where sum != 0 {
            try statements.run(
                """
                INSERT INTO recognition (plan, currency, day, change) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (plan, currency, day) DO UPDATE SET change = change + excluded.change
                """,
                [.text(key.plan), .text(key.currency.code), .day(key.day.dayNumber), .int(sum)]
            )
        }
    }
}

/// An account without the member: members' parts are told apart by the transfer's member.
private struct AccountKey: Hashable {
    let kind: AccountKind
    let plan: String
    let currency: Currency
}

/// What one batch adds to an account.
private struct AccountTotals {
    let id: Int64
    var debits: Int64 = 0
    var credits: Int64 = 0
}

/// One day of what one plan earns in one currency.
private struct RecognitionDay: Hashable {
    let plan: String
    let currency: Currency
    let day: CivilDate
}

extension Int64 {
    /// Adds in place and tells whether the sum no longer fits.
    fileprivate mutating func addReportingOverflow(_ other: Int64) -> Bool {
        let sum = addingReportingOverflow(other)
        self = sum.partialValue
        return sum.overflow
    }
}
