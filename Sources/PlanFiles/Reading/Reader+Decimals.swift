extension Reader {
    /// A number as a model file writes it, and whether it is a percentage.
    struct Decimal {
        /// As a number of ones, so 25% is 0.25.
        let value: Double
        let isPercent: Bool
    }

    /// A decimal number, with `%` where the figure is a share; `1e3`, `.5` and `1,000` are refused.
    /// - Parameter right: what to write instead.
    func decimal(_ node: YAMLNode?, _ key: String, right: String) -> Decimal? {
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        let isPercent = text.hasSuffix("%")
        let number = isPercent ? text.dropLast() : Substring(text)
        let unsigned = number.hasPrefix("-") ? number.dropFirst() : number
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        guard
            (1...2).contains(parts.count), parts.allSatisfy({ Self.isDigits($0) }),
            parts[0] == "0" || parts[0].first != "0", unsigned.count <= 17,
            // One conversion, so that 2.9% is the number nearest to 0.029.
            let value = Double(isPercent ? "\(number)e-2" : String(number))
        else {
            report(node.position, "\(Self.quoted(text)) is no number", right)
            return nil
        }
        return Decimal(value: value == 0 ? 0 : value, isPercent: isPercent)
    }
}
