/// What the caller may do; fixed when the process starts, never by a request.
///
/// Each role may do what the one before it may.
package enum Role: String, CaseIterable, Comparable, Sendable {
    /// A shop's till or web checkout: asks and sells, sees no personal data.
    case shop
    /// A person at the desk, who looks after members.
    case clerk
    /// The operator: plans, runs and the clock.
    case admin

    private var rank: Int {
        switch self {
        case .shop: 0
        case .clerk: 1
        case .admin: 2
        }
    }

    package static func < (left: Role, right: Role) -> Bool {
        left.rank < right.rank
    }
}
