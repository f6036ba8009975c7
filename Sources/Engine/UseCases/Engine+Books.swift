import Membership
package import Store

extension Engine {
    /// Every account with its totals.
    package func accounts() throws -> [AccountRow] {
        try store.read { try $0.accounts() }
    }

    /// Rebuilds the books from their transfers and compares; the results name what differs.
    package func verifyBooks() throws -> [AuditResult] {
        try store.read { try bookResults($0) }
    }

    /// The event feed, oldest first behind a cursor.
    package func events(
        after cursor: Int64,
        kind: String?,
        member: String?,
        limit: Int
    ) throws -> [JournalRow] {
        try store.read { reader in
            let id = try member.map { try find($0, reader).id }
            return try reader.journal(after: cursor, kind: kind, member: id, limit: limit)
        }
    }

    func bookResults(_ reader: Reader) throws -> [AuditResult] {
        let ledger = try reader.rebuiltLedger()
        return [
            AuditResult(
                name: "books_balance",
                sentence: "Debits equal credits, and no account stands on the wrong side.",
                offences: ledger.checkInvariants()
            ),
            AuditResult(
                name: "prepaid_balances_are_sums",
                sentence: "Every prepaid balance is the sum of its transfers.",
                offences: try balanceOffences(ledger, reader)
            ),
            AuditResult(
                name: "revenue_is_earned_by_the_day",
                sentence: "What is recognized is what the paid days have earned.",
                offences: try revenueOffences(ledger, reader)
            ),
        ]
    }

    private func balanceOffences(_ ledger: Ledger, _ reader: Reader) throws -> [String] {
        var unseen = Set(
            ledger.entries.keys.filter {
                switch $0.account.kind {
                case .prepaidPaid, .prepaidGranted: true
                case .receivable, .gatewayClearing, .discounts, .deferredRevenue, .revenue: false
                }
            }
        )
        var offences: [String] = []
        let compare = { (account: Account, stored: Money) in
            unseen.remove(Ledger.Key(account: account, currency: stored.currency))
            let sum = ledger.balance(account, stored.currency)
            if sum != stored.minorUnits {
                offences.append("\(account) is \(stored), its transfers say \(sum)")
            }
        }
        for (member, balance) in try reader.prepaidBalances() {
            compare(.prepaidPaid(member), balance.paid)
            compare(.prepaidGranted(member), balance.granted)
        }
        for key in unseen where ledger.balance(key.account, key.currency) != 0 {
            offences.append("\(key.account) has transfers and no balance")
        }
        return offences
    }

    private func revenueOffences(_ ledger: Ledger, _ reader: Reader) throws -> [String] {
        let progress = try reader.recognitionProgress()
        let nextDays = Dictionary(
            progress.map { (PlanCurrency(plan: $0.plan, currency: $0.currency), $0.nextDay) },
            uniquingKeysWith: { first, _ in first }
        )
        var earned: [PlanCurrency: Int64] = [:]
        try reader.eachPaidTerm { plan, currency, schedule in
            let key = PlanCurrency(plan: plan, currency: currency)
            guard let nextDay = nextDays[key] else { return }
            earned[key, default: 0] &+= schedule.earned(before: nextDay.adding(days: 1))
        }
        // Compared as of the day that is posted next: a term paid late is caught up on it.
        return try progress.compactMap { progress in
            let key = PlanCurrency(plan: progress.plan, currency: progress.currency)
            let change = try reader.recognitionChange(
                key.plan,
                key.currency,
                on: progress.nextDay
            )
            let posted =
                ledger.balance(.revenue(key.plan), key.currency) &+ progress.daily &+ change
            let due = earned[key] ?? 0
            guard posted != due else { return nil }
            return "\(key.plan): \(posted) is recognized, \(due) was earned (\(key.currency))"
        }
    }
}
