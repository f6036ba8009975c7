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

    /// Whose account it is.
    package var owner: Owner {
        switch self {
        case .receivable, .carriedForward, .refundPayable, .prepaidPaid, .prepaidGranted,
            .prepaidHeld:
            .member
        case .deferredRevenue, .revenue, .refunds: .plan
        case .gatewayClearing, .discounts, .taxPayable, .breakage: .program
        }
    }

    /// The side on which the account grows; its balance never goes below zero on that side.
    package var normalSide: Side {
        switch self {
        case .receivable, .carriedForward, .gatewayClearing, .discounts, .refunds: .debit
        case .refundPayable, .prepaidPaid, .prepaidGranted, .prepaidHeld, .deferredRevenue,
            .revenue, .taxPayable, .breakage:
            .credit
        }
    }

    /// Who an account belongs to.
    package enum Owner: Hashable, Sendable { case member, plan, program }

    /// A side of an account.
    package enum Side: String, Hashable, Sendable { case debit, credit }
}
