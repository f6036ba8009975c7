/// What a ticket brought.
package enum DrawOutcome: Hashable, Sendable {
    case won(Award, roll: Int)
    case lost(Reason, roll: Int)

    /// Why a ticket loses.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case chance
        /// It would have won, but the prizes of the window are given away.
        case budgetUsedUp = "budget_used_up"
    }

    /// Why a purchase draws no ticket.
    package enum NoTicket: Hashable, Sendable {
        /// Nothing in scope was bought.
        case outOfScope
        /// The basket must be worth this.
        case minimumBasket(Money)
        /// The member has drawn as often as the window allows.
        case memberLimit(Int64)
    }
}
