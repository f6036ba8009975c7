/// A lower price for a while, on conditions.
///
/// - Shape: one effect, for a number of terms, for whom ``audience`` says. Offers are data of one plan
///   version: a subscription that took one keeps it as it was.
/// - Order: a price that replaces the list price comes first, then percentages, then amounts, each
///   group in the order of the plan file; under ``OfferStacking/bestOf`` only the offer that makes
///   the term cheapest counts, the first of equals.
package struct Offer: Hashable, Sendable {
    /// Unique within the plan, as `spring`.
    package let id: String
    package let audience: OfferAudience
    package let effect: OfferEffect
    /// How many paid terms it lowers; `nil` for as long as the subscription lives.
    package let terms: Int?
    /// The prices it is for, by id; empty for all of the plan's.
    package let prices: [String]
    /// The first day a subscription may take it; `nil` for always.
    package let from: CivilDate?
    /// The first day on which it is taken no more; `nil` for never.
    package let until: CivilDate?
    /// How often it may be taken by all members together; `nil` for no limit.
    package let limit: Int?
    /// How often one member may take it; at least 1.
    package let limitPerMember: Int

    package init(
        id: String,
        audience: OfferAudience,
        effect: OfferEffect,
        terms: Int?,
        prices: [String] = [],
        from: CivilDate? = nil,
        until: CivilDate? = nil,
        limit: Int? = nil,
        limitPerMember: Int = 1
    ) {
        self.id = id
        self.audience = audience
        self.effect = effect
        self.terms = terms
        self.prices = prices
        self.from = from
        self.until = until
        self.limit = limit
        self.limitPerMember = limitPerMember
    }

    /// Whether a subscription that starts on this day may take it.
    package func isOpen(on day: CivilDate) -> Bool {
        if let from, day < from { return false }
        if let until, day >= until { return false }
        return true
    }

    /// Whether it is for this price of its plan.
    package func covers(price: String) -> Bool { prices.isEmpty || prices.contains(price) }
}
