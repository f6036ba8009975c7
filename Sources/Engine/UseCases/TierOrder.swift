package import Membership

/// What somebody decides about a member's status.
package struct TierOrder: Hashable, Sendable {
    package let member: String
    /// May be left out where the member stands in one set alone.
    package let set: String?
    /// `nil` takes back what the source gave.
    package let tier: String?
    package let source: Source
    /// The first day without it; `nil` for one without an end.
    package let until: CivilDate?

    package init(
        member: String,
        set: String? = nil,
        tier: String?,
        source: Source = .gifted,
        until: CivilDate? = nil
    ) {
        self.member = member
        self.set = set
        self.tier = tier
        self.source = source
        self.until = until
    }

    /// Where a tier may come from that nobody counted.
    package enum Source: String, Hashable, Sendable, CaseIterable {
        case gifted
        case paid
        case partner
        case lifetime

        var status: TierStatus.Source {
            switch self {
            case .gifted: .gifted
            case .paid: .paid
            case .partner: .partner
            case .lifetime: .lifetime
            }
        }
    }
}
