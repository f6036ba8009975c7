/// The number of one use of a benefit, shown as `use_42`.
package struct BenefitUseID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }

    /// Reads `use_42`; `nil` for anything else.
    package init?(_ text: String) {
        guard let number = prefixedNumber(text, prefix: "use_") else { return nil }
        self.number = number
    }

    package var description: String { "use_\(number)" }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
