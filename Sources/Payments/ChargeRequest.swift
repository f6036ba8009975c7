package import Membership

/// One charge: the same key always comes with the same facts.
package struct ChargeRequest: Hashable, Sendable {
    package let key: ChargeKey
    package let token: String
    package let amount: Money

    package init(key: ChargeKey, token: String, amount: Money) {
        self.key = key
        self.token = token
        self.amount = amount
    }
}
