extension PurchaseEffect {
    /// What lies between two shares of the effect; `nil` for nothing.
    func part(from before: ReturnShare, to now: ReturnShare) -> PurchaseEffect? {
        let amount = now.of(self.amount) - before.of(self.amount)
        switch self {
        case .tally(let key, _):
            return amount == 0 ? nil : .tally(key, amount)
        case .use(let holding, _):
            return amount == 0 ? nil : .use(holding, amount)
        case .points(let programme, _, let effectiveFrom, let expiresAt, let partner):
            return amount == 0
                ? nil
                : .points(
                    programme,
                    amount,
                    effectiveFrom: effectiveFrom,
                    expiresAt: expiresAt,
                    partner: partner
                )
        case .redeem(let programme, _, let worth, let partner):
            let back = Money(
                minorUnits: now.of(worth.minorUnits) - before.of(worth.minorUnits),
                currency: worth.currency
            )
            return amount == 0 && back.isZero
                ? nil : .redeem(programme, amount, worth: back, partner: partner)
        case .certificate(let name, let money):
            let back = Money(minorUnits: amount, currency: money.currency)
            return back.isZero ? nil : .certificate(name, back)
        case .ticket:
            return amount == 0 ? nil : self
        }
    }
}
