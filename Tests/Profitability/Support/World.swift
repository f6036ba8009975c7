import Membership
import Profitability
import Testing

/// A world to test in: a monthly fee of 10, ten people who all join and stay, and nothing else.
struct World {
    var fee = 10.0
    var termMonths = 1.0
    var isPaidOnce = false
    var people = 10.0
    var arrivals = 0.0
    var joiningMonths = 1
    var joining = Behaviour.Joining.share(1, selection: 1)
    var trial: Behaviour.Trial?
    var retention = Retention.flat(1)
    var retentionIncludesFailures = false
    var orders = Spread(.fixed(0))
    var uplift = 0.0
    var basket = 0.0
    var memberBasket: Double?
    var margin = 0.0
    var benefits: [BenefitBehaviour] = []
    var paymentFailure = 0.0
    var paymentRecovery = 0.0
    var paymentRate = 0.0
    var paymentCharge = 0.0
    var refunds = 0.0
    var memberService = 0.0
    var programmeCost = 0.0
    var launchCost = 0.0
    var acquisition = 0.0
    var discountRate = 0.0

    func behaviour() throws -> Behaviour {
        Behaviour(
            currency: try #require(Currency("USD")),
            fee: fee,
            termMonths: termMonths,
            isPaidOnce: isPaidOnce,
            people: people,
            arrivals: arrivals,
            joiningMonths: joiningMonths,
            joining: joining,
            trial: trial,
            retention: retention,
            retentionIncludesFailures: retentionIncludesFailures,
            orders: orders,
            uplift: uplift,
            basket: basket,
            memberBasket: memberBasket ?? basket,
            margin: margin,
            benefits: benefits,
            paymentFailure: paymentFailure,
            paymentRecovery: paymentRecovery,
            paymentRate: paymentRate,
            paymentCharge: paymentCharge,
            refunds: refunds,
            memberService: memberService,
            programmeCost: programmeCost,
            launchCost: launchCost,
            acquisition: acquisition,
            discountRate: discountRate
        )
    }

    static func benefit(
        _ use: BenefitBehaviour.Use,
        isInTrial: Bool = true,
        uptake: Double = 1,
        moreUse: Double = 1,
        unitCost: Double = 0,
        costAnyway: Double = 0,
        feeForgone: Double = 0,
        worth: Double = 0,
        memberCost: Double = 0,
        memberWorth: Double = 0,
        partnerFunding: Double = 0
    ) -> BenefitBehaviour {
        BenefitBehaviour(
            id: "benefit",
            name: "Benefit",
            use: use,
            isInTrial: isInTrial,
            uptake: uptake,
            moreUse: moreUse,
            unitCost: unitCost,
            costAnyway: costAnyway,
            feeForgone: feeForgone,
            worth: worth,
            memberCost: memberCost,
            memberWorth: memberWorth,
            partnerFunding: partnerFunding
        )
    }
}

/// Whether two figures are the same but for rounding.
func near(_ left: Double, _ right: Double, within: Double = 1e-9) -> Bool {
    abs(left - right) <= within * max(1, abs(left), abs(right))
}
