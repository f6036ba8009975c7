/// What a figure counts.
package enum MetricUnit: String, Hashable, Sendable, CaseIterable {
    /// Major units of whatever currency the inputs are in, the same for all of them.
    case money
    /// A part of one: 0.25 is 25 %. It may be above 1 or below 0 where the formula says so.
    case share
    /// So many times as much.
    case ratio
    /// How many there are; a fraction where it is an average.
    case count
    /// Billing periods, whichever length the inputs have.
    case periods
    case months
    case days
    /// A point on a scale, as -100 to 100.
    case score
    /// A bare number, as a parameter of a curve.
    case number

    /// What it means, for people.
    package var explanation: String {
        switch self {
        case .money: "money in major units, all of one currency"
        case .share: "a part of one: 0.25 or 25%"
        case .ratio: "so many times as much"
        case .count: "how many"
        case .periods: "billing periods"
        case .months: "months"
        case .days: "days"
        case .score: "a point on a scale"
        case .number: "in the unit of what goes in, or in none"
        }
    }
}

extension FigureText {
    /// A figure as a person reads it: `16.67 %`, `1,234.50`, `3.5`.
    package static func words(_ value: Double, _ unit: MetricUnit) -> String {
        switch unit {
        case .money: decimal(value, places: 2)
        case .share: percent(value)
        case .ratio, .count, .periods, .months, .days, .score, .number:
            trimmed(decimal(value, places: abs(value) < 1 ? 6 : 4))
        }
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var text = text
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }
}
