/// A fee that members do not pay.
package struct FeeWaiver: Hashable, Sendable {
    /// The shop's word for a fee of the basket, as `booking`; `renewal` is the plan's own next term.
    package let fee: String
    /// What must be reached first; `nil` waives it at once. A renewal is only ever waived when earned.
    package let after: Condition?
    /// How often within a window; `nil` for always.
    package let times: Allowance?

    package init(fee: String, after: Condition? = nil, times: Allowance? = nil) {
        self.fee = fee
        self.after = after
        self.times = times
    }

    /// The plan's own next term.
    package static let renewal = "renewal"

    /// What earns it.
    package enum Condition: Hashable, Sendable {
        /// So much net spend within the term.
        case spend(Money)
        /// So many points earned within the term.
        case points(Int64)
    }
}
