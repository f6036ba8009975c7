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

    /// What became of it.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case committed
        case released
    }
}
