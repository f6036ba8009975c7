/// How members use one benefit and what that costs; money in major units.
package struct BenefitBehaviour: Hashable, Sendable {
    package let id: String
    package let name: String
    package let use: Use
    /// Whether members on trial have it.
    package let isInTrial: Bool
    /// The share of members who use it at all.
    package let uptake: Double
    /// How many times as often it is used after joining as before.
    package let moreUse: Double
    /// Of one use: what it costs, what it would have cost without the plan, what people would have
    /// paid for it, and what it is worth to them.
    package let unitCost: Double
    package let costAnyway: Double
    package let feeForgone: Double
    package let worth: Double
    /// A month's, for every member: what it costs, and what it is worth to them.
    package let memberCost: Double
    package let memberWorth: Double
    /// The share of its cost that partners bear.
    package let partnerFunding: Double

    package init(
        id: String,
        name: String,
        use: Use,
        isInTrial: Bool,
        uptake: Double,
        moreUse: Double,
        unitCost: Double,
        costAnyway: Double,
        feeForgone: Double,
        worth: Double,
        memberCost: Double,
        memberWorth: Double,
        partnerFunding: Double
    ) {
        self.id = id
        self.name = name
        self.use = use
        self.isInTrial = isInTrial
        self.uptake = uptake
        self.moreUse = moreUse
        self.unitCost = unitCost
        self.costAnyway = costAnyway
        self.feeForgone = feeForgone
        self.worth = worth
        self.memberCost = memberCost
        self.memberWorth = memberWorth
        self.partnerFunding = partnerFunding
    }

    /// What its use follows.
    package enum Use: Hashable, Sendable {
        /// Nothing is counted; being a member is what costs.
        case membership
        /// Uses a month of one who uses it; they differ from person to person.
        case monthly(Spread)
        /// Uses an order of one who uses it.
        case orders(Double)
        /// A share off what is bought.
        case discount(rate: Double, eligible: Double)
        /// A share of what is bought that comes back, at most `cap` in a window.
        case reward(rate: Double, eligible: Double, redeemed: Double, cap: ModelBenefit.Cap?)
    }
}
