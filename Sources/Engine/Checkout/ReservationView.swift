package import Membership
package import Store

/// A reservation that was committed or released.
package struct ReservationView: Hashable, Sendable {
    package let id: ReservationID
    package let member: String
    package let state: State
    package let expiresAt: Instant
    /// The purchase it became; `nil` for one that was released.
    package let purchase: PurchaseRow?
    /// The tickets the purchase drew, and how they fell.
    package let tickets: [TicketView]
    /// What the purchase gave at once, besides points.
    package let gives: [LotRow]

    /// What became of it.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case committed
        case released
    }
}
