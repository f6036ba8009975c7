/// One line of a billing schedule: which days are billed together, and for how much.
///
/// The schedule that is shown and the invoice that is written both come from here, so a price shown
/// is the price charged.
package struct ScheduledTerm: Hashable, Sendable {
    /// The period of the cycle; -1 for a stub before the anchor.
    package let index: Int
    /// How many periods it spans; more than 1 when terms are bought ahead.
    package let count: Int
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
        count: Int = 1,
        period: Period,
        days: Int,
        ofDays: Int,
        amount: Money,
        isProrated: Bool
    ) {
        self.index = index
        self.count = count
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
    /// - Parameters:
    ///   - count: the periods it spans, at least 1; each is priced by itself.
    ///   - start: the first billed day. Periods after it are billed whole, the period it lies
    ///     in from that day on, and a period before it has no days and costs nothing.
    package func term(
        _ index: Int,
        count: Int = 1,
        from start: CivilDate,
        price: Money,
        proration: Proration
    ) -> ScheduledTerm {
        let full = period(index)
        let first = min(max(full.start, start), full.end)
        let billed = Period(start: first, end: full.end)
        let single = ScheduledTerm(
            index: index,
            period: billed,
            days: billed.days,
            ofDays: full.days,
            amount: proration.amount(of: price, days: billed.days, ofDays: full.days),
            isProrated: proration != .none && billed.days < full.days
        )
        guard count > 1 else { return single }
        let whole = Period(start: first, end: boundary(index + count))
        // More than an account can hold stays the largest amount there is; billing refuses it.
        let further = price.minorUnits.multipliedReportingOverflow(by: Int64(count - 1))
        let sum = single.amount.minorUnits.addingReportingOverflow(further.partialValue)
        return ScheduledTerm(
            index: index,
            count: count,
            period: whole,
            days: whole.days,
            ofDays: Period(start: full.start, end: whole.end).days,
            amount: Money(
                minorUnits: further.overflow || sum.overflow ? .max : sum.partialValue,
                currency: price.currency
            ),
            isProrated: single.isProrated
        )
    }
}
