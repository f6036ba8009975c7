/// Which notices a plan's members get.
package struct NoticeRules: Hashable, Sendable {
    /// The packs of rules that apply, each to members of its region; empty for none.
    package let packs: [JurisdictionPack]
    /// Days before every renewal of the shop's own reminder; `nil` for none.
    package let beforeRenewal: Int?

    package init(packs: [JurisdictionPack], beforeRenewal: Int?) {
        self.packs = packs
        self.beforeRenewal = beforeRenewal
    }

    /// No notices beyond the life cycle's own events.
    package static let none = NoticeRules(packs: [], beforeRenewal: nil)
}

/// A dated pack of a jurisdiction's notice duties.
package enum JurisdictionPack: String, Hashable, Sendable, CaseIterable {
    case usCalifornia = "us_ca"
    case cardSchemes = "card_schemes"
    case unitedKingdom = "uk"
    case germany = "de"
    case india = "in"
}
