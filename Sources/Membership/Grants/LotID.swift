/// A lot's number, shown as `lot_42`.
package struct LotID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }

    /// Reads `lot_42`; `nil` for anything else.
    package init?(_ text: String) {
        guard let number = prefixedNumber(text, prefix: "lot_") else { return nil }
        self.number = number
    }

    package var description: String { "lot_\(number)" }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
