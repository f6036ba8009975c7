extension PointsRules {
    /// The conversion for a currency; `nil` when points pay nothing in it.
    package func redemption(in currency: Currency) -> PointsRedemption? {
        redemptions.first { $0.value.money.currency == currency }
    }

    /// What points pay of an amount, or why they do not.
    ///
    /// What they are worth is the exact ratio, rounded once, half away from zero; more than the amount is
    /// refused and not cut, so that nobody spends points for nothing.
    /// - Parameters:
    ///   - points: how many the member wants to spend.
    ///   - available: how many may be spent now.
    ///   - amount: what is left to pay of the goods.
    ///   - partner: where; `nil` for the shop itself.
    package func redeeming(
        _ points: Int64,
        available: Int64,
        against amount: Money,
        partner: String?
    ) throws(MoneyError) -> PointsPayment {
        if let partner, self.partner(partner)?.burns != true { return .refused(.partner(partner)) }
        guard let terms = redemption(in: amount.currency) else {
            return .refused(.currency(amount.currency))
        }
        guard points >= terms.fewest else { return .refused(.least(terms.fewest)) }
        guard points % terms.step == 0 else { return .refused(.step(terms.step)) }
        guard points <= available else { return .refused(.available(max(0, available))) }
        let worth = try terms.value.worth(points)
        guard worth.minorUnits <= amount.minorUnits else {
            return .refused(.most(terms.most(available: available, against: amount)))
        }
        return .pays(worth)
    }
}

extension PointsRedemption {
    /// The fewest points that pay anything: ``least``, or more when so few would round to nothing.
    package var fewest: Int64 {
        let half = Int128(value.points)
        let unit = Int128(value.money.minorUnits) * 2
        let needed = max(1, least, Int64(clamping: (half + unit - 1) / unit))
        let steps = (Int128(needed) + Int128(step) - 1) / Int128(step)
        return Int64(clamping: steps * Int128(step))
    }

    /// The most points a member can spend on an amount: 0 when not even the fewest fit.
    package func most(available: Int64, against amount: Money) -> Int64 {
        let fitting = min(max(0, available), value.most(within: amount))
        let stepped = fitting / step * step
        return stepped >= fewest ? stepped : 0
    }
}
