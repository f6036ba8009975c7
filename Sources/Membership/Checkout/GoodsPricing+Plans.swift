extension GoodsPricing {
    /// The goods as the best plan prices them.
    ///
    /// Plans do not add up: the one that takes most off the basket counts, the older one among equals;
    /// only plans that all say `sequence` take off one after the other. Services at no charge come from
    /// any plan and are no discount.
    static func best(_ question: QuoteQuestion, _ sources: [QuoteSource]) -> Best {
        var served = GoodsPricing(question)
        served.applyItems()
        for source in sources { served.applyServices(of: source) }

        let sequential = sources.filter(\.isSequential)
        var choices = sources.map { [$0] }
        if sequential.count > 1 { choices.append(sequential) }

        var best: (pricing: GoodsPricing, choice: Int)?
        var priced: [GoodsPricing] = []
        for (number, choice) in choices.enumerated() {
            let pricing = served.priced(for: choice)
            priced.append(pricing)
            if let best, pricing.saved <= best.pricing.saved { continue }
            best = (pricing, number)
        }
        guard let (found, chosen) = best else {
            return Best(goods: served, served: served, isTogether: false)
        }
        var pricing = found

        // What another plan would have done is told with it, once each.
        let counted = Set(choices[chosen].map(\.plan.id))
        for (number, choice) in choices.enumerated() where choice.count == 1 {
            guard let plan = choice.first?.plan.id, !counted.contains(plan) else { continue }
            let other = priced[number]
            for unused in other.unused where !pricing.unused.contains(unused) {
                pricing.unused.append(unused)
            }
            for name in Set(other.lines.flatMap { $0.discounts.map(\.name) }).sorted()
            where name.plan == plan && pricing.saved(by: name) == 0 {
                pricing.note(name, .betterPlan)
            }
        }
        return Best(goods: pricing, served: served, isTogether: choices[chosen].count > 1)
    }

    /// What ``best(_:_:)`` found, and what it began with.
    final class Best {
        let goods: GoodsPricing
        /// The goods with services alone taken off.
        let served: GoodsPricing
        /// Whether several plans took off together.
        let isTogether: Bool

        init(goods: GoodsPricing, served: GoodsPricing, isTogether: Bool) {
            self.goods = goods
            self.served = served
            self.isTogether = isTogether
        }

        /// What one more plan, younger than all, makes of the goods: the same as ``best(_:_:)`` of all
        /// of them.
        func joined(by plan: QuoteSource, beside sources: [QuoteSource]) -> Best {
            let isAnew =
                plan.isSequential && sources.contains(where: \.isSequential)
                || plan.held.contains(where: serves)
            if isAnew { return GoodsPricing.best(goods.question, sources + [plan]) }
            guard plan.touches.contains(.goods) else { return self }
            let alone = served.priced(for: [plan])
            // Of plans that take off alike the older one counts, and single ones before several.
            guard alone.saved > goods.saved || (alone.saved == goods.saved && isTogether) else {
                return self
            }
            return Best(goods: alone, served: served, isTogether: false)
        }

        /// Whether a benefit is a service that the basket has a line of.
        private func serves(_ held: HeldBenefit) -> Bool {
            guard case .serviceCredit(let credit) = held.benefit.terms else { return false }
            return goods.basket.lines.contains { $0.isFor(credit) }
        }
    }

    /// What member prices and discounts of some plans together make of the goods.
    private func priced(for plans: [QuoteSource]) -> GoodsPricing {
        var pricing = self
        pricing.applyMemberPrices(of: plans)
        pricing.applyDiscounts(of: plans, plans[0].plan.checkout.stacking)
        let floors = plans.compactMap(\.plan.checkout.marginFloor)
        pricing.keepMargin(floors.max { $0.basisPoints < $1.basisPoints })
        return pricing
    }
}
