/// An offer a subscription took, as it was when it was taken.
package struct AppliedOffer: Hashable, Sendable {
    package let id: String
    package let kind: OfferKind
    package let effect: OfferEffect
    /// The first paid term it lowers, counted from 0.
    package let firstTerm: Int
    /// How many terms it lowers; `nil` for all that follow.
    package let terms: Int?

    package init(id: String, kind: OfferKind, effect: OfferEffect, firstTerm: Int, terms: Int?) {
        self.id = id
        self.kind = kind
        self.effect = effect
        self.firstTerm = firstTerm
        self.terms = terms
    }

    /// Whether it lowers the subscription's nth paid term, counted from 0.
    package func covers(term: Int) -> Bool {
        guard term >= firstTerm else { return false }
        guard let terms else { return true }
        return term < firstTerm + terms
    }
}
