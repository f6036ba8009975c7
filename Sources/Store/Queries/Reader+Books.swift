package import Membership

extension Reader {
    /// The running totals of every account, members' parts added up.
    package func accounts() throws -> [AccountRow] {
        try statements.all(
            "SELECT kind, plan, currency, debits, credits FROM account ORDER BY kind, plan, currency"
        ) { row in
            guard let kind = AccountKind(rawValue: row.text(0)),
                let currency = Currency(row.text(2))
            else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "an account has the kind \(row.text(0)) in \(row.text(2))"
                )
            }
            return AccountRow(
                kind: kind,
                plan: row.text(1),
                currency: currency,
                debits: row.int(3),
                credits: row.int(4)
            )
        }
    }

    /// The books rebuilt from the transfers alone, with every member's part apart.
    package func rebuiltLedger() throws -> Ledger {
        var entries: [Ledger.Key: Ledger.Entry] = [:]
        try statements.each(
            """
            SELECT a.kind, a.plan, a.currency,
              CASE WHEN a.kind IN ('receivable', 'carried_forward', 'refund_payable',
                'prepaid_paid', 'prepaid_granted', 'prepaid_held') THEN t.member_id END AS owner,
              sum(t.debit), sum(t.credit)
            FROM (
              SELECT debit_account_id AS account_id, member_id, amount AS debit, 0 AS credit
              FROM transfer
              UNION ALL
              SELECT credit_account_id, member_id, 0, amount FROM transfer
            ) AS t JOIN account AS a ON a.id = t.account_id
            GROUP BY a.id, owner
            """
        ) { row in
            let plan = row.text(1)
            guard let kind = AccountKind(rawValue: row.text(0)),
                let account = Account(
                    kind: kind,
                    plan: plan.isEmpty ? nil : plan,
                    member: row.optionalInt(3).map(MemberID.init)
                ),
                let currency = Currency(row.text(2))
            else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "transfers of \(row.text(0)) lack their owner"
                )
            }
            entries[Ledger.Key(account: account, currency: currency)] = Ledger.Entry(
                debits: row.int(4),
                credits: row.int(5)
            )
        }
        return Ledger(entries: entries)
    }

    /// Every stored prepaid balance.
    package func prepaidBalances() throws -> [(member: MemberID, balance: PrepaidBalance)] {
        try statements.all(
            "SELECT member_id, currency, paid, granted FROM prepaid_balance"
        ) { row in
            guard let currency = Currency(row.text(1)) else {
                throw StoreError.corrupt(path: "", detail: "a balance in \(row.text(1))")
            }
            return (
                MemberID(row.int(0)),
                PrepaidBalance(
                    paid: Money(minorUnits: row.int(2), currency: currency),
                    granted: Money(minorUnits: row.int(3), currency: currency)
                )
            )
        }
    }
}

/// One account's running totals in one currency.
package struct AccountRow: Hashable, Sendable {
    package let kind: AccountKind
    /// Empty for an account that is not a plan's.
    package let plan: String
    package let currency: Currency
    package let debits: Int64
    package let credits: Int64

    /// As reports print it: `deferred_revenue:prime`, `gateway_clearing`.
    package var name: String { plan.isEmpty ? kind.rawValue : "\(kind.rawValue):\(plan)" }

    /// The balance on the account's normal side, in minor units.
    package var balance: Int64 {
        kind.normalSide == .debit ? debits - credits : credits - debits
    }
}
