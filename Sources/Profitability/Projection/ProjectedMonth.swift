/// One month of a plan; money in major units.
package struct ProjectedMonth: Hashable, Sendable {
    /// Counting from 1.
    package let month: Int
    package var joined = 0.0
    /// Paying members, and members on trial, through the month.
    package var members = 0.0
    package var onTrial = 0.0
    /// Trials that end without a paid term.
    package var unconverted = 0.0
    /// Members lost: of their own will, and because a charge failed for good.
    package var left = 0.0
    package var failed = 0.0
    package var charges = 0.0
    /// Fees less refunds: paid in the month, earned in it, and paid but not earned at its end.
    package var feeCash = 0.0
    package var recognised = 0.0
    package var deferred = 0.0
    package var extraOrders = 0.0
    package var incrementalMargin = 0.0
    package var benefitCost = 0.0
    package var cannibalisation = 0.0
    package var paymentCost = 0.0
    package var serviceCost = 0.0
    package var acquisitionCost = 0.0
    /// What the programme costs whoever joins, with its launch in the first month.
    package var programmeCost = 0.0
    /// From the start to the end of this month.
    package var cumulativeCash = 0.0

    package init(month: Int) { self.month = month }

    /// What the members of the month leave: fees earned and margin, less what members cost.
    package var contribution: Double {
        recognised + incrementalMargin - benefitCost - cannibalisation - paymentCost - serviceCost
    }

    /// Fees paid and margin less everything that is spent.
    package var cash: Double {
        feeCash + incrementalMargin - benefitCost - cannibalisation - paymentCost - serviceCost
            - acquisitionCost - programmeCost
    }
}
