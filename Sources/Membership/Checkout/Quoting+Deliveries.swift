extension Quoting {
    /// A waiver that makes a delivery free.
    private struct Waiver {
        let name: BenefitName
        let isCounted: Bool
    }

    mutating func priceDeliveries() {
        guard !basket.deliveries.isEmpty else { return }
        var waivers: [String: Waiver] = [:]
        var candidates: [BenefitName] = []
        var obstacles: [BenefitName: UnusedBenefit] = [:]
        for source in sources {
            for held in source.held {
                guard case .shippingWaiver(let waiver) = held.benefit.terms else { continue }
                candidates.append(held.name)
                if let obstacle = obstacle(waiver, held, source) {
                    obstacles[held.name] = obstacle
                    continue
                }
                let isCounted = held.benefit.windowGrant != nil
                for option in basket.deliveries
                where waiver.speed == option.speed || waiver.speed == ShippingWaiver.anySpeed {
                    // One that is not counted is used before one that is.
                    if let known = waivers[option.speed], !known.isCounted || isCounted { continue }
                    waivers[option.speed] = Waiver(name: held.name, isCounted: isCounted)
                }
            }
        }
        let prices = basket.deliveries.map { option in
            waivers[option.speed] == nil ? option.price.minorUnits : 0
        }
        let chosen =
            basket.delivery.flatMap { speed in
                basket.deliveries.firstIndex { $0.speed == speed }
            } ?? prices.indices.min { prices[$0] < prices[$1] }
        for (index, option) in basket.deliveries.enumerated() {
            // What costs nothing needs no waiver, and uses none up.
            let waiver = option.price.isPositive ? waivers[option.speed] : nil
            deliveries.append(
                QuoteDelivery(
                    speed: option.speed,
                    list: option.price,
                    price: basket.money(prices[index]),
                    waivedBy: waiver?.name,
                    isChosen: index == chosen
                )
            )
        }
        let waived = deliveries.first(where: \.isChosen)
        for name in candidates {
            if let obstacle = obstacles[name] {
                unused.append(obstacle)
            } else if let waived, waived.waivedBy == name {
                let isCounted = held(name)?.held.benefit.windowGrant != nil
                use(name, saved: waived.list.minorUnits, uses: isCounted ? 1 : 0)
            } else {
                note(name, .notNeeded)
            }
        }
    }

    /// What stands between a basket and a waiver. Its minimum is compared with the goods after discounts,
    /// whatever pays for them.
    private func obstacle(
        _ waiver: ShippingWaiver,
        _ held: HeldBenefit,
        _ source: QuoteSource
    ) -> UnusedBenefit? {
        func unused(_ reason: CheckReason, _ remedy: String?) -> UnusedBenefit {
            UnusedBenefit(benefit: held.name, reason: .check(reason), remedy: remedy)
        }
        if let found = held.benefit.scope.obstacle(toAll: basket, of: source) {
            return unused(found.answer.reason, found.answer.remedy)
        }
        if let minimum = waiver.minimum(in: basket.channel), minimum.isPositive {
            guard minimum.currency == basket.currency else {
                return unused(.currencyMismatch, "it is in \(minimum.currency)")
            }
            let missing = minimum.minorUnits - worth(for: source)
            if missing > 0 {
                return unused(.belowMinimumBasket, "\(basket.money(missing)) more in the basket")
            }
        }
        guard held.benefit.windowGrant != nil, goods.available(held.benefit, of: source) < 1 else {
            return nil
        }
        let next = held.benefit.countedWindow?.period(source.clock)?.end
        return unused(.quotaUsedUp, next.map { "the next begin on \($0)" })
    }

    /// What the goods of a plan are worth after discounts.
    func worth(for source: QuoteSource) -> Int64 {
        goods.lines.indices.reduce(0) { sum, place in
            source.isGoods(basket.lines[place].category) ? sum + goods.lines[place].left : sum
        }
    }
}

extension ShippingWaiver {
    /// The speed of a plan file that means every delivery.
    package static let anySpeed = "any"
}

extension BenefitScope {
    /// What stands between a whole basket and a benefit that is for all of it: every line of goods has to
    /// be in scope.
    func obstacle(toAll basket: Basket, of source: QuoteSource) -> ScopeObstacle? {
        if isEverywhere { return nil }
        var hasGoods = false
        for line in basket.lines where source.isGoods(line.category) {
            hasGoods = true
            if let found = obstacle(for: line, of: basket) { return found }
        }
        return hasGoods ? nil : obstacle(for: basket.context())
    }
}
