internal import Foundation

/// How a figure is spelled, for people and for programs.
package enum FigureText {
    /// A number as JSON has it: up to 15 significant digits and no zeros behind the last, so that
    /// what binary fractions add at the end does not show; `0.2`, `45`, `0.166666666666667`.
    ///
    /// - Precondition: the number is finite.
    package static func number(_ value: Double) -> String {
        // No answer has a minus before nothing.
        value == 0 ? "0" : String(format: "%.15g", value)
    }

    /// A number with so many decimals and its thousands apart: `1,234.50`.
    package static func decimal(_ value: Double, places: Int) -> String {
        let text = String(format: "%.\(places)f", value)
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: ".")
        guard let whole = parts.first else { return text }
        var grouped = ""
        for (place, digit) in whole.enumerated() {
            if place > 0, (whole.count - place) % 3 == 0 { grouped += "," }
            grouped.append(digit)
        }
        if parts.count > 1 { grouped += "." + parts[1] }
        return isNegative && grouped.contains(where: { ("1"..."9").contains($0) })
            ? "-" + grouped : grouped
    }

    /// A share in hundredths: `16.67 %`.
    package static func percent(_ share: Double, places: Int = 2) -> String {
        decimal(share * 100, places: places) + " %"
    }
}
