/// The one way amounts are rounded.
package enum Rounding {
    /// `amount * times / over`, rounded once, half away from zero.
    ///
    /// The product is kept in full, so the rounding is exact for any arguments.
    /// - Returns: `nil` when the result does not fit, or when `over` is zero.
    package static func halfAwayFromZero(
        _ amount: Int64,
        times: Int64,
        over: Int64
    ) -> Int64? {
        guard over != 0 else { return nil }
        let product = Int128(amount) * Int128(times)
        let (quotient, remainder) = product.quotientAndRemainder(dividingBy: Int128(over))
        guard remainder.magnitude * 2 >= over.magnitude else { return Int64(exactly: quotient) }
        // The quotient may be zero, so the sign is the product's, not the quotient's.
        let isNegative = (product < 0) != (over < 0)
        return Int64(exactly: quotient + (isNegative ? -1 : 1))
    }
}
