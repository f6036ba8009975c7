/// A membership as a quote sees it: its benefits in their order, sorted into what the member has now and
/// what stands in the way.
struct QuoteSource {
    let source: CheckoutSource
    let held: [Held]
    let refused: [UnusedBenefit]
    /// Why points are earned and spent; `nil` when they are not.
    let standing: CheckReason?

    var plan: Plan { source.plan }
    var clock: BenefitClock { source.clock }

    /// A benefit the member has now.
    struct Held {
        let benefit: Benefit
        let name: BenefitName
        let reason: CheckReason
    }

    init(_ source: CheckoutSource, at instant: Instant) {
        self.source = source
        let plan = source.plan
        var held: [Held] = []
        var refused: [UnusedBenefit] = []
        for promised in plan.benefits(tier: source.entitlement.tier) {
            let benefit = promised.benefit
            let name = BenefitName(
                plan: plan.id,
                tier: promised.tier,
                benefit: benefit.id,
                kind: benefit.terms.kind
            )
            let (reason, remedy) = source.entitlement.access(to: benefit.id, of: plan, at: instant)
            if reason.isEntitled {
                held.append(Held(benefit: benefit, name: name, reason: reason))
            } else {
                refused.append(UnusedBenefit(benefit: name, reason: .check(reason), remedy: remedy))
            }
        }
        self.held = held
        self.refused = refused
        let (reason, _) = source.entitlement.access(to: nil, of: plan, at: instant)
        standing = reason.isEntitled ? reason : nil
    }

    /// Whether a line is goods of this plan: what is not gets nothing off and earns nothing.
    func isGoods(_ category: String?) -> Bool {
        category.map { !plan.checkout.excludedCategories.contains($0) } ?? true
    }
}

extension Basket {
    /// What a scope is asked about: the whole basket, or one of its lines.
    func context(_ line: BasketLine? = nil) -> CheckContext {
        CheckContext(
            category: line?.category,
            product: line?.product,
            channel: channel,
            region: region,
            partner: partner
        )
    }

    func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency: currency) }
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
