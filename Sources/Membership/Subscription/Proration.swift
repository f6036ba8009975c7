/// What a term shorter than its billing period costs.
package enum Proration: String, Hashable, Sendable, CaseIterable {
    /// The price times the term's days over the days of the full period it lies in.
    case byDay = "by_day"
    /// The whole price for any term of at least one day.
    case none

    /// The price of a term.
    ///
    /// - Parameters:
    ///   - days: the days of the term. None cost nothing, under either rule.
    ///   - ofDays: the days of the full period, never only of the part the member joined for. A
    ///     term as long as that or longer costs the price and no more.
    /// - Returns: the amount, rounded once, half away from zero.
    package func amount(of price: Money, days: Int, ofDays: Int) -> Money {
        guard days > 0 else { return .zero(price.currency) }
        switch self {
        case .none:
            return price
        case .byDay:
            guard
                days < ofDays,
                let amount = Rounding.halfAwayFromZero(
                    price.minorUnits,
                    times: Int64(days),
                    over: Int64(ofDays)
                )
            else { return price }
            return Money(minorUnits: amount, currency: price.currency)
        }
    }
}
