/// By what share a return undoes one effect of a purchase.
package enum ReturnBasis: String, Hashable, Sendable, CaseIterable {
    /// What was paid for the lines that came back, of what was paid for all of them.
    case value
    /// The items that came back, of all of them.
    case pieces
    /// All of it once everything has come back, and nothing before: an order, a delivery.
    case whole
    /// Nothing: what happened stays.
    case never
}

extension PurchaseEffect {
    /// How a return undoes the effect where nothing else is said.
    ///
    /// A ticket is void once everything has come back, and its prize goes back where nobody has collected
    /// it; that it was drawn still counts, so that returning gives nobody another try. What was issued
    /// stays: it is worked out anew from what is left.
    package var usualBasis: ReturnBasis {
        switch self {
        case .tally(let key, _):
            switch key.kind {
            case .metric, .spend, .stamps, .saved, .points, .donated, .used: .value
            case .items: .pieces
            case .waived, .referrals: .whole
            case .issued, .tickets, .prizes: .never
            }
        case .use, .points, .redeem, .certificate: .value
        case .ticket: .whole
        }
    }

    /// The amount that is shared out when parts come back.
    var amount: Int64 {
        switch self {
        case .tally(_, let amount), .use(_, let amount), .points(_, let amount, _, _, _),
            .redeem(_, let amount, _, _):
            amount
        case .certificate(_, let money): money.minorUnits
        case .ticket: 1
        }
    }
}
