/// The shop's own id of a member: 1 to 64 of `A-Z a-z 0-9 . _ : -`, compared byte for byte.
package struct MemberKey: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    /// - Returns: `nil` for an empty, over-long or wrongly spelled id.
    package init?(_ text: String) {
        guard Self.isWellFormed(text) else { return nil }
        self.text = text
    }

    package var description: String { text }

    /// Whether a text may serve as a member's id or as an idempotency key.
    package static func isWellFormed(_ text: String) -> Bool {
        isWellFormed(text.utf8, maximum: 64)
    }

    /// The same for any length up to `maximum` bytes.
    static func isWellFormed(_ bytes: String.UTF8View, maximum: Int) -> Bool {
        (1...maximum).contains(bytes.count) && bytes.allSatisfy(isAllowed)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: ":"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
