extension Donation {
    /// What the shop gives for a purchase.
    ///
    /// - Parameters:
    ///   - lines: the lines in scope; nothing is given for none, nor in another currency.
    ///   - given: minor units given within the window of the cap, for this member; or purchases it was
    ///     given for, where the cap counts those.
    /// - Returns: never below zero, and never beyond the cap.
    package func given(lines: [SpentLine], given before: Int64) throws(MoneyError) -> Money? {
        guard let currency = lines.first?.net.currency else { return nil }
        let spent = lines.spent(.net, currency)
        guard spent.isPositive else { return .zero(currency) }
        let whole: Money
        switch gift {
        case .rate(let rate): whole = try rate.of(spent)
        case .amount(let amount):
            guard amount.currency == currency else { return nil }
            whole = amount
        }
        switch cap?.amount {
        case .units(let most): return before < most ? whole : .zero(currency)
        case .money(let most):
            guard most.currency == currency else {
                throw .currencyMismatch(most.currency, currency)
            }
            let left = Int64(clamping: max(0, Int128(most.minorUnits) - Int128(before)))
            return Money(minorUnits: min(whole.minorUnits, left), currency: currency)
        case nil: return whole
        }
    }
}
