/// What a term shorter than its billing period costs.
package enum Proration: String, Hashable, Sendable, CaseIterable {
    /// The price times the term's days over the days of the full period it lies in.
    case byDay = "by_day"
    /// The price times the term's seconds over the seconds of the full period, so that a day on which
    /// clocks change counts for what it is, and a change of plan counts from its very second.
    case bySecond = "by_second"
    /// The whole price for any term of at least one day.
    case none

    /// The price of a term.
    ///
    /// - Parameters:
    ///   - used: the days or seconds of the term. None cost nothing, under every rule.
    ///   - whole: those of the full period, never only of the part the member joined for. A
    ///     term as long as that or longer costs the price and no more.
    /// - Returns: the amount, rounded once, half away from zero.
    package func amount(of price: Money, days used: Int, ofDays whole: Int) -> Money {
        guard used > 0 else { return .zero(price.currency) }
        switch self {
        case .none:
            return price
        case .byDay, .bySecond:
            guard
                used < whole,
                let amount = Rounding.halfAwayFromZero(
                    price.minorUnits,
                    times: Int64(used),
                    over: Int64(whole)
                )
            else { return price }
            return Money(minorUnits: amount, currency: price.currency)
        }
    }
}
