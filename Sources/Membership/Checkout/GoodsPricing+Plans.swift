extension GoodsPricing {
    /// The goods as the best plan prices them.
    ///
    /// Plans do not add up: the one that takes most off the basket counts, the older one among equals;
    /// only plans that all say `sequence` take off one after the other. Services at no charge come from
    /// any plan and are no discount.
    static func best(
        _ basket: Basket,
        _ facts: CheckoutFacts,
        _ sources: [QuoteSource]
    ) -> GoodsPricing {
        var served = GoodsPricing(basket, facts)
        served.applyItems()
        for source in sources { served.applyServices(of: source) }

        let sequential = sources.filter { $0.plan.checkout.stacking == .sequence }
        var choices = sources.map { [$0] }
        if sequential.count > 1 { choices.append(sequential) }

        var best: (pricing: GoodsPricing, choice: Int)?
        var priced: [GoodsPricing] = []
        for (number, choice) in choices.enumerated() {
            var pricing = served
            pricing.applyMemberPrices(of: choice)
            pricing.applyDiscounts(of: choice, choice[0].plan.checkout.stacking)
            let floors = choice.compactMap(\.plan.checkout.marginFloor)
            pricing.keepMargin(floors.max { $0.basisPoints < $1.basisPoints })
            priced.append(pricing)
            if let best, pricing.saved <= best.pricing.saved { continue }
            best = (pricing, number)
        }
        guard let (found, chosen) = best else { return served }
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
        return pricing
    }
}
