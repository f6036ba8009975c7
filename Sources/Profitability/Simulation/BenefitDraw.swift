/// A benefit with everything multiplied out that does not depend on the member.
struct BenefitDraw {
    /// What its use follows.
    enum Use {
        case membership
        case monthly
        case orders
        case discount
        case reward
        /// With a most in each window.
        case cappedReward
    }

    let use: Use
    let isInTrial: Bool
    let uptake: Double
    /// A month's cost of every member, and the cost of a use, both without what partners bear.
    let memberCost: Double
    let unitCost: Double
    let costAnyway: Double
    let feeForgone: Double
    let moreUse: Double
    /// Of ``Use/orders`` the uses an order; else the share of what is bought that is given up.
    let rate: Double
    /// What an amount of reward costs: the part that is ever redeemed, without partners' part.
    let rewardCost: Double
    let cap: Double
    let capMonths: Double

    init(_ benefit: BenefitBehaviour) {
        let own = 1 - benefit.partnerFunding
        isInTrial = benefit.isInTrial
        uptake = benefit.uptake
        memberCost = benefit.memberCost * own
        unitCost = benefit.unitCost * own
        costAnyway = benefit.costAnyway
        feeForgone = benefit.feeForgone
        moreUse = benefit.moreUse
        switch benefit.use {
        case .membership:
            (use, rate, rewardCost, cap, capMonths) = (.membership, 0, 0, 0, 0)
        case .monthly:
            (use, rate, rewardCost, cap, capMonths) = (.monthly, 0, 0, 0, 0)
        case .orders(let perOrder):
            (use, rate, rewardCost, cap, capMonths) = (.orders, perOrder, 0, 0, 0)
        case .discount(let share, let eligible):
            (use, rate, rewardCost, cap, capMonths) = (.discount, share * eligible * own, 0, 0, 0)
        case .reward(let share, let eligible, let redeemed, let cap):
            use = cap == nil ? .reward : .cappedReward
            rate = share * eligible
            rewardCost = redeemed * own
            self.cap = cap?.amount ?? 0
            capMonths = cap?.months ?? 0
        }
    }
}
