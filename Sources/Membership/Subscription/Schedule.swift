/// The coming terms of a subscription with their prices.
package enum Schedule {
    /// The first `count` terms that are billed from `start` on, a leading stub among them.
    ///
    /// The terms tile the time from `start`: each begins where the one before ends.
    package static func terms(
        cycle: BillingCycle,
        start: CivilDate,
        price: Money,
        proration: Proration,
        count: Int
    ) -> [ScheduledTerm] {
        let first = cycle.firstIndex(from: start)
        return (0..<max(0, count)).map { offset in
            cycle.term(first + offset, from: start, price: price, proration: proration)
        }
    }

    /// What the terms cost together.
    ///
    /// - Throws: ``MoneyError/nothingToAdd`` for no terms, ``MoneyError/overflow``.
    package static func total(_ terms: [ScheduledTerm]) throws(MoneyError) -> Money {
        try Money.sum(terms.lazy.map(\.amount))
    }
}
