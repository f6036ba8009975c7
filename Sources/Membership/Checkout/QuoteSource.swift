/// A membership as a quote sees it: its benefits in their order, sorted into what the member has now and
/// what stands in the way.
struct QuoteSource {
    let source: CheckoutSource
    let held: [HeldBenefit]
    let refused: [UnusedBenefit]
    /// Why points are earned and spent; `nil` when they are not.
    let standing: CheckReason?

    var plan: Plan { source.plan }
    var clock: BenefitClock { source.clock }
    var isSequential: Bool { plan.checkout.stacking == .sequence }

    /// Whether every line there is is goods of this plan, as in most baskets.
    let takesAll: Bool
    /// What of a quote the plan can change, whoever has it.
    let touches: PlanPromises.Touches

    init(_ source: CheckoutSource, for question: QuoteQuestion) {
        let instant = question.facts.asOf
        self.source = source
        let excluded = source.version.plan.checkout.excludedCategories
        takesAll = !question.categories.contains { excluded.contains($0) }
        let promises = source.version.promises(tier: source.entitlement.tier)
        touches = promises.touches
        if source.isAssumed {
            (held, refused, standing) = (promises.held, [], .subscribed)
            return
        }
        var held: [HeldBenefit] = []
        var refused: [UnusedBenefit] = []
        held.reserveCapacity(promises.held.count)
        for promise in promises.held {
            let (reason, remedy) = source.entitlement.access(
                to: promise.name.benefit,
                of: source.version.plan,
                at: instant
            )
            if reason.isEntitled {
                held.append(promise.held(for: reason))
            } else {
                refused.append(
                    UnusedBenefit(benefit: promise.name, reason: .check(reason), remedy: remedy)
                )
            }
        }
        self.held = held
        self.refused = refused
        let (reason, _) = source.entitlement.access(
            to: nil,
            of: source.version.plan,
            at: instant
        )
        standing = reason.isEntitled ? reason : nil
    }

    /// Whether a line is goods of this plan: what is not gets nothing off and earns nothing.
    func isGoods(_ category: String?) -> Bool {
        guard !takesAll, let category else { return true }
        return !plan.checkout.excludedCategories.contains(category)
    }
}

extension Basket {
    /// What a scope is asked about the whole basket.
    func context() -> CheckContext {
        CheckContext(channel: channel, region: region, partner: partner)
    }

    func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency: currency) }
}

extension BenefitScope {
    /// What stands between a line of a basket and a benefit.
    func obstacle(for line: BasketLine, of basket: Basket) -> ScopeObstacle? {
        obstacle(
            category: line.category,
            product: line.product,
            channel: basket.channel,
            region: basket.region,
            partner: basket.partner
        )
    }
}

extension ScopeObstacle {
    /// As a check answers it.
    var answer: (reason: CheckReason, remedy: String) {
        switch self {
        case .outside(let dimension, let allowed):
            (.outOfScope, "it is for \(dimension) \(allowed.joined(separator: ", "))")
        case .notTold(let dimension, let allowed):
            (.contextMissing, "say the \(dimension): it is for \(allowed.joined(separator: ", "))")
        case .excluded(let dimension, let value):
            (.outOfScope, "it leaves out \(dimension) \(value)")
        }
    }
}
