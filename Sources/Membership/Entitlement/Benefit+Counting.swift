extension Counted {
    /// Nothing was ever given or used.
    package static let nothing = Counted(remaining: 0, limit: 0, usage: 0, nextReset: nil)
}

extension Benefit {
    /// What the count of a benefit says to a use.
    ///
    /// - Returns: no reason when it changes nothing of the answer.
    package func judging(
        _ count: Counted,
        quantity: Int64
    ) -> (reason: CheckReason?, remedy: String?) {
        let needed = usesNeeded(quantity)
        var limit = Quota.Limit.hard
        if case .quota(let quota) = terms {
            limit = quota.limit
            if let most = quota.fairUse, needed > most - count.usage {
                let left = max(0, most - count.usage)
                return (.fairUseReached, remedy(left, of: most, count))
            }
            if quota.amount == nil { return (nil, nil) }
        }
        if case .guestPass(let pass) = terms, quantity > pass.guests {
            return (.tooManyGuests, "bring at most \(pass.guests)")
        }
        guard let remaining = count.remaining, remaining < needed else { return (nil, nil) }
        switch limit {
        case .hard: return (.quotaUsedUp, remedy(remaining, of: count.limit ?? 0, count))
        case .soft: return (.overQuota, nil)
        }
    }

    private func remedy(_ left: Int64, of limit: Int64, _ count: Counted) -> String {
        let there = left > 0 ? "\(left) of \(limit) left" : "all \(limit) are used"
        guard let next = count.nextReset else { return "\(there), and no more will come" }
        return "\(there); the next begin at \(next.rfc3339)"
    }
}

extension Discount {
    /// What it takes off a basket of which only the amount is known; `nil` when that takes knowing more.
    package func off(_ amount: Money, quantity: Int64 = 1) -> Money? {
        let share: Money?
        switch off {
        case .rate(let rate): share = try? rate.of(amount)
        case .amount(let most):
            guard most.currency == amount.currency else { return nil }
            share = Money(
                minorUnits: min(most.minorUnits, max(0, amount.minorUnits)),
                currency: amount.currency
            )
        case .ladder(let ladder):
            if let currency = ladder.currency, currency != amount.currency {
                return .zero(amount.currency)
            }
            let step: Ladder.Step?
            switch ladder.basis {
            case .purchase: step = ladder.step(at: amount.minorUnits)
            case .quantity: step = ladder.step(at: quantity)
            // It goes by what was spent before.
            case .cumulative: return nil
            }
            share = step.flatMap { try? $0.rate.of(amount) } ?? .zero(amount.currency)
        }
        guard let cap = orderCap, cap.currency == amount.currency else { return share }
        return share.map { share in
            Money(minorUnits: min(share.minorUnits, cap.minorUnits), currency: share.currency)
        }
    }
}
