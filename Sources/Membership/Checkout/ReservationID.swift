/// A reservation's number, shown as `res_42`.
package struct ReservationID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }

    /// Reads `res_42`; `nil` for anything else.
    package init?(_ text: String) {
        guard let number = prefixedNumber(text, prefix: "res_") else { return nil }
        self.number = number
    }

    package var description: String { "res_\(number)" }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
