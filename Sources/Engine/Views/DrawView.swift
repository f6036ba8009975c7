package import Store

/// A draw as it is shown, with what its tickets came to.
package struct DrawView: Hashable, Sendable {
    package let draw: DrawRow
    package let tickets: Int
    package let won: Int
    /// Tickets that would have won, had the budget not been used up.
    package let noBudget: Int
}

/// What recomputing every ticket of a draw found.
package struct DrawAudit: Hashable, Sendable {
    package let draw: DrawRow
    /// How many tickets were worked out again.
    package let tickets: Int
    /// What differs; empty for a draw that is as it should be.
    package let offences: [String]
}
