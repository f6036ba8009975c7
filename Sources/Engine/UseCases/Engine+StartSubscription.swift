import Membership
import Payments
import Store

extension Engine {
    /// Starts a subscription and charges its first term, or begins its trial.
    ///
    /// A first payment that is declined leaves the subscription `incomplete`: it says so, and a top-up
    /// or a new start within 23 hours takes it from there.
    package func startSubscription(_ order: StartOrder) throws -> SubscriptionView {
        var leftOut: TrialLeftOut?
        var view = try charging { try open(order, &leftOut, $0) }
        view.trialLeftOut = leftOut
        return view
    }

    /// As ``startSubscription(_:)``, once, as ``onceCharging(_:render:_:)``.
    package func startSubscription(
        _ order: StartOrder,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        var leftOut: TrialLeftOut?
        let started = { (view: SubscriptionView) in
            var view = view
            view.trialLeftOut = leftOut
            return render(view)
        }
        return try onceCharging(request, render: started) { try open(order, &leftOut, $0) }
    }

    /// Commits what a body begins, puts its charges to their gateways, and commits the outcome.
    func charging(
        _ begin: (Writer) throws -> (id: SubscriptionID, charges: [PendingCharge])
    ) throws -> SubscriptionView {
        let (id, charges) = try store.write { try begin($0) }
        try Charging(engine: self, actor: actor, urgency: .interactive).carryOut(charges)
        return try subscription(id)
    }

    /// The first commit: the subscription, its first invoice, and the charge as pending.
    func open(
        _ order: StartOrder,
        _ writer: Writer
    ) throws -> (id: SubscriptionID, charges: [PendingCharge]) {
        var leftOut: TrialLeftOut?
        return try open(order, &leftOut, writer)
    }

    /// - Parameter leftOut: why the plan's trial is not taken although nobody asked for that.
    private func open(
        _ order: StartOrder,
        _ leftOut: inout TrialLeftOut?,
        _ writer: Writer
    ) throws -> (id: SubscriptionID, charges: [PendingCharge]) {
        let reader = writer.reader
        try plans.refreshIfGrown(reader)
        let work = try Work(self, reader, now: now(reader))
        let member = try find(order.member, reader)
        let calendar = try calendars.calendar(member.zone ?? calendar.name)
        let today = calendar.day(of: work.now)
        let startsOn = order.start ?? today
        guard startsOn >= today || order.backdate else {
            throw Refused(.startInPast, startsOn.description)
        }

        let version = try sold(order.plan)
        let asked = try price(order.price, of: version.plan)
        let method = try knownMethod(order.payWith)
        try work.noteExpiry(of: method, order.payWithExpires, today: today)
        let claims = trialClaims(of: member, payingWith: method)
        // Who is compared pays nothing, so there is nothing to try out.
        let isHeldOut = try work.drawControlGroup(member, version.plan)
        let withTrial =
            try !isHeldOut
            && takesTrial(
                order,
                version.plan,
                claims,
                isPast: startsOn < today,
                reader
            )
        if order.trial == nil, !withTrial, !isHeldOut, version.plan.trial != nil {
            leftOut = startsOn < today ? .backdated : .alreadyTaken
        }
        let price = try withTrial ? converted(asked, version.plan) : asked
        try refuseUnproven(price, member, on: startsOn, reader)
        let agreement = try agreement(
            Terms(
                version: version,
                price: price,
                payer: member.id,
                payWith: method,
                startsOn: startsOn,
                withTrial: withTrial,
                anchorDay: order.anchorDay,
                firstTerms: order.terms
            )
        )
        try refuseTooFarBack(agreement, today)
        let replaced = try makeRoom(for: version.plan.id, of: member.id, work)
        let admission = try work.admit(
            member,
            to: version.plan,
            by: order.invitation,
            on: max(startsOn, today)
        )
        if let referrer = order.referredBy {
            try work.bring(member, by: referrer, to: version.plan)
        }
        let past = try reader.subscriptions(of: member.id)
        var beginning = Beginning(
            member: member,
            calendar: calendar,
            today: today,
            agreement: agreement,
            startsOn: startsOn,
            withTrial: withTrial,
            previous: last(of: version.plan.id, in: past)
        )
        beginning.admission = admission
        let offered = try offers(
            Offering(
                version: version,
                price: price,
                member: member.id,
                past: past,
                replaced: replaced,
                startsOn: startsOn
            ),
            code: order.code,
            reader
        )
        if !isHeldOut { beginning.offers = offered }
        let id = try open(beginning, work)
        if withTrial { work.takeTrial(claims, member.id, id) }
        try work.followExpiries(of: id, member.id)
        try work.write(writer)
        return (id, work.charges)
    }

