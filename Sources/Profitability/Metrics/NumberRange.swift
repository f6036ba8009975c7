/// Which numbers an input takes.
package struct NumberRange: Hashable, Sendable {
    package let low: Double
    package let high: Double
    /// Whether ``low`` and ``high`` themselves are taken.
    package let takesLow: Bool
    package let takesHigh: Bool
    package let isWhole: Bool

    private init(
        _ low: Double,
        _ high: Double,
        takesLow: Bool = true,
        takesHigh: Bool = true,
        isWhole: Bool = false
    ) {
        self.low = low
        self.high = high
        self.takesLow = takesLow
        self.takesHigh = takesHigh
        self.isWhole = isWhole
    }

    /// Beyond it a `Double` no longer counts cents, and no plan has such figures.
    private static let farthest = 1e15

    package static let any = NumberRange(-farthest, farthest)
    package static let notNegative = NumberRange(0, farthest)
    package static let positive = NumberRange(0, farthest, takesLow: false)
    /// Zero to one.
    package static let share = NumberRange(0, 1)
    /// More than zero and at most one.
    package static let someShare = NumberRange(0, 1, takesLow: false)
    /// Zero or more and less than one.
    package static let partShare = NumberRange(0, 1, takesHigh: false)
    /// Strictly between zero and one.
    package static let innerShare = NumberRange(0, 1, takesLow: false, takesHigh: false)

    package static func whole(_ range: ClosedRange<Int>) -> NumberRange {
        NumberRange(Double(range.lowerBound), Double(range.upperBound), isWhole: true)
    }

    package static func from(_ low: Double) -> NumberRange { NumberRange(low, farthest) }

    package func contains(_ value: Double) -> Bool {
        guard takesLow ? value >= low : value > low, takesHigh ? value <= high : value < high
        else { return false }
        return !isWhole || value == value.rounded()
    }
}

extension NumberRange: CustomStringConvertible {
    /// `0 to 1`, `more than 0`, `a whole number from 1 to 1200`.
    package var description: String {
        let kind = isWhole ? "a whole number" : "a number"
        let lowText = FigureText.number(low)
        let highText = FigureText.number(high)
        let isOpenAbove = high >= Self.farthest
        switch (low <= -Self.farthest, isOpenAbove) {
        case (true, _): return kind
        case (false, true):
            return "\(kind) \(takesLow ? "of \(lowText) or more" : "above \(lowText)")"
        case (false, false):
            let from = takesLow ? "from \(lowText)" : "above \(lowText)"
            let to =
                !takesHigh
                ? "and below \(highText)" : takesLow ? "to \(highText)" : "and up to \(highText)"
            return "\(kind) \(from) \(to)"
        }
    }
}
