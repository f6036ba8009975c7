/// One way to pay for a plan: a cadence, and the amounts it has cost over time.
///
/// - Shape: amounts in ascending order of their first day, all in one currency.
/// - Source: a member keeps the amount in force when the subscription started (grandfathering).
package struct Price: Hashable, Sendable {
    /// Unique within its plan, as `monthly`.
    package let id: String
    /// The length of a term. For a lifetime price, the time its revenue is spread over.
    package let cadence: Cadence
    /// Whether a new subscription renews by itself until the member turns that off.
    package let renews: Bool
    /// Whether one payment buys membership for good; such a price never renews.
    package let isLifetime: Bool
    /// Who may have it; `nil` for everybody.
    package let eligibility: Eligibility?
    package let history: [PriceVersion]

    package init(
        id: String,
        cadence: Cadence,
        renews: Bool,
        isLifetime: Bool = false,
        eligibility: Eligibility? = nil,
        history: [PriceVersion]
    ) {
        self.id = id
        self.cadence = cadence
        self.renews = renews
        self.isLifetime = isLifetime
        self.eligibility = eligibility
        self.history = history
    }

    /// What a subscription that starts on this day pays each term; `nil` before the first amount.
    package func version(on day: CivilDate) -> PriceVersion? {
        history.last { $0.from <= day }
    }

    /// The currency of all its amounts; `nil` only without an amount.
    package var currency: Currency? { history.first?.amount.currency }
}
