/// Everything a quote is decided from: read once, so that the same facts give the same quote.
package struct CheckoutFacts {
    package let asOf: Instant
    /// The day of ``asOf`` in the member's zone.
    package let today: CivilDate
    /// In the order of their age; empty for a guest and for who is unknown.
    package let sources: [CheckoutSource]
    /// All the member's lots that are not gone: the written ones and those of windows that are due.
    package let lots: [Lot]
    /// What open reservations hold of written lots.
    package let holds: [LotID: Int64]
    /// A sum of the member's day rows, with what open reservations hold of it; all of them for `nil`.
    package let tally: (TallyKey, Period?) -> Int64
    /// The plans on sale, for what joining would bring.
    package let catalog: Catalog
    /// The first instant of a day in the member's zone.
    package let start: (CivilDate) -> Instant

    package init(
        asOf: Instant,
        today: CivilDate,
        sources: [CheckoutSource],
        lots: [Lot] = [],
        holds: [LotID: Int64] = [:],
        tally: @escaping (TallyKey, Period?) -> Int64 = { _, _ in 0 },
        catalog: Catalog,
        start: @escaping (CivilDate) -> Instant
    ) {
        self.asOf = asOf
        self.today = today
        self.sources = sources
        self.lots = lots
        self.holds = holds
        self.tally = tally
        self.catalog = catalog
        self.start = start
    }

    /// What there is of a holding.
    func stack(_ holding: Holding) -> LotStack {
        LotStack(lots.filter { $0.holding == holding }, holds: holds, at: asOf)
    }
}
