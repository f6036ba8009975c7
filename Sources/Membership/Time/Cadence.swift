/// How often a plan renews: a count of one calendar unit.
///
/// - Shape: one unit only, so that every boundary is one step from the anchor.
/// - Units: 1 to 1000 of `unit`.
/// - Errors: any other text or count gives `nil`.
/// - Source: ISO 8601 durations. `P12M` and `P1Y` bill alike but stay two different values, as
///   do `P7D` and `P1W`: a cadence is given back as it was written.
package struct Cadence: Hashable, Sendable {
    package enum Unit: Hashable, Sendable, CaseIterable {
        case day, week, month, year
    }

    /// The counts a cadence may have.
    package static let counts = 1...1_000

    package let count: Int
    package let unit: Unit

    /// A cadence of `count` units, or `nil` when the count is outside ``counts``.
    package init?(count: Int, unit: Unit) {
        guard Self.counts.contains(count) else { return nil }
        self.count = count
        self.unit = unit
    }

    /// What one period adds: whole months or whole days, never both.
    enum Step {
        case days(Int)
        case months(Int)
    }

    var step: Step {
        switch unit {
        case .day: .days(count)
        case .week: .days(count * 7)
        case .month: .months(count)
        case .year: .months(count * 12)
        }
    }

    /// The fewest days one period can have, whatever its anchor: `P1M` 28, `P3M` 89, `P1Y` 365.
    ///
    /// It walks one whole 400-year cycle of the calendar for months and years (less than 0.1 ms), so
    /// ask when a plan is read, not for each renewal.
    package var shortestDays: Int {
        switch step {
        case .days(let days):
            return days
        case .months(let months):
            // The first of the month is enough: an end clamped to the month's end only ever
            // gives a length that some period of whole months has too.
            var shortest = Int.max
            for start in 0..<4_800 {
                let from = CivilDate(clampingYear: 2_000, month: 1 + start, day: 1)
                let to = CivilDate(clampingYear: 2_000, month: 1 + start + months, day: 1)
                shortest = min(shortest, from.days(until: to))
            }
            return shortest
        }
    }
}

extension Cadence: LosslessStringConvertible {
    /// Reads an ISO 8601 duration of exactly one unit: `P7D`, `P2W`, `P1M`, `P3M`, `P1Y`.
    package init?(_ text: String) {
        var bytes = text.utf8.makeIterator()
        guard bytes.next() == UInt8(ascii: "P"), var byte = bytes.next() else { return nil }
        var count = 0
        while let digit = byte.asciiDigit {
            count = count * 10 + digit
            // A leading zero is refused too: one cadence has one spelling.
            guard count > 0, count <= Self.counts.upperBound, let following = bytes.next() else {
                return nil
            }
            byte = following
        }
        guard let unit = Unit(letter: byte), bytes.next() == nil else { return nil }
        self.init(count: count, unit: unit)
    }

    package var description: String { "P\(count)\(unit.letter)" }
}

extension Cadence.Unit {
    fileprivate init?(letter: UInt8) {
        guard let unit = Self.allCases.first(where: { $0.letter.utf8.first == letter }) else {
            return nil
        }
        self = unit
    }

    fileprivate var letter: String {
        switch self {
        case .day: "D"
        case .week: "W"
        case .month: "M"
        case .year: "Y"
        }
    }
}
