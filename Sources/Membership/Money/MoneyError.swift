/// Why an amount could not be read or computed.
package enum MoneyError: Error, Hashable, Sendable {
    /// The result does not fit in 64 bits of minor units.
    case overflow
    case currencyMismatch(Currency, Currency)
    /// The text is not a plain decimal number.
    case badDecimal(String, Currency)
    /// The text is a number with the wrong count of decimals; `write` is how to write it instead,
    /// when there is exactly one way.
    case wrongDecimals(String, Currency, write: String?)
    /// A sum of no amounts at all, which would have no currency.
    case nothingToAdd
}

extension MoneyError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .overflow:
            "The amount is too large to count: keep it below 9,223,372,036,854,775,807 minor units."
        case .currencyMismatch(let first, let second):
            "\(first) and \(second) cannot be added: convert one of them first."
        case .badDecimal(let text, let currency):
            "'\(Self.shortened(text))' is not an amount of \(currency): "
                + "write a plain number like \(Self.example(currency))."
        case .wrongDecimals(_, let currency, let write?):
            "\(currency) has \(Self.decimals(currency)): write \(write)."
        case .wrongDecimals(let text, let currency, nil):
            "\(currency) has \(Self.decimals(currency)) and '\(Self.shortened(text))' is finer: "
                + "write a number like \(Self.example(currency))."
        case .nothingToAdd:
            "There is nothing to add up: give at least one amount."
        }
    }

    private static func decimals(_ currency: Currency) -> String {
        switch currency.exponent {
        case 0: "no decimals"
        case let exponent: "\(exponent) decimals"
        }
    }

    private static func example(_ currency: Currency) -> String {
        Money(minorUnits: 1_499, currency: currency).decimal
    }

    /// Bad input may be of any length and is shown on one line.
    private static func shortened(_ text: String) -> String {
        text.count <= 40 ? text : text.prefix(40) + "…"
    }
}
