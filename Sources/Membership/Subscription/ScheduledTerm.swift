/// One line of a billing schedule: which days are billed together, and for how much.
///
/// The schedule that is shown and the invoice that is written both come from here, so a price shown
/// is the price charged.
package struct ScheduledTerm: Hashable, Sendable {
    /// The period of the cycle; -1 for a stub before the anchor.
    package let index: Int
    /// The days billed, half-open.
    package let period: Period
    /// The days billed.
    package let days: Int
    /// The days of the full period they lie in.
    package let ofDays: Int
    package let amount: Money
    /// Whether the amount is a part of the price because the term is short.
    package let isProrated: Bool

    package init(
        index: Int,
        period: Period,
        days: Int,
        ofDays: Int,
        amount: Money,
        isProrated: Bool
    ) {
        self.index = index
        self.period = period
        self.days = days
        self.ofDays = ofDays
        self.amount = amount
        self.isProrated = isProrated
    }
}

extension BillingCycle {
    /// The period the first billed day lies in: -1 when it comes before the anchor, else 0 for a
    /// cycle that was started for it.
    package func firstIndex(from start: CivilDate) -> Int {
        index(containing: start)
    }

    /// The term that is billed for period `index` when billing begins on `start`.
    ///
    /// - Parameter start: the first billed day. Periods after it are billed whole, the period it lies
    ///   in from that day on, and a period before it has no days and costs nothing.
    package func term(
        _ index: Int,
        from start: CivilDate,
        price: Money,
        proration: Proration
    ) -> ScheduledTerm {
        let full = period(index)
        let first = min(max(full.start, start), full.end)
        let billed = Period(start: first, end: full.end)
        return ScheduledTerm(
            index: index,
            period: billed,
            days: billed.days,
            ofDays: full.days,
            amount: proration.amount(of: price, days: billed.days, ofDays: full.days),
            isProrated: proration == .byDay && billed.days < full.days
        )
    }
}
