/// An exact amount of one currency, counted in that currency's minor units.
///
/// - Shape: a signed whole count and a currency; never a fraction, never a `Double`.
/// - Units: minor units, so $1.00 is 100 and ¥1 is 1; ``Currency/exponent`` says which.
/// - Errors: arithmetic throws ``MoneyError`` and never wraps; a wrong share is our bug and traps.
/// - Source: ISO 4217 for the exponents.
package struct Money: Hashable, Sendable {
    package let minorUnits: Int64
    package let currency: Currency

    package init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    package static func zero(_ currency: Currency) -> Money {
        Money(minorUnits: 0, currency: currency)
    }

    package var isZero: Bool { minorUnits == 0 }
    package var isNegative: Bool { minorUnits < 0 }
    package var isPositive: Bool { minorUnits > 0 }

    /// - Throws: ``MoneyError/currencyMismatch(_:_:)`` and ``MoneyError/overflow``.
    package func adding(_ other: Money) throws(MoneyError) -> Money {
        try combined(with: other, other.minorUnits.addingReportingOverflow(minorUnits))
    }

    /// - Throws: ``MoneyError/currencyMismatch(_:_:)`` and ``MoneyError/overflow``.
    package func subtracting(_ other: Money) throws(MoneyError) -> Money {
        try combined(with: other, minorUnits.subtractingReportingOverflow(other.minorUnits))
    }

    /// - Throws: ``MoneyError/overflow`` for the one amount whose opposite does not fit.
    package func negated() throws(MoneyError) -> Money {
        try combined(with: self, Int64(0).subtractingReportingOverflow(minorUnits))
    }

    /// - Throws: ``MoneyError/overflow``.
    package func multiplied(by factor: Int64) throws(MoneyError) -> Money {
        try combined(with: self, minorUnits.multipliedReportingOverflow(by: factor))
    }

    /// `numerator / denominator` of the amount, rounded once, half away from zero.
    ///
    /// - Throws: ``MoneyError/overflow``, also for a denominator of zero.
    package func scaled(
        times numerator: Int64,
        over denominator: Int64
    ) throws(MoneyError) -> Money {
        guard
            let amount = Rounding.halfAwayFromZero(minorUnits, times: numerator, over: denominator)
        else { throw .overflow }
        return Money(minorUnits: amount, currency: currency)
    }

    /// The sum of amounts of one currency.
    ///
    /// - Throws: ``MoneyError/nothingToAdd`` for an empty list, whose sum has no currency.
    package static func sum(_ amounts: some Sequence<Money>) throws(MoneyError) -> Money {
        var total: Money?
        for amount in amounts {
            total = if let sum = total { try sum.adding(amount) } else { amount }
        }
        guard let total else { throw .nothingToAdd }
        return total
    }

    /// Splits the amount by time used; `used` rounds toward zero and `unused` is the rest.
    ///
    /// The two parts always add up to the whole, so no minor unit is made or lost.
    package func split(used: Int64, of whole: Int64) -> (used: Money, unused: Money) {
        precondition(whole > 0, "whole must be positive")
        precondition((0...whole).contains(used), "used must lie in 0...whole")
        let share = whole.dividingFullWidth(minorUnits.multipliedFullWidth(by: used)).quotient
        return (
            used: Money(minorUnits: share, currency: currency),
            unused: Money(minorUnits: minorUnits - share, currency: currency)
        )
    }

    private func combined(
        with other: Money,
        _ result: (partialValue: Int64, overflow: Bool)
    ) throws(MoneyError) -> Money {
        guard currency == other.currency else {
            throw .currencyMismatch(currency, other.currency)
        }
        guard !result.overflow else { throw .overflow }
        return Money(minorUnits: result.partialValue, currency: currency)
    }
}
