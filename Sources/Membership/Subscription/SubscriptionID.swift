/// A subscription's number, shown as `sub_42`.
package struct SubscriptionID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }

    /// Reads `sub_42`; `nil` for anything else, so an invoice's id cannot pass for a subscription's.
    package init?(_ text: String) {
        guard let number = prefixedNumber(text, prefix: "sub_") else { return nil }
        self.number = number
    }

    package var description: String { "sub_\(number)" }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// The digits behind a prefix as a positive number without leading zeros; `nil` otherwise.
func prefixedNumber(_ text: String, prefix: String) -> Int64? {
    guard text.hasPrefix(prefix) else { return nil }
    let digits = text.dropFirst(prefix.count)
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), digits.first != "0" else {
        return nil
    }
    return Int64(digits)
}
