extension LinePricing {
    /// What a stretch costs, as prices are quoted.
    struct Cost {
        /// With the offer's price in the list price's place.
        var amount: Money
        /// The offer whose price that is.
        var offer: String?
        /// Positive; none is zero, and together they are at most ``amount``.
        var discounts: [(offer: String?, amount: Money)] = []

        /// What is left after all discounts.
        func left() throws(MoneyError) -> Money {
            var left = amount
            for discount in discounts { left = try left.subtracting(discount.amount) }
            return left
        }
    }

    /// The price of a stretch in the subscription's nth paid term, and what offers take off it.
    func cost(of stretch: Stretch, term: Int) throws(MoneyError) -> Cost {
        let list = Cost(amount: prorated(listPrice, stretch))
        if isComplimentary {
            guard list.amount.isPositive else { return list }
            return Cost(amount: list.amount, discounts: [(nil, list.amount)])
        }
        if let waivedBy, term == ordinal, list.amount.isPositive {
            return Cost(amount: list.amount, discounts: [(waivedBy, list.amount)])
        }
        let taken = offers.filter { $0.covers(term: term) }
        switch stacking {
        case .sequence:
            return try applying(taken, to: list, stretch)
        case .bestOf:
            var best = list
            for offer in taken {
                let cost = try applying([offer], to: list, stretch)
                // Only a cheaper one takes its place, so the first of equals stays.
                if try cost.left().minorUnits < best.left().minorUnits { best = cost }
            }
            return best
        }
    }

    /// The offers one after the other: prices, then shares, then amounts.
    private func applying(
        _ offers: [AppliedOffer],
        to list: Cost,
        _ stretch: Stretch
    ) throws(MoneyError) -> Cost {
        var cost = list
        for offer in offers {
            guard case .price(let instead) = offer.effect else { continue }
            let amount = prorated(instead, stretch)
            // An offer never makes a term dearer: the price may have been lower all along.
            guard try amount.subtracting(cost.amount).isNegative else { continue }
            cost = Cost(amount: amount, offer: offer.id)
        }
        var left = cost.amount
        for offer in offers {
            guard case .percent(let rate) = offer.effect else { continue }
            try take(rate.of(left), off: &left, by: offer, in: &cost)
        }
        for offer in offers {
            guard case .amount(let amount) = offer.effect else { continue }
            try take(prorated(amount, stretch), off: &left, by: offer, in: &cost)
        }
        return cost
    }

    private func take(
        _ amount: Money,
        off left: inout Money,
        by offer: AppliedOffer,
        in cost: inout Cost
    ) throws(MoneyError) {
        guard amount.currency == left.currency else {
            throw .currencyMismatch(left.currency, amount.currency)
        }
        let discount = amount.lesser(left)
        guard discount.isPositive else { return }
        left = try left.subtracting(discount)
        cost.discounts.append((offer.id, discount))
    }

    private func prorated(_ amount: Money, _ stretch: Stretch) -> Money {
        guard let seconds = stretch.seconds else {
            return proration.amount(of: amount, days: stretch.days, ofDays: stretch.ofDays)
        }
        return proration.amount(of: amount, days: seconds.used, ofDays: seconds.whole)
    }
}

extension Money {
    /// The smaller of two amounts of one currency.
    package func lesser(_ other: Money) -> Money { other.minorUnits < minorUnits ? other : self }
}
