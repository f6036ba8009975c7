package import Membership
package import Store

/// A ticket of a draw as it is shown.
package struct TicketView: Hashable, Sendable {
    package let row: DrawTicketRow
    /// What it won; `nil` for a ticket that lost.
    package let prize: Prize?
    /// Whether its purchase came back whole.
    package let isVoid: Bool

    /// What a ticket won.
    package enum Prize: Hashable, Sendable {
        case lot(Holding, Int64)
        case credit(Money)
    }
}
