import Membership

extension Reader {
    /// A whole number in plain decimal digits; `0x10`, `1e3`, `1_000` and `010` are refused.
    func integer(_ node: YAMLNode?, _ key: String, in range: ClosedRange<Int>) -> Int? {
        let right = "write a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        guard let number = Self.wholeNumber(text) else {
            report(node.position, "\(Self.quoted(text)) is no whole number", right)
            return nil
        }
        guard let number = Int(exactly: number), range.contains(number) else {
            report(node.position, "\(Self.quoted(key)) is \(number)", right)
            return nil
        }
        return number
    }

    /// Digits with an optional minus sign, without leading zeros, within 64 bits.
    static func wholeNumber(_ text: String) -> Int64? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
        guard isDigits(digits), digits == "0" || digits.first != "0", text != "-0" else {
            return nil
        }
        return Int64(text)
    }

    /// `true` or `false`; YAML's other spellings are refused because people read them as words.
    func flag(_ node: YAMLNode?, _ key: String) -> Bool? {
        let right = "write true or false"
        guard let node, let (text, plain) = scalar(node, key, right: right) else { return nil }
        switch text {
        case "true" where plain: return true
        case "false" where plain: return false
        default:
            report(node.position, "\(Self.quoted(text)) cannot stand in \(Self.quoted(key))", right)
            return nil
        }
    }

    /// A share written as a percentage with at most two decimals.
    func rate(_ node: YAMLNode?, _ key: String) -> Rate? {
        let right = "write a percentage from 0% to 100% with at most 2 decimals, such as 2.5%"
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? parts[1] : ""
        guard
            text.hasSuffix("%"), parts.count == 1 || (parts.count == 2 && Self.isDigits(decimals)),
            Self.isDigits(parts[0]), parts[0].count <= 3, decimals.count <= 2,
            let whole = Int(parts[0]),
            let hundredths = Int((decimals + "00").prefix(2)),
            let rate = Rate(basisPoints: whole * 100 + hundredths)
        else {
            report(node.position, "\(Self.quoted(text)) is no rate", right)
            return nil
        }
        return rate
    }

    /// A number with at most two decimals, in hundredths, such as 150 for `1.5`.
    func hundredths(_ node: YAMLNode?, _ key: String, in range: ClosedRange<Int>) -> Int? {
        let right =
            "write a number from \(range.lowerBound / 100) to \(range.upperBound / 100) with at most 2 "
            + "decimals, such as 1.5"
        guard let node, let (text, _) = scalar(node, key, right: right) else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? parts[1] : ""
        guard
            parts.count == 1 || (parts.count == 2 && Self.isDigits(decimals)),
            Self.isDigits(parts[0]), parts[0] == "0" || parts[0].first != "0",
            parts[0].count <= 6, decimals.count <= 2, let whole = Int(parts[0]),
            let rest = Int((decimals + "00").prefix(2))
        else {
            report(node.position, "\(Self.quoted(text)) is no such number", right)
            return nil
        }
        guard range.contains(whole * 100 + rest) else {
            report(node.position, "\(Self.quoted(key)) is \(text)", right)
            return nil
        }
        return whole * 100 + rest
    }

    static func isDigits(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
