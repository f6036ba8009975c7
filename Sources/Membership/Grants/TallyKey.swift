/// Something that is counted for a member day by day, so that a window's sum is one indexed read.
///
/// Returns take from the day of the purchase, so that a day never counts what did not stay.
package struct TallyKey: Hashable, Sendable {
    package let kind: Kind
    /// The benefit's id, a tier set and its metric as `flying-club/miles`, or, for prizes of all members
    /// together, a plan and its draw as `lucky-dessert/game`.
    package let name: String

    package init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
    }

    /// What is counted, in minor units or pieces.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A tier's metric.
        case metric
        /// Net spend that a cumulative ladder, a reward, stamps or an earned waiver goes by.
        case spend
        /// Items that stamps go by.
        case items
        /// Stamps of a benefit that carries nothing over.
        case stamps
        /// What a benefit took off: discounts, member prices, deliveries, fees and services.
        case saved
        /// Points earned in a programme; the name is the programme's.
        case points
        /// What was issued of a reward, or of stamps, for a window or in all.
        case issued
        /// Tickets drawn.
        case tickets
        /// Prizes won, in pieces or by their worth: of all members together, as member 0.
        case prizes
        /// What was given to others.
        case donated
        /// Fees waived.
        case waived
        /// Friends that were rewarded.
        case referrals
        /// Uses of a quota that has no limit and so no lots.
        case used
    }
}

extension TallyKey {
    private static let gifts = "/gifts"

    /// The purchases that a donation was given for, where its cap counts those and not their worth.
    package static func donations(of benefit: String) -> TallyKey {
        TallyKey(.donated, benefit + gifts)
    }

    /// The benefit of what was given to others, in minor units or in gifts.
    package var givenBenefit: String {
        name.hasSuffix(Self.gifts) ? String(name.dropLast(Self.gifts.count)) : name
    }

    /// Whether it counts minor units that were given to others.
    package var isDonation: Bool { kind == .donated && givenBenefit == name }
}
