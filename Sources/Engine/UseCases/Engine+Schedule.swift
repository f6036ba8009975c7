package import Membership
import Store

extension Engine {
    /// The most terms that are laid out: about 270 years of days.
    package static let longestSchedule = 100_000

    /// The terms a new member's subscription would be billed, by the same arithmetic that bills it.
    package func schedule(
        _ id: String,
        _ order: ScheduleOrder,
        zone: String? = nil
    ) throws -> ScheduleView {
        try store.read { reader in
            try plans.refreshIfGrown(reader)
            let plan = try sold(id).plan
            let calendar = try calendars.calendar(zone ?? calendar.name)
            let today = calendar.day(of: try now(reader))
            return try Self.schedule(plan, order, calendar: calendar, today: today) { offer in
                guard let limit = offer.limit else { return false }
                // A new member has used up none of their own.
                let nobody = MemberID(0)
                return try reader.offerUses(plan: id, offer: offer.id, by: nobody).total >= limit
            }
        }
    }

    /// The same for a plan that need not be loaded.
    ///
    /// - Parameters:
    ///   - calendar: the zone of the member, whose days may be longer or shorter by an hour.
    ///   - isUsedUp: whether an offer has been taken as often as it may be.
    package static func schedule(
        _ plan: Plan,
        _ order: ScheduleOrder,
        calendar: ZoneCalendar,
        today: CivilDate,
        isUsedUp: (Offer) throws -> Bool = { _ in false }
    ) throws -> ScheduleView {
        let asked = try price(order.price, of: plan)
        let (trial, leftOut) = try trial(order, plan, today)
        let price = try trial?.convertsTo.map { try Self.price($0, of: plan) } ?? asked
        guard let version = price.version(on: order.start) else {
            throw Refused(.priceNotInForce, "\(plan.id) \(price.id) on \(order.start)")
        }
        let named = try namedOffer(order, plan, price, isUsedUp)
        let offers = try offers(order, plan, price, named, isUsedUp)
        let start = trial?.end(startingOn: order.start) ?? order.start
        if let end = order.end, end <= start {
            throw Refused(.scheduleEndsEarly, "\(end) is not after \(start)")
        }
        let cycle = try cycle(
            price,
            from: start,
            anchorDay: order.anchorDay,
            alignment: plan.billing.alignment
        )
        let terms = try terms(price, version.amount, plan, cycle, from: start, order)
        if let end = order.end, terms.count >= Self.longestSchedule,
            let last = terms.last, last.period.end < end
        {
            throw Refused(
                .scheduleTooLong,
                "it ends on \(end), after \(terms.count) terms and more"
            )
        }
        var lines: [InvoiceLine] = []
        for (offset, term) in terms.enumerated() {
            let pricing = LinePricing(
                listPrice: version.amount,
                price: PriceVersionID(0),
                proration: plan.billing.proration,
                offers: offers.map(\.applied),
                stacking: plan.stacking,
                taxes: plan.taxes,
                region: order.region,
                ordinal: offset
            )
            lines += try Bill.term(
                term,
                pricing: TermPricing(
                    lines: pricing,
                    cycle: cycle,
                    billingStart: start,
                    carried: .zero(version.amount.currency),
                    stubSeconds: term.isProrated && plan.billing.proration == .bySecond
                        ? calendar.share(of: term.period, in: cycle.period(term.index)) : nil
                )
            ).lines
        }
        return ScheduleView(
            bill: try Bill(lines: lines),
            trial: trial == nil ? nil : Period(start: order.start, end: start),
            trialLeftOut: leftOut,
            offers: offers.map(\.id),
            price: price.id
        )
    }

    private static func trial(
        _ order: ScheduleOrder,
        _ plan: Plan,
        _ today: CivilDate
    ) throws(Refused) -> (Trial?, TrialLeftOut?) {
        switch order.trial {
        case false?: return (nil, nil)
        case true?:
            guard let trial = plan.trial else { throw Refused(.noTrialOffered, plan.id) }
            return (trial, nil)
        case nil:
            guard let trial = plan.trial else { return (nil, nil) }
            if order.start < today { return (nil, .backdated) }
            if case .named(let id) = order.offers, plan.offer(id)?.audience.kind == .winback {
                return (nil, .comesBack)
            }
            return (trial, nil)
        }
    }

