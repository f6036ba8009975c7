import Membership
import Payments
import Store

/// What a new subscription is agreed from.
struct Terms {
    let version: PlanVersion
    let price: Price
    let payer: MemberID
    let payWith: PaymentMethod
    let startsOn: CivilDate
    var withTrial = false
    var anchorDay: Int?
    var firstTerms = 1
    var origin = SubscriptionOrigin.started
}

extension Engine {
    /// The agreement of a subscription that starts with these terms.
    func agreement(_ terms: Terms) throws(Refused) -> Agreement {
        let (plan, price) = (terms.version.plan, terms.price)
        guard let row = plans.price(price.id, of: terms.version.id, on: terms.startsOn) else {
            throw Refused(.priceNotInForce, "\(plan.id) \(price.id) on \(terms.startsOn)")
        }
        try refuseMethod(terms, row.version.amount)
        try Self.refuseTerms(terms.firstTerms, of: price, plan)
        let billingStart =
            terms.withTrial
            ? plan.trial?.end(startingOn: terms.startsOn) ?? terms.startsOn : terms.startsOn
        let agreement = Agreement(
            payer: terms.payer,
            plan: plan.id,
            planVersion: terms.version.id,
            priceVersion: row.id,
            price: row.version.amount,
            renews: price.renews && terms.firstTerms == 1 && terms.origin.renews,
            isLifetime: price.isLifetime,
            cycle: try Self.cycle(
                price,
                from: billingStart,
                anchorDay: terms.anchorDay,
                alignment: plan.billing.alignment
            ),
            billingStart: billingStart,
            firstTerms: terms.firstTerms,
            proration: plan.billing.proration,
            dunning: plan.dunning,
            chargeLead: plan.billing.chargeLead,
            pause: plan.pause,
            payWith: terms.payWith,
            isPaidLater: gateways.collectsLater(terms.payWith)
        )
        try Self.refuseBeyondCalendar(
            agreement.term(
                agreement.cycle.firstIndex(from: billingStart),
                count: terms.firstTerms
            ),
            agreement
        )
        return agreement
    }

    /// A day that cannot be written can be neither stored nor shown.
    /// - Throws: ``Refusal/timeOutOfRange``.
    static func refuseBeyondCalendar(
        _ term: ScheduledTerm,
        _ agreement: Agreement
    ) throws(Refused) {
        guard !agreement.isLifetime, term.period.end > .lastTermEnd else { return }
        let cadence = agreement.cycle.cadence
        throw Refused(
            .timeOutOfRange,
            "\(term.count == 1 ? "a term" : "\(term.count) terms") of \(cadence) from "
                + "\(term.period.start) would end after the year 9998"
        )
    }

    /// - Throws: ``Refusal/unknownPaymentMethod``.
    func knownMethod(_ text: String) throws(Refused) -> PaymentMethod {
        guard let method = PaymentMethod(text), gateways.accept(method) else {
            throw Refused(.unknownPaymentMethod, text)
        }
        return method
    }

    /// Whether what is to be paid may be paid with this.
    private func refuseMethod(_ terms: Terms, _ amount: Money) throws(Refused) {
        let plan = terms.version.plan
        let isAllowed: Bool
        switch terms.payWith {
        case .balance: isAllowed = true
        case .gateway: isAllowed = plan.billing.mode != .prepaid
        case .none:
            let isTrial = terms.withTrial && plan.trial?.methodRequired == false
            isAllowed = amount.isZero || isTrial
        case .complimentary: isAllowed = terms.origin == .complimentary
        }
        if terms.payWith == .none, !isAllowed {
            throw Refused(
                .paymentMethodNeeded,
                terms.withTrial
                    ? "the trial of \(plan.id) needs a payment method from its start"
                    : "\(plan.id) costs \(amount)"
            )
        }
        guard isAllowed else {
            throw Refused(.paymentMethodNotAllowed, "\(terms.payWith) for \(plan.id)")
        }
    }

    /// Whether that many terms may be bought in one payment.
    static func refuseTerms(_ count: Int, of price: Price, _ plan: Plan) throws(Refused) {
        let most = price.isLifetime ? 1 : plan.billing.longestPrepayment
        guard count == 1 || (1...most).contains(count) else {
            throw Refused(
                .termsOutOfRange,
                "\(count), and \(plan.id) \(price.id) has at most \(most)"
            )
        }
    }

    /// The version of a plan that is on sale.
    /// - Throws: ``Refusal/unknownPlan``, naming the plans there are.
    func sold(_ plan: String) throws(Refused) -> PlanVersion {
        guard let version = plans.catalog.current(plan) else {
            let known = plans.catalog.currentVersions.map(\.plan.id).joined(separator: ", ")
            throw Refused(
                .unknownPlan,
                "\(plan) (\(known.isEmpty ? "none is loaded" : "there is \(known)"))"
            )
        }
        return version
    }

    func price(_ id: String, of plan: Plan) throws(Refused) -> Price {
        try Self.price(id, of: plan)
    }

    /// - Throws: ``Refusal/unknownPrice``, naming the prices there are.
    static func price(_ id: String, of plan: Plan) throws(Refused) -> Price {
        guard let price = plan.price(id) else {
            let known = plan.prices.map(\.id).joined(separator: ", ")
            throw Refused(.unknownPrice, "\(id) (\(plan.id) has \(known))")
        }
        return price
    }

    /// The cycle of a price whose first billed day is known.
    ///
    /// - Parameters:
    ///   - anchorDay: the day of the month terms begin on; `nil` for what the plan says.
    ///   - alignment: what the plan says.
    static func cycle(
        _ price: Price,
        from day: CivilDate,
        anchorDay: Int?,
        alignment: Alignment
    ) throws(Refused) -> BillingCycle {
        let wanted: Int?
        switch alignment {
        case .start: wanted = anchorDay
        case .dayOfMonth(let day): wanted = anchorDay ?? day
        case .calendar:
            guard let anchorDay else { return .calendar(from: day, cadence: price.cadence) }
            wanted = anchorDay
        }
        // A membership for good has one term, and nothing to align.
        guard let wanted, !price.isLifetime else {
            return .starting(on: day, cadence: price.cadence)
        }
        do {
            return try .starting(on: day, cadence: price.cadence, anchorDay: wanted)
        } catch {
            throw Refused(.anchorDayNotAllowed, "\(wanted) with \(price.cadence)")
        }
    }
}
