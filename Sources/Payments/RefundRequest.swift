package import Membership

/// One refund: the same key always comes with the same facts.
package struct RefundRequest: Hashable, Sendable {
    package let key: RefundKey
    /// The charge whose money goes back, in whole or in part.
    package let charge: ChargeKey
    /// What that charge was paid with.
    package let token: String
    /// What goes back, above zero.
    package let amount: Money

    package init(key: RefundKey, charge: ChargeKey, token: String, amount: Money) {
        self.key = key
        self.charge = charge
        self.token = token
        self.amount = amount
    }
}
