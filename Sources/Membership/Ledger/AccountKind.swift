/// The kinds of account.
package enum AccountKind: String, Hashable, Sendable, CaseIterable {
    case receivable
    case prepaidPaid = "prepaid_paid"
    case prepaidGranted = "prepaid_granted"
    case gatewayClearing = "gateway_clearing"
    case discounts
    case deferredRevenue = "deferred_revenue"
    case revenue

    /// Whose account it is.
    package var owner: Owner {
        switch self {
        case .receivable, .prepaidPaid, .prepaidGranted: .member
        case .deferredRevenue, .revenue: .plan
        case .gatewayClearing, .discounts: .program
        }
    }

    /// The side on which the account grows; its balance never goes below zero on that side.
    package var normalSide: Side {
        switch self {
        case .receivable, .gatewayClearing, .discounts: .debit
        case .prepaidPaid, .prepaidGranted, .deferredRevenue, .revenue: .credit
        }
    }

    /// Who an account belongs to.
    package enum Owner: Hashable, Sendable { case member, plan, program }

    /// A side of an account.
    package enum Side: String, Hashable, Sendable { case debit, credit }
}
