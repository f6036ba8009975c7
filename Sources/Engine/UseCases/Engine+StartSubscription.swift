import Membership
import Payments
import Store

extension Engine {
    /// Starts a subscription and charges its first term, or begins its trial.
    ///
    /// A first payment that is declined leaves the subscription `incomplete`: it says so, and a top-up
    /// or a new start within 23 hours takes it from there.
    package func startSubscription(_ order: StartOrder) throws -> SubscriptionView {
        let (id, charges) = try store.write { writer in
            try open(order, writer)
        }
        try Charging(engine: self, actor: actor, urgency: .interactive).carryOut(charges)
        return try subscription(id)
    }

    /// The first commit: the subscription, its first invoice, and the charge as pending.
    func open(
        _ order: StartOrder,
        _ writer: Writer
    ) throws -> (id: SubscriptionID, charges: [PendingCharge]) {
        let reader = writer.reader
        try plans.refresh(reader)
        let work = try Work(self, reader, now: now(reader))
        let member = try find(order.member, reader)
        let calendar = try calendars.calendar(member.zone ?? calendar.name)
        let today = calendar.day(of: work.now)
        let startsOn = order.start ?? today
        guard startsOn >= today else { throw Refused(.startInPast, startsOn.description) }

        let version = try sold(order.plan)
        let withTrial = try takesTrial(order, version.plan, member.id, reader)
        let agreement = try agreement(order, version, startsOn: startsOn, withTrial: withTrial)
        try makeRoom(for: version.plan.id, of: member.id, work, reader)

        let id = work.nextSubscription()
        let draft = Subscription(
            id: id,
            member: member.id,
            agreement: agreement,
            state: .active,
            autoRenew: true,
            nextTerm: agreement.cycle.firstIndex(from: agreement.billingStart)
        )
        let opening = Subscription.opening(
            draft,
            startsOn: startsOn,
            withTrial: withTrial,
            today: today,
            now: work.now
        )
        let row = SubscriptionRow(
            id: id,
            member: member.id,
            memberKey: member.key,
            agreement: agreement,
            zone: calendar.name,
            createdAt: work.now,
            startsOn: startsOn,
            validFrom: startsOn > today ? calendar.start(of: startsOn) : work.now,
            withTrial: withTrial,
            opening: opening.next
        )
        try work.carryOut(
            opening,
            on: Case(
                row: row,
                subscription: opening.next,
                calendar: calendar,
                today: today,
                isNew: true
            )
        )
        if withTrial { work.addTrial(member.id, id) }
        try work.write(writer)
        return (id, work.charges)
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

    private func takesTrial(
        _ order: StartOrder,
        _ plan: Plan,
        _ member: MemberID,
        _ reader: Reader
    ) throws -> Bool {
        let taken = try reader.hasTakenTrial(member)
        guard let wanted = order.trial else { return plan.trial != nil && !taken }
        guard wanted else { return false }
        guard plan.trial != nil else { throw Refused(.noTrialOffered, plan.id) }
        guard !taken else { throw Refused(.trialAlreadyTaken, order.member) }
        return true
    }

    private func agreement(
        _ order: StartOrder,
        _ version: PlanVersion,
        startsOn: CivilDate,
        withTrial: Bool
    ) throws(Refused) -> Agreement {
        let plan = version.plan
        let price = try price(order.price, of: plan)
        guard let row = plans.price(price.id, of: version.id, on: startsOn) else {
            throw Refused(.priceNotInForce, "\(plan.id) \(price.id) on \(startsOn)")
        }
        guard let method = PaymentMethod(order.payWith), gateways.accept(method) else {
            throw Refused(.unknownPaymentMethod, order.payWith)
        }
        if plan.billing.mode == .prepaid, method != .balance {
            throw Refused(.paymentMethodNotAllowed, "\(order.payWith) for \(plan.id)")
        }
        let billingStart = withTrial ? plan.trial?.end(startingOn: startsOn) ?? startsOn : startsOn
        return Agreement(
            plan: plan.id,
            planVersion: version.id,
            priceVersion: row.id,
            price: row.version.amount,
            renews: price.renews,
            cycle: try cycle(price, from: billingStart, anchorDay: order.anchorDay),
            billingStart: billingStart,
            proration: plan.billing.proration,
            dunning: plan.dunning,
            payWith: method
        )
    }

    /// - Throws: ``Refusal/unknownPrice``, naming the prices there are.
    func price(_ id: String, of plan: Plan) throws(Refused) -> Price {
        guard let price = plan.price(id) else {
            let known = plan.prices.map(\.id).joined(separator: ", ")
            throw Refused(.unknownPrice, "\(id) (\(plan.id) has \(known))")
        }
        return price
    }

    /// The cycle of a price whose first billed day is known.
    func cycle(
        _ price: Price,
        from day: CivilDate,
        anchorDay: Int?
    ) throws(Refused) -> BillingCycle {
        guard let anchorDay else { return .starting(on: day, cadence: price.cadence) }
        do {
            return try .starting(on: day, cadence: price.cadence, anchorDay: anchorDay)
        } catch {
            throw Refused(.anchorDayNotAllowed, "\(anchorDay) with \(price.cadence)")
        }
    }

    /// A member has one live subscription to a plan; one that was never paid gives way.
    private func makeRoom(
        for plan: String,
        of member: MemberID,
        _ work: Work,
        _ reader: Reader
    ) throws {
        let live = try reader.subscriptions(of: member)
            .first { $0.plan == plan && !$0.state.isEnded }
        guard let live else { return }
        let matter = try work.load(live)
        do {
            let decision = try matter.subscription.applying(.replaced(now: work.now))
            try work.carryOut(decision, on: matter)
        } catch let error as TransitionError {
            if error == .paymentInFlight { throw Refused(.paymentInFlight, live.id.description) }
            throw Refused(.alreadySubscribed, "\(live.id) is \(live.state.name.rawValue)")
        }
    }
}
