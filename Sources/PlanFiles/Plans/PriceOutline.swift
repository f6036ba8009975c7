import Membership

/// What other parts of a file need to know of a price, also of one with something wrong in it.
struct PriceOutline {
    let id: String?
    /// The length of a term, or the time the revenue of a lifetime price is spread over.
    let cadence: Cadence?
    /// Where that stands; where the price begins when it is missing.
    let place: Position
    let isLifetime: Bool
    let currency: Currency?
    let hasEligibility: Bool
    /// The fewest days of a term; `nil` when there are no terms. Kept because it takes a walk through
    /// the calendar to find out.
    let shortestDays: Int?

    init(
        id: String?,
        cadence: Cadence?,
        at place: Position,
        isLifetime: Bool,
        currency: Currency?,
        hasEligibility: Bool
    ) {
        self.id = id
        self.cadence = cadence
        self.place = place
        self.isLifetime = isLifetime
        self.currency = currency
        self.hasEligibility = hasEligibility
        shortestDays = isLifetime ? nil : cadence?.shortestDays
    }
}

extension [PriceOutline] {
    /// The ids there are, in the order of the file.
    var ids: [String] { compactMap(\.id) }

    /// The terms a subscription may have, with the place each is written.
    var terms: [(cadence: Cadence, days: Int, place: Position)] {
        compactMap { outline in
            guard let cadence = outline.cadence, let days = outline.shortestDays else { return nil }
            return (cadence, days, outline.place)
        }
    }

    /// The first of the shortest terms; `nil` when every price is for life.
    var shortestTerm: (cadence: Cadence, days: Int, place: Position)? {
        terms.min { $0.days < $1.days }
    }

    /// The price with this id.
    func named(_ id: String) -> PriceOutline? { first { $0.id == id } }
}
