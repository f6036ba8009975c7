/// What a year of a paying member brings and costs; money in major units.
///
/// - Source: contribution per member-year = fee + extra orders × basket × margin − benefit cost −
///   payment cost − service cost − what is given away on orders that would have been made anyway.
package struct MemberYear: Hashable, Sendable {
    /// Fees less refunds.
    package let fee: Double
    package let incrementalMargin: Double
    package let benefitCost: Double
    package let cannibalisation: Double
    package let paymentCost: Double
    package let serviceCost: Double
    /// Orders that would have been made anyway, and those that membership adds.
    package let baselineOrders: Double
    package let extraOrders: Double
    /// What it is worth to the member.
    package let worth: Double

    package init(of behaviour: Behaviour, _ joiners: Joiners) {
        let flow = joiners.flow
        // A fee paid once is earned over the time it is spread over, here as everywhere.
        let terms = 12 / behaviour.termMonths
        fee = behaviour.fee * behaviour.kept * terms
        paymentCost = behaviour.chargeCost * terms
        incrementalMargin = 12 * flow.incrementalMargin
        benefitCost = 12 * flow.benefitCost
        cannibalisation = 12 * flow.cannibalisation
        serviceCost = 12 * flow.serviceCost
        baselineOrders = 12 * flow.baselineOrders
        extraOrders = 12 * flow.extraOrders
        worth = 12 * flow.worth
    }

    package var contribution: Double {
        fee + incrementalMargin - benefitCost - cannibalisation - paymentCost - serviceCost
    }
}
