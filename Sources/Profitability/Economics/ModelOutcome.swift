/// The one figure that a sensitivity asks for.
package enum ModelOutcome: String, Hashable, Sendable, CaseIterable {
    /// Contribution less acquisition and the programme, over all months.
    case result
    /// Cash in hand at the end of the last month.
    case cash
    /// Lifetime value of one who pays, with the first term.
    case ltv
    /// Contribution of a year of a paying member.
    case year
    /// How many join.
    case joined

    package func value(of projection: Projection) -> Double {
        switch self {
        case .result: projection.result
        case .cash: projection.total.last?.cumulativeCash ?? 0
        case .ltv: LifetimeValue(of: projection.behaviour, projection.joiners).now
        case .year: MemberYear(of: projection.behaviour, projection.joiners).contribution
        case .joined: projection.joined
        }
    }

    /// Whether it is an amount of money.
    package var isMoney: Bool {
        switch self {
        case .result, .cash, .ltv, .year: true
        case .joined: false
        }
    }
}
