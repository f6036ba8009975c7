package import Membership

extension Engine {
    /// The most terms that are laid out: about 270 years of days.
    package static let longestSchedule = 100_000

    /// The terms a subscription would be billed, by the same arithmetic that bills it.
    package func schedule(_ id: String, _ order: ScheduleOrder, zone: String? = nil) throws -> Bill
    {
        try Self.schedule(
            plan(id).plan,
            order,
            calendar: calendars.calendar(zone ?? calendar.name)
        )
    }

    /// The same for a plan that need not be loaded.
    ///
    /// - Parameter calendar: the zone of the member, whose days may be longer or shorter by an hour.
    package static func schedule(
        _ plan: Plan,
        _ order: ScheduleOrder,
        calendar: ZoneCalendar
    ) throws -> Bill {
        let price = try price(order.price, of: plan)
        guard let version = price.version(on: order.start) else {
            throw Refused(.priceNotInForce, "\(plan.id) \(price.id) on \(order.start)")
        }
        if let end = order.end, end <= order.start {
            throw Refused(.scheduleEndsEarly, "\(end) is not after \(order.start)")
        }
        let cycle = try cycle(
            price,
            from: order.start,
            anchorDay: order.anchorDay,
            alignment: plan.billing.alignment
        )
        let terms = terms(price, version.amount, plan, cycle, order)
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
            var pricing = LinePricing(
                listPrice: version.amount,
                price: PriceVersionID(0),
                proration: plan.billing.proration,
                stacking: plan.stacking,
                taxes: plan.taxes,
                region: order.region,
                ordinal: offset
            )
            pricing.offers = []
            lines += try Bill.term(
                term,
                pricing: TermPricing(
                    lines: pricing,
                    cycle: cycle,
                    billingStart: order.start,
                    carried: .zero(version.amount.currency),
                    stubSeconds: term.isProrated && plan.billing.proration == .bySecond
                        ? calendar.share(of: term.period, in: cycle.period(term.index)) : nil
                )
            ).lines
        }
        return try Bill(lines: lines)
    }

    private static func terms(
        _ price: Price,
        _ amount: Money,
        _ plan: Plan,
        _ cycle: BillingCycle,
        _ order: ScheduleOrder
    ) -> [ScheduledTerm] {
        let proration = plan.billing.proration
        if price.isLifetime {
            let period = Period(start: order.start, end: .lifetimeEnd)
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
        let first = cycle.firstIndex(from: order.start)
        var terms: [ScheduledTerm] = []
        for offset in 0..<(price.renews ? max(0, order.count) : min(order.count, 1)) {
            let term = cycle.term(
                first + offset,
                from: order.start,
                price: amount,
                proration: proration
            )
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
