import Membership
import Store

/// What is billed, line by line.
extension Work {
    /// Issues the invoice of a term.
    func bill(_ term: ScheduledTerm, _ matter: inout Case) throws {
        try Engine.refuseBeyondCalendar(term, matter.agreement)
        let pricing = try pricing(of: term, matter)
        let bill = try Bill.term(term, pricing: pricing)
        try issue(bill, .term, term, &matter)
        if let waiver = pricing.lines.waivedBy { try noteWaived(waiver, term, matter) }
        // What the member still owes is not for somebody else to pay.
        if matter.purchase == nil { matter.row.carried = 0 }
        try post(
            Posting.invoiced(
                bill: bill,
                member: matter.payer,
                plan: matter.agreement.plan,
                invoice: InvoiceID(numbers.invoice),
                on: matter.today
            )
        )
    }

    /// The lines that a term of this subscription has.
    func lines(of term: ScheduledTerm, _ matter: Case) throws -> Bill {
        try Bill.term(term, pricing: pricing(of: term, matter))
    }

    /// Makes an invoice the case's open one.
    func issue(
        _ bill: Bill,
        _ kind: InvoiceKind,
        _ term: ScheduledTerm,
        _ matter: inout Case
    ) throws {
        guard bill.total.minorUnits <= Engine.largestAmount else {
            throw Refused(.amountTooLarge, bill.total.description)
        }
        numbers.invoice += 1
        let id = InvoiceID(numbers.invoice)
        matter.invoice = InvoiceRow(
            id: id,
            subscription: matter.row.id,
            payer: matter.payer,
            kind: kind,
            series: matter.subscription.series,
            term: term.index,
            terms: term.count,
            period: term.period,
            lines: bill.lines,
            amount: bill.total,
            state: .open,
            issuedAt: now,
            settledAt: nil,
            settledOn: nil,
            previous: matter.row.lastInvoice
        )
        matter.invoiceIsNew = true
        matter.row.lastInvoice = id
    }

    private func pricing(of term: ScheduledTerm, _ matter: Case) throws -> TermPricing {
        let agreement = matter.agreement
        var lines = try linePricing(matter)
        lines.waivedBy = try earnedWaiver(of: term, matter)
        return TermPricing(
            lines: lines,
            cycle: agreement.cycle,
            billingStart: agreement.billingStart,
            carried: Money(
                minorUnits: matter.purchase == nil ? matter.row.carried : 0,
                currency: agreement.price.currency
            ),
            stubSeconds: agreement.proration == .bySecond && term.isProrated
                ? matter.calendar.share(
                    of: stub(term, agreement),
                    in: agreement.cycle.period(term.index)
                )
                : nil
        )
    }

    /// The days of a term's first period that are billed.
    private func stub(_ term: ScheduledTerm, _ agreement: Agreement) -> Period {
        Period(start: term.period.start, end: agreement.cycle.period(term.index).end)
    }

    /// What every line of this subscription is priced by.
    func linePricing(_ matter: Case) throws -> LinePricing {
        let agreement = matter.agreement
        let plan = try engine.plans.priced(agreement.priceVersion, reader).plan
        var offers = matter.newOffers
        if matter.row.hasOffers, !matter.isNew {
            // Offers are of one plan and of some of its prices: a change leaves the others behind.
            let price = try engine.plans.priced(agreement.priceVersion, reader).price.id
            offers =
                try reader.offers(of: matter.row.id).filter { taken in
                    taken.plan == agreement.plan
                        && plan.offer(taken.offer.id)?.covers(price: price) != false
                }.map(\.offer) + offers
        }
        return LinePricing(
            listPrice: agreement.price,
            price: agreement.priceVersion,
            proration: agreement.proration,
            offers: offers,
            stacking: plan.stacking,
            taxes: plan.taxes,
            // Asked for only where something is taxed: a night reads a million members otherwise.
            region: plan.taxes == nil ? nil : try reader.member(matter.row.member)?.region,
            ordinal: offers.isEmpty
                ? matter.subscription.termsBilled : try offerTerms(of: matter),
            isComplimentary: try matter.payWith == .complimentary
                || isHeldOut(matter.row.member, plan)
        )
    }
}

extension Engine {
    /// 10^13 minor units. An account sums up a whole shop in 64 bits, and one slip of the keyboard must
    /// not use them up for everybody.
    package static let largestAmount: Int64 = 10_000_000_000_000
}
