/// What a subscription is paid with, in the one-word form that callers give: `balance`, `scripted:ok`.
package enum PaymentMethod: Hashable, Sendable, CustomStringConvertible {
    /// The member's prepaid balance and nothing else.
    case balance
    /// A gateway by name, and what that gateway calls the payment method.
    case gateway(name: String, token: String)

    /// - Returns: `nil` unless the text is `balance` or `GATEWAY:TOKEN`: up to 30 and up to 64 characters
    ///   of `A-Z a-z 0-9 . _ : -`.
    package init?(_ text: String) {
        if text == "balance" {
            self = .balance
            return
        }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count <= 30, parts[1].utf8.count <= 64,
            MemberKey.isWellFormed(String(parts[0])), MemberKey.isWellFormed(String(parts[1]))
        else { return nil }
        self = .gateway(name: String(parts[0]), token: String(parts[1]))
    }

    package var description: String {
        switch self {
        case .balance: "balance"
        case .gateway(let name, let token): "\(name):\(token)"
        }
    }
}
