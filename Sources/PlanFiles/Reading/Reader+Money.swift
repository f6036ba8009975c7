import Membership

extension Reader {
    func currency(_ node: YAMLNode?, _ key: String) -> Currency? {
        let right = "write an ISO 4217 code such as USD"
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        if let currency = Currency(text) { return currency }
        let upper = text.uppercased()
        report(
            node.position,
            "\(Self.quoted(text)) is no currency",
            Currency(upper) == nil ? right : "write \(upper)"
        )
        return nil
    }

    /// The most minor units one amount may have: an account sums a whole shop up in 64 bits.
    static let mostMinorUnits: Int64 = 10_000_000_000_000

    /// An amount of a known currency, never negative, with exactly the currency's decimals.
    func amount(_ node: YAMLNode?, _ key: String, currency: Currency?) -> Money? {
        let example = currency.map { Self.padded("14", decimals: "99", to: $0) } ?? "14.99"
        let right = "write digits and a point and nothing else, such as \(example)"
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        guard
            (1...2).contains(parts.count), parts.allSatisfy({ Self.isDigits($0) }),
            parts[0] == "0" || parts[0].first != "0"
        else {
            report(node.position, "\(Self.quoted(text)) is no amount", right)
            return nil
        }
        guard unsigned.count == text.count else {
            report(
                node.position,
                "\(Self.quoted(text)) is below zero",
                "write 0 or more"
            )
            return nil
        }
        guard let currency else { return nil }
        let decimals = parts.count == 2 ? parts[1] : ""
        guard decimals.count == currency.exponent else {
            let count = currency.exponent == 0 ? "no" : "\(currency.exponent)"
            let rule = "\(currency.code) has \(count) decimals"
            let same = decimals.count < currency.exponent || decimals.allSatisfy { $0 == "0" }
            let near = Self.padded(String(parts[0]), decimals: String(decimals), to: currency)
            report(
                node.position,
                "\(rule) and \(Self.quoted(text)) has \(decimals.count)",
                same ? "write \(near)" : "write an amount such as \(near)"
            )
            return nil
        }
        let amount = try? Money(decimal: text, currency: currency)
        guard let amount, amount.minorUnits <= Self.mostMinorUnits else {
            let most = Money(minorUnits: Self.mostMinorUnits, currency: currency).decimal
            report(
                node.position,
                "\(Self.quoted(text)) is too large for one amount",
                "write \(most) at most"
            )
            return nil
        }
        return amount
    }

    /// An amount with its own currency, as `{ amount: 35.00, currency: USD }`.
    func money(_ node: YAMLNode?, _ key: String) -> Money? {
        let example = "{ amount: 35.00, currency: USD }"
        guard let node else { return nil }
        if case .text(let text, _) = node.content {
            report(
                node.position,
                "\(Self.quoted(key)) is \(Self.quoted(text)) without a currency",
                "write it as \(example)"
            )
            return nil
        }
        guard
            let fields = Fields(
                node,
                of: Self.quoted(key),
                keys: PlanKeys.money,
                reader: self
            )
        else { return nil }
        let currency = currency(fields.required("currency", example: "currency: USD"), "currency")
        return amount(
            fields.required("amount", example: "amount: 35.00"),
            "amount",
            currency: currency
        )
    }

    private static func padded(
        _ whole: String,
        decimals: String,
        to currency: Currency
    ) -> String {
        guard currency.exponent > 0 else { return whole }
        let zeros = String(repeating: "0", count: currency.exponent)
        return "\(whole).\((decimals + zeros).prefix(currency.exponent))"
    }
}
