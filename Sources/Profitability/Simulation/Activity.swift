/// What one member does over a spell of time, and what that brings and costs.
struct Activity {
    var incrementalMargin = 0.0
    var benefitCost = 0.0
    var cannibalisation = 0.0
    var serviceCost = 0.0

    /// What is left of it.
    var contribution: Double { incrementalMargin - benefitCost - cannibalisation - serviceCost }

    mutating func add(_ other: Activity) {
        incrementalMargin += other.incrementalMargin
        benefitCost += other.benefitCost
        cannibalisation += other.cannibalisation
        serviceCost += other.serviceCost
    }
}
