/// An invoice's number, shown as `inv_42`.
package struct InvoiceID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }

    /// Reads `inv_42`; `nil` for anything else.
    package init?(_ text: String) {
        guard let number = prefixedNumber(text, prefix: "inv_") else { return nil }
        self.number = number
    }

    package var description: String { "inv_\(number)" }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
