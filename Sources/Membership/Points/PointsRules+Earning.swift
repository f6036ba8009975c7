extension PointsRules {
    /// What a purchase earns; nothing is written.
    ///
    /// Whole steps of the rate count, rounded down once for the purchase; the multiplier works on whole
    /// points and is rounded down once more. A cap cuts what the multiplier added before it cuts the base.
    ///
    /// - Parameters:
    ///   - lines: the lines of the purchase in one currency, without those of the categories that the
    ///     plan's checkout rules leave out.
    ///   - context: its channel, region and partner.
    ///   - multiplier: the member's highest; `nil` for none.
    ///   - earnedInWindow: what was earned in the window of the cap before this purchase.
    /// - Returns: `nil` when the purchase is none of the programme's: the partner gives no points, nothing
    ///   in scope was bought, or there is no rate for its currency.
    package func earned(
        lines: [SpentLine],
        context: CheckContext,
        multiplier: Multiplier?,
        earnedInWindow: Int64
    ) -> EarnedPoints? {
        if let partner = context.partner, self.partner(partner)?.earns != true { return nil }
        let lines = earning.scope.covered(lines, context)
        guard let currency = lines.first?.net.currency,
            let rate = earning.rates.first(where: { $0.money.currency == currency })
        else { return nil }
        let spent = max(0, lines.spent(earning.base, currency).minorUnits)
        let whole = Int128(spent / rate.money.minorUnits) * Int128(rate.points)
        let base = Int64(clamping: whole)
        let hundredths = Int128(multiplier?.hundredths ?? 100)
        let total = Int64(clamping: Int128(base) * hundredths / 100)

        var most = total
        if let cap = earning.purchaseCap { most = min(most, max(0, cap)) }
        switch earning.cap?.amount {
        case .units(let units):
            let left = Int128(units) - Int128(earnedInWindow)
            most = min(most, Int64(clamping: max(0, left)))
        // Points are capped in points; a plan file cannot say anything else.
        case .money, nil: break
        }
        let kept = min(base, most)
        return EarnedPoints(base: kept, extra: most - kept, capped: total - most)
    }

    /// The partner with this id, or `nil` when the programme has none.
    package func partner(_ id: String) -> PointsPartner? { partners.first { $0.id == id } }
}
