import Membership

extension BinaryInteger {
    /// With thousands apart: `6,919`.
    var grouped: String {
        let digits = String(magnitude)
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return self < 0 ? "-" + result : result
    }
}

extension Money {
    /// With thousands apart: `12,345.67 USD`.
    var grouped: String {
        let parts = decimal.split(separator: ".", maxSplits: 1)
        let sign = isNegative ? "-" : ""
        let whole = UInt64(parts.first?.drop { $0 == "-" } ?? "0") ?? 0
        let fraction = parts.count > 1 ? "." + parts[1] : ""
        return "\(sign)\(whole.grouped)\(fraction) \(currency)"
    }
}
