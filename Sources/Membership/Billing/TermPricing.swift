/// What the invoice of a scheduled term is written from.
package struct TermPricing: Hashable, Sendable {
    package var lines: LinePricing
    /// The cycle and the first billed day, which take terms bought together apart into periods.
    package var cycle: BillingCycle
    package var billingStart: CivilDate
    /// What earlier invoices carried forward: zero or more, with the tax it was billed with.
    package var carried: Money
    /// For a plan that counts seconds: those of the first period that are billed, of its own. `nil`
    /// when that period is billed whole.
    package var stubSeconds: InvoiceLine.Share?

    package init(
        lines: LinePricing,
        cycle: BillingCycle,
        billingStart: CivilDate,
        carried: Money,
        stubSeconds: InvoiceLine.Share? = nil
    ) {
        self.lines = lines
        self.cycle = cycle
        self.billingStart = billingStart
        self.carried = carried
        self.stubSeconds = stubSeconds
    }
}

extension Bill {
    /// The invoice of one scheduled term: for each of its periods a `term` line and the discounts on
    /// it, each period with the offers of its own ordinal; then what was carried forward.
    ///
    /// - Order: within a period an offer's price replaces the list price on the line itself, then
    ///   shares and then amounts are taken off on `discount` lines. Under ``OfferStacking/bestOf``
    ///   it is the one offer that makes the period cheapest, the first of equals. No discount takes
    ///   more than is left, so no period costs less than nothing.
    /// - Tax: rounded once on each line. What was carried forward is not taxed again.
    package static func term(
        _ term: ScheduledTerm,
        pricing: TermPricing
    ) throws(MoneyError) -> Bill {
        var lines: [InvoiceLine] = []
        for (offset, stretch) in stretches(of: term, pricing).enumerated() {
            lines += try pricing.lines.lines(.term, stretch, offset: offset)
        }
        if pricing.carried.isPositive {
            lines.append(
                InvoiceLine(
                    kind: .carried,
                    price: pricing.lines.price,
                    period: term.period,
                    days: 0,
                    ofDays: term.ofDays,
                    amount: pricing.carried,
                    tax: .zero(pricing.carried.currency)
                )
            )
        }
        return try Bill(lines: lines)
    }

    private static func stretches(
        of term: ScheduledTerm,
        _ pricing: TermPricing
    ) -> [LinePricing.Stretch] {
        let stub = pricing.lines.proration == .bySecond ? pricing.stubSeconds : nil
        // A single term is billed as it was scheduled; one for good lies in no period of its cycle.
        guard term.count > 1 else {
            return [
                LinePricing.Stretch(
                    period: term.period,
                    days: term.days,
                    ofDays: term.ofDays,
                    seconds: stub
                )
            ]
        }
        return (0..<term.count).map { offset in
            let single = pricing.cycle.term(
                term.index + offset,
                from: pricing.billingStart,
                price: pricing.lines.listPrice,
                proration: pricing.lines.proration
            )
            return LinePricing.Stretch(
                period: single.period,
                days: single.days,
                ofDays: single.ofDays,
                seconds: offset == 0 ? stub : nil
            )
        }
    }
}
