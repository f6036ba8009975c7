/// What an offer does to the price of a term.
package enum OfferEffect: Hashable, Sendable {
    /// The term costs this instead, in the price's currency; a stub costs its part of it.
    case price(Money)
    /// A share off, rounded once on the line.
    case percent(Rate)
    /// An amount off, never more than the term costs; prorated like the price.
    case amount(Money)
}

/// What happens when several offers apply to one term.
package enum OfferStacking: String, Hashable, Sendable, CaseIterable {
    /// Only the one that makes the term cheapest.
    case bestOf = "best_of"
    /// All of them, one after the other in the stated order, each on what the ones before left.
    case sequence
}