    /// Opens what was agreed: scheduled, on trial, or with its first term billed.
    func open(_ beginning: Beginning, _ work: Work) throws -> SubscriptionID {
        let id = work.nextSubscription()
        let agreement = beginning.agreement
        let calendar = beginning.calendar
        let opening = Subscription.opening(
            draft(id, beginning),
            startsOn: beginning.startsOn,
            withTrial: beginning.withTrial,
            today: beginning.today,
            now: work.now
        )
        var row = SubscriptionRow(
            id: id,
            member: beginning.member.id,
            memberKey: beginning.member.key,
            agreement: agreement,
            zone: calendar.name,
            createdAt: work.now,
            startsOn: beginning.startsOn,
            validFrom: beginning.startsOn == beginning.today
                ? work.now : calendar.start(of: beginning.startsOn),
            withTrial: beginning.withTrial,
            origin: beginning.origin,
            previous: beginning.previous,
            opening: opening.next
        )
        row.hasOffers = !beginning.offers.isEmpty
        work.take(beginning.offers, row)
        try work.carryOut(
            opening,
            on: Case(
                row: row,
                subscription: opening.next,
                calendar: calendar,
                today: beginning.today,
                isNew: true,
                newOffers: beginning.offers.map(\.offer)
            )
        )
        work.join(beginning.admission, agreement.plan, id)
        try work.openReferral(of: beginning.member, agreement, on: row.validFrom)
        return id
    }

    /// A subscription that nothing has happened to.
    func draft(_ id: SubscriptionID, _ beginning: Beginning) -> Subscription {
        let agreement = beginning.agreement
        return Subscription(
            id: id,
            member: beginning.member.id,
            agreement: agreement,
            state: .active,
            autoRenew: true,
            nextTerm: agreement.cycle.firstIndex(from: agreement.billingStart)
        )
    }

    /// The most terms that a start may lie back: each is billed, one after the other.
    static let longestBackdating = 120

    private func refuseTooFarBack(_ agreement: Agreement, _ today: CivilDate) throws(Refused) {
        guard agreement.billingStart < today, !agreement.isLifetime else { return }
        let first = agreement.cycle.firstIndex(from: agreement.billingStart)
        let terms = agreement.cycle.index(containing: today) - first
        guard terms <= Self.longestBackdating else {
            throw Refused(.backdatedTooFar, "\(agreement.billingStart), \(terms) terms ago")
        }
    }

    /// A member has one live subscription to a plan; one that was never paid gives way.
    ///
    /// - Returns: the one that gave way; `nil` when there was none.
    func makeRoom(
        for plan: String,
        of member: MemberID,
        _ work: Work
    ) throws -> SubscriptionID? {
        if let row = try planned(plan, of: member, work.reader) {
            throw Refused(.alreadySubscribed, "\(row.id) is to change to \(plan)")
        }
        guard let live = try live(plan, of: member, work.reader) else { return nil }
        let matter = try work.load(live)
        do {
            let decision = try matter.subscription.applying(.replaced(now: work.now))
            try work.carryOut(decision, on: matter)
            return live.id
        } catch let error as TransitionError {
            if error == .paymentInFlight { throw Refused(.paymentInFlight, live.id.description) }
            throw Refused(.alreadySubscribed, "\(live.id) is \(live.state.name.rawValue)")
        }
    }

    /// The member's subscription to a plan that has not ended; `nil` for none.
    func live(_ plan: String, of member: MemberID, _ reader: Reader) throws -> SubscriptionRow? {
        try reader.subscriptions(of: member).first { $0.plan == plan && !$0.state.isEnded }
    }

    /// The member's subscription to another plan that changes to this one, when its term ends or once
    /// its charge has an outcome; `nil` for none.
    func planned(_ plan: String, of member: MemberID, _ reader: Reader) throws -> SubscriptionRow? {
        try reader.subscriptions(of: member).first { row in
            guard row.plan != plan, !row.state.isEnded else { return false }
            let under = row.inFlight == nil ? nil : try reader.pendingChange(of: row.id)?.to
            return try [row.pendingChange?.price, under].compactMap(\.self).contains {
                try plans.priced($0, reader).plan.id == plan
            }
        }
    }

    /// The latest subscription to a plan that a new one goes on from: it was had, and is over.
    func last(of plan: String, in past: [SubscriptionRow]) -> SubscriptionID? {
        past.last { row in
            guard row.plan == plan, case .ended(let reason, _) = row.state else { return false }
            switch reason {
            case .canceled, .expired, .nonpayment, .refunded, .revoked: return true
            case .replaced, .neverPaid: return false
            }
        }?.id
    }
}
