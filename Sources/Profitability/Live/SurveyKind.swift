/// What is asked of members, each with its scale.
package enum SurveyKind: String, CaseIterable, Sendable {
    /// Would you recommend us? 0 to 10.
    case nps
    /// How much effort did it cost you? 1 (none) to 7 (very much).
    case ces
    /// How satisfied are you? 1 hostile, 2 dissatisfied, 3 neutral, 4 satisfied, 5 very satisfied.
    case satisfaction
    /// How much of what you spend on such goods do you spend here? 0 to 100 per cent.
    case wallet

    /// The answers there are.
    package var scale: ClosedRange<Int> {
        switch self {
        case .nps: 0...10
        case .ces: 1...7
        case .satisfaction: 1...5
        case .wallet: 0...100
        }
    }
}
