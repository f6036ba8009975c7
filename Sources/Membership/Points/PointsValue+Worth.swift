extension PointsValue {
    /// What so many points stand for: the exact ratio, rounded once, half away from zero.
    package func worth(_ points: Int64) throws(MoneyError) -> Money {
        try money.scaled(times: points, over: self.points)
    }

    /// The most points whose worth does not exceed an amount.
    package func most(within amount: Money) -> Int64 {
        guard amount.currency == money.currency, !amount.isNegative else { return 0 }
        // Worth is rounded, so a little more than the exact quotient may still fit: the worth of n points
        // is at most the amount when n * money / points < amount + 1/2.
        let bound = (Int128(amount.minorUnits) * 2 + 1) * Int128(points)
        let step = Int128(money.minorUnits) * 2
        return Int64(clamping: (bound - 1) / step)
    }
}
