extension Ledger {
    /// What must hold for any books at any time; empty when all of it does.
    ///
    /// - In each currency the debits of all accounts equal the credits of all accounts.
    /// - No account's balance lies on the wrong side: nobody's prepaid balance is overdrawn, no more
    ///   is earned than was deferred, no more is paid than was billed. Partners may stand on either.
    package func checkInvariants() -> [String] {
        var broken: [String] = []
        var totals: [Currency: (debits: Int64, credits: Int64)] = [:]
        for (key, entry) in entries {
            totals[key.currency, default: (0, 0)].debits &+= entry.debits
            totals[key.currency, default: (0, 0)].credits &+= entry.credits
            let balance = self.balance(key.account, key.currency)
            if balance < 0, !key.account.kind.standsOnEitherSide {
                let amount = Money(minorUnits: balance, currency: key.currency)
                broken.append("\(key.account) stands at \(amount), on the wrong side")
            }
        }
        for (currency, total) in totals where total.debits != total.credits {
            broken.append(
                "\(currency): debits \(total.debits) and credits \(total.credits) differ"
            )
        }
        return broken.sorted()
    }
}
