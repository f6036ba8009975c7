package import Membership
package import Store

/// What a member has of one points programme.
package struct PointsView: Hashable, Sendable {
    package let programme: String
    /// What members read, as `miles`.
    package let name: String
    /// What may be spent now.
    package let available: Int64
    /// What waits to be spent.
    package let pending: Int64
    /// What open reservations hold.
    package let held: Int64
    /// What is owed, as a positive number.
    package let owed: Int64
    /// What runs out next; `nil` when nothing does.
    package let expiring: Expiring?
    /// What may be spent now is worth so much, by the plain rate; `nil` when points pay nothing.
    package let worth: Money?

    /// So many are gone at an instant.
    package struct Expiring: Hashable, Sendable {
        package let points: Int64
        package let at: Instant
    }
}

/// One movement of a member's points.
package struct PointMovement: Hashable, Sendable {
    package let id: Int64
    package let programme: String
    package let row: LotEntryRow
}

/// What came of giving points to somebody, or of a clerk's correction.
package struct PointsChange: Hashable, Sendable {
    package let member: String
    /// Who got them; `nil` for a correction.
    package let to: String?
    package let points: Int64
    /// What the member has afterwards.
    package let balance: PointsView
}
