/// A benefit of the plan as the model counts it.
package struct ModelBenefit: Hashable, Sendable {
    /// The id in the plan; `points` for the plan's points.
    package let id: String
    package let name: String
    package let counting: Counting
    /// Whether members on trial have it.
    package let isInTrial: Bool
    /// What the plan says that it is worth, where the model says nothing: of a use, and of a month.
    package let useWorth: Double
    package let monthWorth: Double
    /// The share of what is promised that the plan expects nobody to take, where the model says nothing.
    package let breakage: Double

    package init(
        id: String,
        name: String,
        counting: Counting,
        isInTrial: Bool = true,
        useWorth: Double = 0,
        monthWorth: Double = 0,
        breakage: Double = 0
    ) {
        self.id = id
        self.name = name
        self.counting = counting
        self.isInTrial = isInTrial
        self.useWorth = useWorth
        self.monthWorth = monthWorth
        self.breakage = breakage
    }

    /// What drives its cost.
    package enum Counting: Hashable, Sendable {
        /// Nothing but being a member.
        case membership
        /// Uses a month that differ from person to person.
        case usesPerMonth
        /// Uses that come with orders.
        case usesPerOrder
        /// A share off what is bought; `rate` is the plan's own, `nil` when the model gives one.
        case discount(rate: Double?)
        /// A share of what is bought that comes back later.
        case reward(rate: Double?, cap: Cap?)
    }

    /// The most that a reward gives in a window, in major units and months.
    package struct Cap: Hashable, Sendable {
        package let amount: Double
        package let months: Double

        package init(amount: Double, months: Double) {
            self.amount = amount
            self.months = months
        }
    }
}
