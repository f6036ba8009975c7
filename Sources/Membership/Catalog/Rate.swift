/// A share in hundredths of a percent, so 5 % is 500; never a `Double`.
package struct Rate: Hashable, Sendable, CustomStringConvertible {
    package let basisPoints: Int

    /// - Returns: `nil` outside 0 to 10,000 (0 % to 100 %).
    package init?(basisPoints: Int) {
        guard (0...10_000).contains(basisPoints) else { return nil }
        self.basisPoints = basisPoints
    }

    /// This share of an amount, rounded once, half away from zero.
    package func of(_ amount: Money) throws(MoneyError) -> Money {
        let share = Rounding.halfAwayFromZero(
            amount.minorUnits,
            times: Int64(basisPoints),
            over: 10_000
        )
        guard let share else { throw .overflow }
        return Money(minorUnits: share, currency: amount.currency)
    }

    /// As people write it: `5%`, `2.5%`, `0.25%`.
    package var description: String {
        let (whole, hundredths) = basisPoints.quotientAndRemainder(dividingBy: 100)
        if hundredths == 0 { return "\(whole)%" }
        if hundredths % 10 == 0 { return "\(whole).\(hundredths / 10)%" }
        return "\(whole).\(hundredths / 10)\(hundredths % 10)%"
    }
}
