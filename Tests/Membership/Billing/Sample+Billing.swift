import Membership

/// Prices, lines and facts that the tests of bills, changes and refunds speak of.
extension Sample {
    static func period(_ start: String, _ end: String) -> Period {
        Period(start: day(start), end: day(end))
    }

    static func offer(
        _ id: String,
        _ effect: OfferEffect,
        first: Int = 0,
        terms: Int? = nil
    ) -> AppliedOffer {
        AppliedOffer(id: id, kind: .promo, effect: effect, firstTerm: first, terms: terms)
    }

    /// A tax in `DE` from 2020 on, in hundredths of a percent; `nil` for none.
    static func taxes(_ basisPoints: Int?, included: Bool = false) -> TaxRules? {
        basisPoints.map { basisPoints in
            TaxRules(
                pricesInclude: included,
                rates: [
                    TaxRate(region: "DE", rate: rate(basisPoints), from: day("2020-01-01"))
                ]
            )
        }
    }

    static func pricing(
        _ listPrice: Int64 = 3_000,
        price: Int64 = 1,
        _ proration: Proration = .byDay,
        offers: [AppliedOffer] = [],
        stacking: OfferStacking = .bestOf,
        taxes: TaxRules? = nil,
        ordinal: Int = 0,
        complimentary: Bool = false
    ) -> LinePricing {
        LinePricing(
            listPrice: money(listPrice),
            price: PriceVersionID(price),
            proration: proration,
            offers: offers,
            stacking: stacking,
            taxes: taxes,
            region: "DE",
            ordinal: ordinal,
            isComplimentary: complimentary
        )
    }

    /// The bill of some terms of a monthly cycle from a first day on.
    static func bill(
        _ lines: LinePricing,
        from first: CivilDate = day("2026-06-01"),
        cycle: BillingCycle? = nil,
        index: Int? = nil,
        count: Int = 1,
        carried: Int64 = 0,
        stubSeconds: InvoiceLine.Share? = nil
    ) throws -> Bill {
        let cycle = cycle ?? .starting(on: first, cadence: cadence("P1M"))
        let term = cycle.term(
            index ?? cycle.firstIndex(from: first),
            count: count,
            from: first,
            price: lines.listPrice,
            proration: lines.proration
        )
        return try Bill.term(
            term,
            pricing: TermPricing(
                lines: lines,
                cycle: cycle,
                billingStart: first,
                carried: money(carried),
                stubSeconds: stubSeconds
            )
        )
    }

    /// A bill's lines as they stand on a paid invoice.
    static func debited(
        _ lines: [InvoiceLine],
        invoice: Int64 = 1,
        credits: [LineCredit] = [],
        spreadOver: Cadence? = nil
    ) throws -> [DebitedLine] {
        try lines.enumerated().map { index, line in
            try DebitedLine(
                id: InvoiceLineID(invoice: InvoiceID(invoice), line: index + 1),
                line: line,
                credits: credits,
                spreadOver: spreadOver
            )
        }
    }

    static func brought(
        _ method: Int64,
        paid: Int64 = 0,
        granted: Int64 = 0
    ) -> MoneySources {
        MoneySources(method: money(method), paid: money(paid), granted: money(granted))
    }
}

extension InvoiceLine {
    /// `term 2026-06-01/2026-07-01 30/30 3000+570 spring`.
    var summary: String {
        var words = [
            kind.rawValue, period.description, "\(days)/\(ofDays)",
            "\(amount.minorUnits)+\(tax.minorUnits)",
        ]
        if let offer { words.append(offer) }
        return words.joined(separator: " ")
    }
}

extension LineCredit {
    /// `inv_1:1 500+95 from 2026-06-16`.
    var summary: String {
        let time = from.map { " from \($0)" } ?? ""
        return "\(line.invoice):\(line.line) \(amount.minorUnits)+\(tax.minorUnits)\(time)"
    }
}
