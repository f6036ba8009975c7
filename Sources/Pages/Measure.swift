import Foundation

/// What a figure counts, and so how it reads.
package enum Measure: Hashable, Sendable {
    /// Money in whole units of a currency, with this many decimals: 12.5 reads `12.50 USD`.
    case money(code: String, decimals: Int)
    /// A share of one: 0.125 reads `12.5 %`.
    case share
    /// Things that are counted, with the word for them: `1,200 members`.
    case count(of: String)
    /// A plain number with this many decimals and a unit, which may be empty.
    case number(decimals: Int, unit: String)

    /// The figure with its unit.
    package func text(_ value: Double) -> String {
        unit.isEmpty ? figure(value) : "\(figure(value)) \(unit)"
    }

    /// The figure alone, as a table under a heading with the unit shows it.
    package func figure(_ value: Double) -> String {
        switch self {
        case .money(_, let decimals), .number(let decimals, _):
            Self.fixed(value, decimals: decimals)
        case .share: Self.fixed(value * 100, decimals: 1)
        case .count: Self.fixed(value, decimals: value.rounded() == value ? 0 : 1)
        }
    }

    /// The unit: a currency's code, `%`, or what is counted.
    package var unit: String {
        switch self {
        case .money(let code, _): code
        case .share: "%"
        case .count(let things): things
        case .number(_, let unit): unit
        }
    }

    /// The figure as short as a tick of an axis can take it: `1.2M`, `-300k`, `12.5`.
    package func tick(_ value: Double, step: Double) -> String {
        let shown = self == .share ? value * 100 : value
        let stepShown = self == .share ? step * 100 : step
        guard shown != 0 else { return "0" }
        let sizes = [(2e8, 1e9, "bn"), (2e5, 1e6, "M"), (1e3, 1e3, "k")]
        for (least, size, suffix) in sizes where abs(stepShown) >= least {
            return Self.trimmed(shown / size, step: stepShown / size) + suffix
        }
        return Self.trimmed(shown, step: stepShown)
    }

    private static func trimmed(_ value: Double, step: Double) -> String {
        var decimals = 0
        var scaled = abs(step)
        while decimals < 6, abs(scaled - scaled.rounded()) > 1e-9 * max(1, scaled) {
            decimals += 1
            scaled = abs(step) * pow(10, Double(decimals))
        }
        return fixed(value, decimals: decimals)
    }

    private static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "none" : value < 0 ? "-∞" : "∞" }
        let digits = String(format: "%.\(decimals)f", abs(value))
        let parts = digits.split(separator: ".", maxSplits: 1)
        let isZero = digits.allSatisfy { $0 == "0" || $0 == "." }
        let whole = grouped(String(parts.first ?? "0"))
        let number = parts.count == 2 ? "\(whole).\(parts[1])" : whole
        return value < 0 && !isZero ? "-\(number)" : number
    }

    private static func grouped(_ digits: String) -> String {
        guard digits.count > 3 else { return digits }
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
