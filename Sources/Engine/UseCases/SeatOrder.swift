/// A wish to buy one more seat of a household.
package struct SeatOrder: Hashable, Sendable {
    /// Who pays, by the shop's own id.
    package let owner: String
    /// Who is to sit there.
    package let guest: String
    /// Which membership; may be left out where the owner shares one alone.
    package let plan: String?
    /// A price of the seat's plan; may be left out where it has one alone.
    package let price: String?
    /// `nil` for what the owner pays the membership with.
    package let payWith: String?

    package init(
        owner: String,
        guest: String,
        plan: String? = nil,
        price: String? = nil,
        payWith: String? = nil
    ) {
        self.owner = owner
        self.guest = guest
        self.plan = plan
        self.price = price
        self.payWith = payWith
    }
}
