/// Who may take an offer.
package enum OfferAudience: Hashable, Sendable {
    /// Whoever has never had a paid term of the plan; taken by itself at the start.
    case firstTime
    /// Whoever gives the code. Compared byte for byte.
    case code(String)
    /// Whoever had the plan and has been without it for more than these days; taken by itself.
    case lapsed(moreThanDays: Int)

    /// As plan files and journals spell it.
    package var kind: OfferKind {
        switch self {
        case .firstTime: .intro
        case .code: .promo
        case .lapsed: .winback
        }
    }
}

/// The kinds of offer, as plan files spell them.
package enum OfferKind: String, Hashable, Sendable, CaseIterable {
    case intro
    case promo
    case winback
}
