/// The name of a figure that a model may give, as `orders.frequency` or `benefits.video.unit_cost`.
package enum AssumptionKey: Hashable, Sendable {
    /// How many people could join when the plan starts.
    case people
    /// How many such people come new each month.
    case arrivals
    /// What a year's delay takes off the value of money.
    case discountRate

    /// The share of people who join at the plan's fee.
    case joiningShare
    /// The share who join at the fee of this step of the price response, counting from 0.
    case joiningStep(Int)
    /// How much more joiners use than people on average do.
    case selection
    /// The share of people who weigh up the plan at all.
    case reach
    /// What the plan is worth to a person a month beyond what is counted.
    case otherWorth
    /// How much people differ in what the plan is worth to them beyond their use.
    case worthSpread

    /// The share of joiners who begin with the plan's trial.
    case trialTakeUp
    /// The share of trials that become paid terms.
    case trialConversion

    /// The share of members that renews, whatever their term.
    case renewal
    /// The share that renews after this term, counting from 1; the last one holds on.
    case renewalAfter(Int)
    /// The parameters of the shifted beta-geometric curve of retention.
    case churnAlpha
    case churnBeta

    /// How often people order without the plan.
    case orders
    /// How much more a member orders than the same person would without the plan.
    case uplift
    /// How often members order; the other way to say ``uplift``.
    case memberOrders
    case basket
    case memberBasket
    /// What is left of a basket's price when its goods and their handling are paid for.
    case margin

    case benefit(String, BenefitFigure)

    /// The share of charges that fail at first, and the share of those that dunning gets after all.
    case paymentFailure
    case paymentRecovery
    /// What a charge costs: a share of it, and an amount.
    case paymentRate
    case paymentCharge
    /// The share of fees that is given back.
    case refunds

    /// What a member costs a month beside the benefits, and what the programme costs whoever joins.
    case memberService
    case programmeCost
    case launchCost
    /// What it costs to win one who joins.
    case acquisition

    /// A figure of one benefit.
    package enum BenefitFigure: String, Hashable, Sendable, CaseIterable {
        /// The share of members who use it at all.
        case uptake
        /// Uses of one who uses it: a month, or an order.
        case uses
        /// How many times more it is used after joining than before.
        case moreUse = "more_use"
        /// What one use costs us.
        case unitCost = "unit_cost"
        /// What one use would have cost us without the plan.
        case costAnyway = "cost_anyway"
        /// What people pay for one use without the plan.
        case feeForgone = "fee_forgone"
        /// What having it costs a month for each member, used or not.
        case memberCost = "member_cost"
        /// The share of its cost that partners bear.
        case partnerFunding = "partner_funding"
        /// What one use is worth to a member, and what having it is worth a month.
        case worth
        case memberWorth = "member_worth"
        /// The share off, where the plan has no single one.
        case rate
        /// The share of what is bought that it covers.
        case eligible
        /// The share of what is promised that nobody ever takes.
        case breakage
    }
}
