/// The balances that a list of transfers adds up to, per account and currency.
///
/// Derived, never stored as truth: property tests post to it beside the store, and `tessera doctor`
/// rebuilds it from a live file and compares.
package struct Ledger: Sendable {
    /// What one account was debited and credited in one currency, in minor units.
    package struct Entry: Hashable, Sendable {
        package var debits: Int64 = 0
        package var credits: Int64 = 0

        package init(debits: Int64 = 0, credits: Int64 = 0) {
            self.debits = debits
            self.credits = credits
        }
    }

    /// An account in one currency.
    package struct Key: Hashable, Sendable {
        package let account: Account
        package let currency: Currency

        package init(account: Account, currency: Currency) {
            self.account = account
            self.currency = currency
        }
    }

    package private(set) var entries: [Key: Entry] = [:]

    package init(entries: [Key: Entry] = [:]) { self.entries = entries }

    /// - Throws: ``MoneyError/overflow`` when a side would exceed what 64 bits hold.
    package mutating func post(_ transfer: Transfer) throws(MoneyError) {
        let currency = transfer.amount.currency
        let debitKey = Key(account: transfer.debit, currency: currency)
        let creditKey = Key(account: transfer.credit, currency: currency)
        let debit = entries[debitKey, default: Entry()].debits
            .addingReportingOverflow(transfer.amount.minorUnits)
        let credit = entries[creditKey, default: Entry()].credits
            .addingReportingOverflow(transfer.amount.minorUnits)
        guard !debit.overflow, !credit.overflow else { throw .overflow }
        entries[debitKey, default: Entry()].debits = debit.partialValue
        entries[creditKey, default: Entry()].credits = credit.partialValue
    }

    /// The balance on the account's normal side, in minor units; zero for an untouched account.
    package func balance(_ account: Account, _ currency: Currency) -> Int64 {
        let entry = entries[Key(account: account, currency: currency)] ?? Entry()
        switch account.kind.normalSide {
        case .debit: return entry.debits - entry.credits
        case .credit: return entry.credits - entry.debits
        }
    }
}
