extension Money: CustomStringConvertible {
    /// Reads a plain decimal number with exactly as many decimals as the currency has: `14.99` for
    /// USD, `1499` for JPY, `-0.05`.
    ///
    /// No plus sign, no exponent, no grouping and no leading zeros: an amount has one spelling, and
    /// `014` is more likely a code from the wrong column than a price.
    /// - Throws: ``MoneyError/badDecimal(_:_:)``, ``MoneyError/wrongDecimals(_:_:write:)`` with the
    ///   right spelling in it, ``MoneyError/overflow``.
    package init(
        decimal text: some StringProtocol,
        currency: Currency
    ) throws(MoneyError) {
        let text = String(text)
        guard let number = PlainDecimal(text.utf8) else { throw .badDecimal(text, currency) }
        guard let minorUnits = number.digits else { throw .overflow }
        guard number.decimals == currency.exponent else {
            throw .wrongDecimals(
                text,
                currency,
                write: number.spelling(of: text, decimals: currency.exponent)
            )
        }
        self.init(minorUnits: minorUnits, currency: currency)
    }

    /// The amount as ``init(decimal:currency:)`` reads it: `14.99`, `-0.05`, `1499` for JPY.
    package var decimal: String {
        let exponent = currency.exponent
        var digits = String(minorUnits.magnitude)
        if exponent > 0 {
            let missing = exponent + 1 - digits.utf8.count
            if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
            digits.insert(".", at: digits.utf8.index(digits.endIndex, offsetBy: -exponent))
        }
        return isNegative ? "-" + digits : digits
    }

    /// The decimal and the code: `14.99 USD`.
    package var description: String { "\(decimal) \(currency)" }
}

/// A decimal number taken apart: optional sign, digits, and perhaps a point and more digits.
private struct PlainDecimal {
    /// All digits as one signed number; `nil` when they do not fit.
    private(set) var digits: Int64? = 0
    /// How many digits follow the point.
    private(set) var decimals = 0
    /// How many zeros the digits after the point end in.
    private(set) var trailingZeros = 0

    init?(_ bytes: String.UTF8View) {
        var isNegative = false
        var whole = 0
        var startsWithZero = false
        var hasPoint = false
        for (offset, byte) in bytes.enumerated() {
            if let digit = byte.asciiDigit {
                append(digit, negative: isNegative)
                if hasPoint {
                    decimals += 1
                    trailingZeros = digit == 0 ? trailingZeros + 1 : 0
                } else {
                    if whole == 0 { startsWithZero = digit == 0 }
                    whole += 1
                }
            } else if byte == ASCII.hyphen, offset == 0 {
                isNegative = true
            } else if byte == ASCII.dot, whole > 0, !hasPoint {
                hasPoint = true
            } else {
                return nil
            }
        }
        guard whole > 0, !(startsWithZero && whole > 1), !hasPoint || decimals > 0 else {
            return nil
        }
    }

    /// Builds toward the sign's own end of the range, so that the lowest amount can be read too.
    private mutating func append(_ digit: Int, negative: Bool) {
        guard let digits else { return }
        let (shifted, tooLong) = digits.multipliedReportingOverflow(by: 10)
        let step = Int64(negative ? -digit : digit)
        let (sum, tooLarge) = shifted.addingReportingOverflow(step)
        self.digits = tooLong || tooLarge ? nil : sum
    }

    /// The same number with another count of decimals; `nil` when that would change its value.
    func spelling(of text: String, decimals wanted: Int) -> String? {
        if decimals < wanted {
            let point = decimals == 0 ? "." : ""
            return text + point + String(repeating: "0", count: wanted - decimals)
        }
        let extra = decimals - wanted
        guard trailingZeros >= extra else { return nil }
        return String(text.dropLast(wanted == 0 ? extra + 1 : extra))
    }
}
