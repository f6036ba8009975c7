import Membership

@testable import Store

/// What the rows of a test are made of.
struct ShopFacts {
    let usd: Currency
    let monthly: Cadence

    func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency: usd) }

    func instant(_ day: CivilDate) -> Instant {
        Instant(milliseconds: Int64(day.dayNumber) * Instant.millisecondsPerDay)
    }

    var dunning: DunningPolicy { DunningPolicy(retryOffsets: [3, 6], graceDays: 7, holdDays: 14) }

    func plan(_ id: String, prices: [String]) -> Plan {
        Plan(
            id: id,
            name: id,
            summary: "",
            objective: nil,
            prices: prices.map { price in
                let amount = PriceVersion(from: CivilDate(dayNumber: 19_000), amount: money(1_499))
                return Price(id: price, cadence: monthly, renews: true, history: [amount])
            },
            trial: nil,
            billing: BillingRules(mode: .autoRenew, proration: .byDay, catchUp: 1),
            dunning: dunning,
            benefits: []
        )
    }

    /// The terms of a subscription to `prime`, `gold` or `silver`: the first, second and third version,
    /// at the price with the number 1, 3 or 4.
    func agreement(
        _ plan: String = "prime",
        of payer: Int64 = 1,
        from start: CivilDate,
        payWith: PaymentMethod = .balance
    ) -> Agreement {
        Agreement(
            payer: MemberID(payer),
            plan: plan,
            planVersion: PlanVersionID(plan == "prime" ? 1 : plan == "gold" ? 2 : 3),
            priceVersion: PriceVersionID(plan == "prime" ? 1 : plan == "gold" ? 3 : 4),
            price: money(1_499),
            renews: true,
            cycle: .starting(on: start, cadence: monthly),
            billingStart: start,
            proration: .byDay,
            dunning: dunning,
            payWith: payWith
        )
    }

    /// What one term costs, without tax.
    func line(_ term: ScheduledTerm, _ price: PriceVersionID) -> InvoiceLine {
        InvoiceLine(
            kind: .term,
            price: price,
            period: term.period,
            days: term.days,
            ofDays: term.ofDays,
            amount: term.amount,
            tax: money(0)
        )
    }

    /// A stored row of a subscription, with what it waits for derived from its state.
    func row(
        _ subscription: Subscription,
        memberKey: String,
        startsOn: CivilDate,
        withTrial: Bool = false,
        lastInvoice: Int64? = nil
    ) -> SubscriptionRow {
        var row = SubscriptionRow(
            id: subscription.id,
            member: subscription.member,
            memberKey: memberKey,
            agreement: subscription.agreement,
            zone: "UTC",
            createdAt: instant(startsOn),
            startsOn: startsOn,
            validFrom: instant(startsOn),
            withTrial: withTrial,
            opening: subscription
        )
        let due = subscription.nextAction.map { action in
            switch action.due {
            case .day(let day): instant(day)
            case .instant(let instant): instant
            }
        }
        row.adopt(subscription, nextActionAt: due)
        row.lastInvoice = lastInvoice.map(InvoiceID.init)
        return row
    }

    func entitlement(_ row: SubscriptionRow, _ subscription: Subscription) -> Entitlement {
        Entitlement(
            source: EntitlementSource(planVersion: row.planVersion, subscription: row.id),
            standing: subscription.standing,
            validFrom: row.validFrom,
            paidUntil: subscription.securedUntil.map(instant),
            validUntil: subscription.accessUntil.map(instant) ?? row.validFrom
        )
    }
}
