/// What one month of one member brings and costs beside the fee; money in major units.
package struct MemberFlow: Hashable, Sendable {
    /// Orders that would have been made anyway, and those that membership adds.
    package var baselineOrders = 0.0
    package var extraOrders = 0.0
    /// The margin on what is bought beyond what would have been bought anyway.
    package var incrementalMargin = 0.0
    package var benefitCost = 0.0
    /// Discounts and fees forgone on what would have been bought anyway.
    package var cannibalisation = 0.0
    package var serviceCost = 0.0
    /// What it is worth to the member, and each benefit's cost with what it cannibalises.
    package var worth = 0.0
    package var costs: [Double]

    package init(benefits: Int) { costs = Array(repeating: 0, count: benefits) }

    /// What is left of it; the fee is apart.
    package var contribution: Double {
        incrementalMargin - benefitCost - cannibalisation - serviceCost
    }

    /// Adds so much of another.
    package mutating func add(_ other: MemberFlow, times weight: Double) {
        baselineOrders += weight * other.baselineOrders
        extraOrders += weight * other.extraOrders
        incrementalMargin += weight * other.incrementalMargin
        benefitCost += weight * other.benefitCost
        cannibalisation += weight * other.cannibalisation
        serviceCost += weight * other.serviceCost
        worth += weight * other.worth
        for index in costs.indices { costs[index] += weight * other.costs[index] }
    }
}
