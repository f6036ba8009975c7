/// What a subscription is paid with, in the one-word form that callers give: `balance`, `scripted:ok`.
package enum PaymentMethod: Hashable, Sendable, CustomStringConvertible {
    /// The member's prepaid balance and nothing else.
    case balance
    /// Nothing yet: a trial that ends by itself unless a method is given.
    case none
    /// Nothing at all: the shop gives the membership away.
    case complimentary
    /// A gateway by name, and what that gateway calls the payment method.
    case gateway(name: String, token: String)

    /// - Returns: `nil` unless the text is `balance`, `none`, `complimentary` or `GATEWAY:TOKEN`: up to
    ///   30 and up to 64 characters of `A-Z a-z 0-9 . _ : -`.
    package init?(_ text: String) {
        if text == "balance" {
            self = .balance
            return
        }
        if text == "none" || text == "complimentary" {
            self = text == "none" ? .none : .complimentary
            return
        }
        // Read a million times a night: split on bytes, and copied only once it is known to be right.
        guard MemberKey.isWellFormed(text.utf8, maximum: 95),
            let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        let name = text[..<colon]
        let token = text[text.utf8.index(after: colon)...]
        guard (1...30).contains(name.utf8.count), (1...64).contains(token.utf8.count) else {
            return nil
        }
        self = .gateway(name: String(name), token: String(token))
    }

    package var description: String {
        switch self {
        case .balance: "balance"
        case .none: "none"
        case .complimentary: "complimentary"
        case .gateway(let name, let token): "\(name):\(token)"
        }
    }
}
