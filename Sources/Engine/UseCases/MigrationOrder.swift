package import Membership

/// A wish to move the members of a price to another amount or price of their plan.
package struct MigrationOrder: Hashable, Sendable {
    package let plan: String
    /// The price whose members are moved, by id.
    package let price: String
    /// Only members of this version of the plan; `nil` for all older ones.
    package let fromVersion: Int?
    /// Only members who pay this a term; `nil` for all.
    package let fromAmount: Money?
    /// The price of the newest version they are moved to, by id.
    package let toPrice: String
    /// They are moved at their first term that begins on this day or later.
    package let effective: CivilDate

    package init(
        plan: String,
        price: String,
        fromVersion: Int? = nil,
        fromAmount: Money? = nil,
        toPrice: String,
        effective: CivilDate
    ) {
        self.plan = plan
        self.price = price
        self.fromVersion = fromVersion
        self.fromAmount = fromAmount
        self.toPrice = toPrice
        self.effective = effective
    }
}
