/// Ways to share one amount out so that the shares add up to it exactly.
package enum Allocation {
    /// Shares an amount in proportion to weights, by largest remainder.
    ///
    /// Each share is its exact part rounded toward zero; the units left over go one each to the
    /// largest remainders, and among equals to the earliest. A weight of zero gets nothing, unless
    /// all are zero: then all count the same. A negative amount is shared like its opposite.
    /// - Precondition: no weight is negative, and there is a weight unless the amount is zero.
    /// - Returns: one share per weight, in the same order.
    package static func largestRemainder(_ amount: Int64, weights: [Int64]) -> [Int64] {
        precondition(weights.allSatisfy { $0 >= 0 }, "a weight must not be negative")
        precondition(!weights.isEmpty || amount == 0, "an amount needs a weight to go to")
        var total = weights.reduce(UInt128(0)) { $0 + UInt128($1.magnitude) }
        let areEqual = total == 0
        if areEqual { total = UInt128(weights.count) }

        let magnitude = UInt128(amount.magnitude)
        var left = magnitude
        var shares: [UInt128] = []
        var remainders: [UInt128] = []
        shares.reserveCapacity(weights.count)
        remainders.reserveCapacity(weights.count)
        for weight in weights {
            let product = magnitude * (areEqual ? 1 : UInt128(weight.magnitude))
            let (share, remainder) = product.quotientAndRemainder(dividingBy: total)
            shares.append(share)
            remainders.append(remainder)
            left -= share
        }
        if left > 0 {
            let order = weights.indices.sorted {
                (remainders[$1], $0) < (remainders[$0], $1)
            }
            for index in order.prefix(Int(left)) { shares[index] += 1 }
        }
        // A share is at most the amount, so it fits on the amount's own side of zero.
        return shares.map { amount < 0 ? Int64(0 - Int128($0)) : Int64($0) }
    }

    /// The part of an amount that belongs to the first `elapsed` of `days` equal days.
    ///
    /// Largest remainder over equal days, with the extra units on the earliest days. The parts never
    /// shrink as days pass, and the last day makes them whole.
    /// - Precondition: `days` is positive and `elapsed` lies in 0...days.
    package static func elapsed(_ elapsed: Int, of days: Int, of amount: Int64) -> Int64 {
        precondition(days > 0, "days must be positive")
        precondition(elapsed >= 0 && elapsed <= days, "elapsed must lie in 0...days")
        let (perDay, extra) = amount.quotientAndRemainder(dividingBy: Int64(days))
        let extraDays = min(Int64(elapsed), abs(extra))
        return perDay * Int64(elapsed) + (amount < 0 ? -extraDays : extraDays)
    }
}