    /// The offer that the order names by its code or its id.
    private static func namedOffer(
        _ order: ScheduleOrder,
        _ plan: Plan,
        _ price: Price,
        _ isUsedUp: (Offer) throws -> Bool
    ) throws -> Offer? {
        let (name, meant): (String, [Offer])
        switch order.offers {
        case .usual, .none: return nil
        case .code(let code):
            (name, meant) = (code, plan.offers.filter { $0.audience == .code(code) })
        case .named(let id): (name, meant) = (id, plan.offers.filter { $0.id == id })
        }
        guard !meant.isEmpty else { throw Refused(.unknownOffer, "\(name) for \(plan.id)") }
        guard let offer = meant.first(where: { $0.isFor(price.id, on: order.start) }) else {
            throw Refused(.offerNotOpen, "\(name) for \(plan.id) \(price.id) on \(order.start)")
        }
        guard try !isUsedUp(offer) else { throw Refused(.offerUsedUp, name) }
        return offer
    }

    /// What is taken, as a start takes it: in the order of the plan file.
    private static func offers(
        _ order: ScheduleOrder,
        _ plan: Plan,
        _ price: Price,
        _ named: Offer?,
        _ isUsedUp: (Offer) throws -> Bool
    ) throws -> [Offer] {
        guard order.offers != .none else { return [] }
        return try plan.offers.filter { offer in
            if offer.id == named?.id { return true }
            switch offer.audience {
            case .code, .lapsed: return false
            case .firstTime: guard named?.audience.kind != .winback else { return false }
            }
            return try offer.isFor(price.id, on: order.start) && !isUsedUp(offer)
        }
    }

    private static func terms(
        _ price: Price,
        _ amount: Money,
        _ plan: Plan,
        _ cycle: BillingCycle,
        from start: CivilDate,
        _ order: ScheduleOrder
    ) throws(Refused) -> [ScheduledTerm] {
        let proration = plan.billing.proration
        if price.isLifetime {
            let period = Period(start: start, end: .lifetimeEnd)
            return [
                ScheduledTerm(
                    index: 0,
                    period: period,
                    days: period.days,
                    ofDays: period.days,
                    amount: amount,
                    isProrated: false
                )
            ]
        }
        let first = cycle.firstIndex(from: start)
        var terms: [ScheduledTerm] = []
        for offset in 0..<(price.renews ? max(0, order.count) : min(order.count, 1)) {
            let term = cycle.term(
                first + offset,
                from: start,
                price: amount,
                proration: proration
            )
            guard term.period.end <= .lastTermEnd || order.end.map({ $0 <= .lastTermEnd }) == true
            else {
                throw Refused(.scheduleTooLong, "term \(offset + 1) would end after the year 9998")
            }
            guard let end = order.end, end < term.period.end else {
                terms.append(term)
                continue
            }
            if end > term.period.start { terms.append(term.cut(at: end, amount, proration)) }
            break
        }
        return terms
    }
}

extension Offer {
    /// Whether a subscription at this price that starts on this day may take it.
    fileprivate func isFor(_ price: String, on day: CivilDate) -> Bool {
        isOpen(on: day) && covers(price: price)
    }
}

extension ScheduledTerm {
    /// The term as far as a day, for its part of the price.
    fileprivate func cut(
        at end: CivilDate,
        _ price: Money,
        _ proration: Proration
    ) -> ScheduledTerm {
        let period = Period(start: period.start, end: end)
        return ScheduledTerm(
            index: index,
            period: period,
            days: period.days,
            ofDays: ofDays,
            amount: proration.amount(of: price, days: period.days, ofDays: ofDays),
            isProrated: proration != .none
        )
    }
}

extension ZoneCalendar {
    /// The seconds of some days, of the seconds of the period they lie in.
    func share(of part: Period, in whole: Period) -> InvoiceLine.Share {
        let seconds = { (period: Period) in
            let start = self.start(of: period.start).milliseconds
            return Int((self.start(of: period.end).milliseconds - start) / 1_000)
        }
        return InvoiceLine.Share(used: seconds(part), whole: seconds(whole))
    }
}
