/// The shop gives to others for what the member buys.
package struct Donation: Hashable, Sendable {
    package let gift: Gift
    /// Who gets it, for people.
    package let to: String
    /// The most within a window for one member.
    package let cap: Allowance?

    package init(gift: Gift, to: String, cap: Allowance? = nil) {
        self.gift = gift
        self.to = to
        self.cap = cap
    }

    /// How much is given.
    package enum Gift: Hashable, Sendable {
        /// A share of net spend in scope.
        case rate(Rate)
        /// An amount with each purchase in scope.
        case amount(Money)
    }
}
