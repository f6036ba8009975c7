/// A purchase's number, shown as `pur_42`.
package struct PurchaseID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }

    /// Reads `pur_42`; `nil` for anything else.
    package init?(_ text: String) {
        guard let number = prefixedNumber(text, prefix: "pur_") else { return nil }
        self.number = number
    }

    package var description: String { "pur_\(number)" }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
