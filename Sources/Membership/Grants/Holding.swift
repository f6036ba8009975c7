/// Something a member has a number of: uses of a benefit, points, things to collect, money off.
package struct Holding: Hashable, Sendable {
    package let kind: Kind
    /// A benefit's id, a points programme's or a thing's name, by ``kind``.
    package let name: String
    /// What is counted in minor units of it; `nil` for uses, points and things.
    package let currency: Currency?

    package init(_ kind: Kind, _ name: String, currency: Currency? = nil) {
        self.kind = kind
        self.name = name
        self.currency = currency
    }

    /// What is held.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Uses of a quota, a service, a pass or a delivery; the name is the benefit's, whatever the plan.
        case uses
        /// The name is the programme's.
        case points
        /// Money off a later basket; the name is the reward's.
        case certificate
        /// Things to collect; the name is the thing's.
        case item
    }
}
