/// When money is given back, and how much. A plan lists its rules; the first that fits decides.
package struct RefundRule: Hashable, Sendable {
    package let basis: RefundBasis
    /// The regions it is for, as `DE` or `US-CA`; empty for every region.
    package let regions: [String]
    package let to: RefundDestination

    package init(basis: RefundBasis, regions: [String] = [], to: RefundDestination = .method) {
        self.basis = basis
        self.regions = regions
        self.to = to
    }
}

/// What a refund rule looks at.
package enum RefundBasis: Hashable, Sendable {
    /// All of the term's price when no benefit was used in the term.
    case ifUnused
    /// All of it within this long of the term's payment.
    case within(hours: Int)
    /// The days that are left, of the days billed.
    case proRata
    /// All of it at any time in the term.
    case fullAnyTime
    /// All of it less the value of the benefits used in the term, never below zero.
    case netOfBenefits
    /// Nothing.
    case none

    package var name: Name {
        switch self {
        case .ifUnused: .ifUnused
        case .within: .within
        case .proRata: .proRata
        case .fullAnyTime: .fullAnyTime
        case .netOfBenefits: .netOfBenefits
        case .none: .none
        }
    }

    /// As plan files spell the rule.
    package enum Name: String, Hashable, Sendable, CaseIterable {
        case ifUnused = "if_unused"
        case within
        case proRata = "pro_rata"
        case fullAnyTime = "full_any_time"
        case netOfBenefits = "net_of_benefits"
        case none
    }
}

/// Where a refund goes.
package enum RefundDestination: String, Hashable, Sendable, CaseIterable {
    /// Back the way it came: what a gateway took through the gateway, what the balance paid to the
    /// balance.
    case method
    /// To the member's balance, as paid credit.
    case balance
}
