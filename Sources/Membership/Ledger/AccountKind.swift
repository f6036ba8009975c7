/// The kinds of account.
package enum AccountKind: String, Hashable, Sendable, CaseIterable {
    case receivable
    case carriedForward = "carried_forward"
    case refundPayable = "refund_payable"
    case prepaidPaid = "prepaid_paid"
    case prepaidGranted = "prepaid_granted"
    case prepaidHeld = "prepaid_held"
    case gatewayClearing = "gateway_clearing"
    case discounts
    case deferredRevenue = "deferred_revenue"
    case revenue
    case refunds
    case taxPayable = "tax_payable"
    case breakage
    case pointsCost = "points_cost"
    case pointsLiability = "points_liability"
    case tillPayable = "till_payable"
    case partner
    case partnerIncome = "partner_income"
    case donations
    case donationPayable = "donation_payable"

    /// Whose account it is.
    package var owner: Owner {
        switch self {
        case .receivable, .carriedForward, .refundPayable, .prepaidPaid, .prepaidGranted,
            .prepaidHeld:
            .member
        case .deferredRevenue, .revenue, .refunds: .plan
        case .gatewayClearing, .discounts, .taxPayable, .breakage, .pointsCost, .pointsLiability,
            .tillPayable, .partnerIncome, .donations, .donationPayable:
            .program
        case .partner: .partner
        }
    }

    /// The side on which the account grows; its balance never goes below zero on that side, but for
    /// an account that ``standsOnEitherSide``.
    package var normalSide: Side {
        switch self {
        case .receivable, .carriedForward, .gatewayClearing, .discounts, .refunds, .pointsCost,
            .partner, .donations:
            .debit
        case .refundPayable, .prepaidPaid, .prepaidGranted, .prepaidHeld, .deferredRevenue,
            .revenue, .taxPayable, .breakage, .pointsLiability, .tillPayable, .partnerIncome,
            .donationPayable:
            .credit
        }
    }

    /// Whether either may owe the other: a partner pays for points it gives and is paid for points
    /// it takes.
    package var standsOnEitherSide: Bool { self == .partner }

    /// Who an account belongs to.
    package enum Owner: Hashable, Sendable { case member, plan, partner, program }

    /// A side of an account.
    package enum Side: String, Hashable, Sendable { case debit, credit }
}
